"""Why a rule takes works for one, or a name for a person's, said in the reader's language.

The rules give their reasons in English, and they are kept with what was asked. Each has one of
these forms, by which it is known again.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from django.utils.translation import gettext, gettext_noop

OF_WORKS: Final = (
    gettext_noop("only one title says “%(word)s”"),
    gettext_noop("their DOIs differ"),
    gettext_noop("their DOIs differ, and many works have such a title"),
    gettext_noop("one title, two DOIs"),
    gettext_noop("the same DOI"),
    gettext_noop("the same DOI, but no author in common"),
    gettext_noop("the same DOI, but other titles"),
    gettext_noop("the same DOI, but other titles and authors"),
    gettext_noop("their arXiv ids differ"),
    gettext_noop("one title, but two arXiv ids"),
    gettext_noop("a preprint and what came out of it: one arXiv id"),
    gettext_noop("one arXiv id, two places where it came out"),
    gettext_noop("one arXiv id, %(years)s"),
    gettext_noop("the same arXiv id"),
    gettext_noop("the same arXiv id, but other titles"),
    gettext_noop("without a title nothing tells them"),
    gettext_noop("their titles differ"),
    gettext_noop("no author in common"),
    gettext_noop("half of the authors in common, or fewer"),
    gettext_noop("their titles differ a little"),
    gettext_noop("nearly one title, %(years)s; one is a preprint"),
    gettext_noop("nearly one title, %(years)s; two venues"),
    gettext_noop("nearly one title, the authors agree, %(years)s"),
    gettext_noop("a title that many works have, %(years)s"),
    gettext_noop("one title, %(years)s; one is a preprint"),
    gettext_noop("one title, %(years)s; one is unfinished"),
    gettext_noop("one title in two venues, %(years)s"),
    gettext_noop("one title, a conference paper and an article, %(years)s"),
    gettext_noop("one title, %(years)s, but two venues"),
    gettext_noop("title and authors agree, %(years)s"),
    gettext_noop("the titles are equal, %(years)s"),
)
YEARS: Final = (
    gettext_noop("a year is missing"),
    gettext_noop("the same year"),
    gettext_noop("one year apart"),
    gettext_noop("%(number)s years apart"),
)
OF_NAMES: Final = (
    gettext_noop("Once linked"),
    gettext_noop("Same ORCID iD"),
    gettext_noop("Same name"),
    gettext_noop("Same name as “%(name)s”"),
    gettext_noop("Same name as “%(name)s” in another script"),
    gettext_noop("Nearly the same name as “%(name)s”"),
    gettext_noop("Same initials as “%(name)s”"),
)
DECIDED: Final = (gettext_noop("somebody said so"), gettext_noop("somebody split them"))
IN_COMPANY: Final = gettext_noop("%(reason)s; %(author)s is a co-author elsewhere too")

_hole = re.compile(r"%\\?\((\w+)\\?\)s")


def for_reader(reason: str) -> str:
    """A stored reason in the reader's language; as it is where no rule gives such a one."""
    for form, shape in _shapes():
        if found := shape.fullmatch(reason):
            parts = found.groupdict()
            parts |= {
                name: for_reader(parts[name]) for name in ("years", "reason") if name in parts
            }
            return gettext(form) % parts if parts else gettext(form)
    return reason


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms, each before those that would take it for another with something in its hole."""
    forms = (IN_COMPANY, *OF_WORKS, *YEARS, *OF_NAMES, *DECIDED)
    return tuple((form, re.compile(_holes(form), re.DOTALL)) for form in sorted(forms, key=_order))


def _order(form: str) -> tuple[bool, int]:
    return form != IN_COMPANY, -len(form)


def _holes(form: str) -> str:
    return _hole.sub(r"(?P<\1>.+?)", re.escape(form))
