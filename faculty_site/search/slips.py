"""Words that somebody may have meant who let one slip happen: a letter wrong, too many, missing,
or two turned round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from django.db.models import F
from rapidfuzz.distance import OSA

from .models import Record, Slip
from .wanted import Phrase, Term, Wanted
from .words import LONGEST_WORD

SHORTEST: Final = 5
"""Letters of a word from which on a slip is looked for; shorter ones are all near each other."""

MOST_NEAR: Final = 8

AT_ONCE: Final = 2000
"""Words that one query asks for; databases take no more than some thousand."""


def remember(records: Iterable[Record]) -> None:
    """Keep the words of names and titles for those who miss them."""
    words = {word for record in records for word in f"{record.names} {record.title}".split()}
    several = sorted(word for word in words if _may_be_meant(word))
    for at in range(0, len(several), AT_ONCE):
        _remember(several[at : at + AT_ONCE])


def _remember(words: Sequence[str]) -> None:
    known = set(Slip.objects.filter(form__in=words, word=F("form")).values_list("word", flat=True))
    new = (word for word in words if word not in known)
    slips = (Slip(form=form, word=word) for word in new for form in _forms(word))
    Slip.objects.bulk_create(slips, batch_size=1000, ignore_conflicts=True)


def with_near(wanted: Wanted) -> Wanted:
    """The same with the words that each term may have meant, in one query."""
    words = [term.single for term in wanted.terms if len(term.single) >= SHORTEST]
    if not words:
        return wanted
    near = _near([word[:LONGEST_WORD] for word in words])
    return replace(wanted, terms=tuple(_with_near(term, near) for term in wanted.terms))


def _with_near(term: Term, near: Mapping[str, list[str]]) -> Term:
    found = near.get(term.single, [])
    return replace(term, near=tuple(Phrase((word,)) for word in found[:MOST_NEAR]))


def _near(words: Iterable[str]) -> Mapping[str, list[str]]:
    forms = defaultdict(list)
    for word in words:
        for form in _forms(word):
            forms[form].append(word)
    found: dict[str, set[str]] = defaultdict(set)
    for form, known in Slip.objects.filter(form__in=forms).values_list("form", "word"):
        for word in forms[form]:
            if not known.startswith(word) and OSA.distance(word, known) == 1:
                found[word].add(known)
    return {word: sorted(each) for word, each in found.items()}


def _may_be_meant(word: str) -> bool:
    return SHORTEST - 1 <= len(word) <= LONGEST_WORD and not any(map(str.isdigit, word))


def _forms(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
