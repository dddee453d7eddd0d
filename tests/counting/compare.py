"""Looks for each thing that a site's files hold in what an import made of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from tests.counting.found import Found, left_out
from tests.counting.held import SAMPLE_FILES, SAMPLE_WORDS, Held
from tests.counting.words import fold, tokens

Outcome = Literal["found", "not shown", "sample", "others", "told", "lost"]

LONG_WORD = 4
FEW = 12
"""Words round the lists of a page; themes write them under conditions."""
TELLING = 14
"""Letters of a row's name that would not be anywhere by chance."""

SHORT = 3
"""Letters of a name that may be anywhere, such as “PhD”."""

SEVERAL = 3
"""Rows of one list that a text has to name before it is taken for that list."""
UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1>|\{%-?\s*(comment|raw)\b.*?\{%-?\s*end\2"
    r"|\{%.*?%\}|\{\{.*?\}\}",
    re.DOTALL,
)
"""What readers of a page do not see as it is written there."""


@dataclass(frozen=True)
class Fate:
    """What became of one thing, and how that is known."""

    held: Held
    outcome: Outcome
    why: str


@dataclass
class Comparison:
    """One site's things against what was found of it."""

    root: Path
    found: Found
    things: list[Held]
    fates: list[Fate] = field(default_factory=list)

    def compare(self) -> list[Fate]:
        """The fate of each thing, in order."""
        self.fates = [self._fate(thing) for thing in self.things]
        self._doubt_samples()
        self._doubt_left_out()
        return self.fates

    def _fate(self, thing: Held) -> Fate:
        if how := self._how_found(thing):
            return Fate(thing, "found", how)
        if thing.why_not:
            return Fate(thing, "not shown", thing.why_not)
        if thing.kind == "pages" and self._is_left_text(thing):
            return Fate(thing, "sample", TOLD_TEXT)
        if is_sample(thing):
            return Fate(thing, "sample", "the theme's own")
        messages = self.found.told_of(self.root, thing.file)
        if thing.kind == "bibtex" and left_out(messages):
            whose: Outcome = "told" if self._names_owner(thing) else "others"
            return Fate(thing, whose, "left out of the bibliography")
        if "/authors/" in thing.file and any(
            OTHERS.search(p["message"]) for p in self.found.problems
        ):
            return Fate(thing, "others", "another person of the site")
        if told := [m for m in messages if NOT_READ.search(m)]:
            work = thing.kind == "publications" and not self._names_owner(thing)
            return Fate(thing, "others" if work else "told", told[0][:90])
        return Fate(thing, "lost", "")

    def _names_owner(self, thing: Held) -> bool:
        """Whether a work's source has the family name of anybody who came in."""
        said = fold(f"{thing.said} {thing.body}")
        return any(family in said for family in self.found.families)

    def _is_left_text(self, thing: Held) -> bool:
        """Whether the report names a page as one that still says what the theme said."""
        said = (p["message"] for p in self.found.problems if TOLD_TEXT in p["message"])
        return any(thing.file in message for message in said)

    def _how_found(self, thing: Held) -> str:
        if thing.kind == "data":
            return self._how_row_found(thing)
        if thing.kind == "bibtex":
            return self._how_entry_found(thing)
        if self.found.of_file(thing.file) or f"file:{thing.file}" in self.found.origins:
            return "record"
        if (title := fold(thing.words)) and title in self.found.translated:
            return "version in another language"
        if thing.kind == "publications" and self.found.titled(thing.words):
            return "same work"
        if thing.kind == "pages" or f"page:{thing.file}" in self.found.origins:
            return self._how_page_found(thing)
        return ""

    def _how_entry_found(self, thing: Held) -> str:
        ending = f"#{thing.part}"
        if any(o.endswith(ending) for o in self.found.origins) or thing.part in self.found.keys:
            return "record"
        if any(self.found.of_file(page) for page in thing.pages):
            return "merged with the page beside it"
        return "same work" if self.found.titled(thing.words) else ""

    def _how_row_found(self, thing: Held) -> str:
        words = fold(thing.words)
        own = self.found.of_file(thing.file)
        rows = [r for r in own if words in r.words.replace(" ", "")]
        if len(words) > SHORT:
            rows += [r for r in self.found.records if words in r.words]
        free = [r for r in rows if not r.taken and (r.title == words or len(words) > SHORT)]
        if free:
            min(free, key=lambda record: record.title != words).taken = True
            return "record"
        if any(r in own and words != r.title for r in rows):
            return "in the record of its group"
        return "text" if self._is_in_text(thing, words) else ""

    def _is_in_text(self, thing: Held, words: str) -> bool:
        """Whether a text has a row's words: many of them, or among several of its neighbours."""
        if len(words) >= TELLING:
            return words in self.found.texts
        beside = self._beside[thing.file, thing.part.rpartition("-")[0]]
        enough = min(SEVERAL, len(beside))
        return enough > 1 and any(
            words in text and sum(other in text for other in beside) >= enough
            for text in self.found.sections
        )

    @cached_property
    def _beside(self) -> dict[tuple[str, str], set[str]]:
        """By file and list: what its rows are called."""
        found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for thing in self.things:
            if thing.kind == "data":
                found[thing.file, thing.part.rpartition("-")[0]].add(fold(thing.words) or "-")
        return found

    def _how_page_found(self, thing: Held) -> str:
        words = words_of_page(thing.body)
        draws = re.search(r"\{%-?\s*(?:for|include)\b", thing.body) is not None
        if not words or (draws and len(words) < FEW):
            return "nothing but templates"
        share = sum(word in self.found.texts for word in words) / len(words)
        return f"{share:.0%} of its words" if share >= MOST else ""

    def _doubt_samples(self) -> None:
        """The report must tell of samples wherever some were left out."""
        if not self.found.samples():
            self._change("sample", "lost", "a sample, skipped without a word")

    def _doubt_left_out(self) -> None:
        """No more entries of a file may be missing than the report counts."""
        missing = Counter(f.held.file for f in self.fates if f.why.startswith("left out"))
        for name, count in missing.items():
            told = left_out(self.found.told_of(self.root, name))
            if count > told:
                why = f"{count} entries are missing, {told} are told"
                self._change("told", "lost", why, name)
                self._change("others", "lost", why, name)

    def _change(self, old: Outcome, new: Outcome, why: str, name: str = "") -> None:
        self.fates = [
            Fate(f.held, new, why)
            if f.outcome == old and name in ("", f.held.file) and f.why != TOLD_TEXT
            else f
            for f in self.fates
        ]


MOST = 0.8
"""The share of a page's words that has to be there: templates draw some, or leave some out."""

TOLD_TEXT = "text that came with the theme"
NOT_READ = re.compile(
    r"(?:was|were) not (?:read|imported)|^Left out|file is kept|kept with the source"
    r"|kept as it is|could be read from"
)
"""How the report says that a whole file, or all that it lists, did not come in."""

OTHERS = re.compile(r"Further people with an author page")


def is_sample(thing: Held) -> bool:
    """Whether a thing lies where a theme's starter has its own, or says what those say."""
    named = SAMPLE_FILES.fullmatch(thing.file) is not None or thing.sample
    return named or SAMPLE_WORDS.search(f"{thing.words} {thing.body}") is not None


def words_of_page(body: str) -> set[str]:
    """The longer words of a page, folded; what is not drawn and what is a template is left out."""
    words = tokens(UNSEEN.sub(" ", body))
    return {word for word in words if len(word) >= LONG_WORD and not word.isdigit()}
