"""The rule itself: two descriptions -> a verdict. It is written out in the package's docstring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from faculty_site.lib.work_identity import titles
from faculty_site.lib.work_identity.authors import Agreement, agreement
from faculty_site.lib.work_identity.description import Description
from faculty_site.lib.work_identity.venues import venues_alike

Verdict = Literal["same", "versions", "different"]

SURE: Final = 85
"""Percent from which on an import takes two for one without asking."""

WORTH_ASKING: Final = 60
"""Percent from which on people are asked, and versions linked."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What two descriptions are to each other; the confidence is in percent."""

    verdict: Verdict
    confidence: int
    reason: str

    @property
    def is_sure(self) -> bool:
        """Whether the two may become one without a question."""
        return self.verdict == "same" and self.confidence >= SURE

    @property
    def is_worth_asking(self) -> bool:
        return self.verdict != "different" and self.confidence >= WORTH_ASKING


def compare(one: Description, other: Description) -> Judgement:
    """What two descriptions of works are to each other; in either order the same."""
    pair = _Pair(one, other)
    for decide in (_by_marks, _by_doi, _by_arxiv, _by_what_is_missing, _by_title):
        if judgement := decide(pair):
            return judgement
    return Judgement("different", 97, "their titles differ")


@dataclass(frozen=True)
class _Pair:
    """What the two have in common; each question is answered once, and only if it is asked."""

    one: Description
    other: Description

    @cached_property
    def titles(self) -> titles.Likeness:
        return titles.likeness(self.one.title, self.other.title)

    @cached_property
    def authors(self) -> Agreement:
        return agreement(self.one.authors, self.other.authors)

    @cached_property
    def apart(self) -> int | None:
        """Years between the two; None where one of them names none."""
        if self.one.year is None or self.other.year is None:
            return None
        return abs(self.one.year - self.other.year)

    @cached_property
    def stages(self) -> frozenset[str]:
        return frozenset((self.one.stage, self.other.stage))

    @cached_property
    def are_preprint_and_print(self) -> bool:
        return self.stages == {"preprint", "out"}

    @cached_property
    def has_venues(self) -> bool:
        return bool(self.one.venue and self.other.venue)

    @cached_property
    def in_one_venue(self) -> bool:
        """Whether the venues may be one; an empty one may be any."""
        return venues_alike(self.one.venue, self.other.venue)

    @cached_property
    def are_talk_and_article(self) -> bool:
        """A conference paper and a journal article, unless one place is named for both."""
        kinds = {self.one.type, self.other.type} == {"paper-conference", "article-journal"}
        return kinds and self.one.venue.casefold() != self.other.venue.casefold()

    @property
    def years(self) -> str:
        """The years in words."""
        if self.apart is None:
            return "a year is missing"
        return {0: "the same year", 1: "one year apart"}.get(
            self.apart, f"{self.apart} years apart"
        )


def _is_vague(pair: _Pair) -> bool:
    return titles.is_vague(pair.one.title) or titles.is_vague(pair.other.title)


def _by_marks(pair: _Pair) -> Judgement | None:
    """An erratum, a comment, a reply is a work of its own."""
    one, other = (titles.notices(each.title) for each in (pair.one, pair.other))
    if one == other or pair.titles == "missing":
        return None
    word = min(one ^ other)
    return Judgement("different", 90, f"only one title says “{word}”")


def _by_doi(pair: _Pair) -> Judgement | None:
    one, other = pair.one.doi_key, pair.other.doi_key
    if not one or not other:
        return None
    if one == other:
        return _with_equal_doi(pair)
    if pair.titles not in ("equal", "near") or pair.authors in ("none", "few"):
        return Judgement("different", 97, "their DOIs differ")
    if _is_vague(pair):
        return Judgement("different", 95, "their DOIs differ, and many works have such a title")
    confidence = 90 if pair.are_preprint_and_print else 80 if pair.authors == "shared" else 65
    if pair.titles == "near":
        confidence -= 15
    return Judgement("versions", confidence, "one title, two DOIs")


def _with_equal_doi(pair: _Pair) -> Judgement:
    if pair.titles != "other":
        if pair.authors == "none":
            return Judgement("same", 75, "the same DOI, but no author in common")
        return Judgement("same", 99, "the same DOI")
    if pair.authors in ("none", "few"):
        return Judgement("different", 60, "the same DOI, but other titles and authors")
    return Judgement("same", 65, "the same DOI, but other titles")


def _by_arxiv(pair: _Pair) -> Judgement | None:
    one, other = pair.one.arxiv_key, pair.other.arxiv_key
    if not one or not other:
        return None
    if one != other:
        if {pair.one.doi_key, pair.other.doi_key} != {""} or pair.titles != "equal":
            return None
        if _is_vague(pair) or pair.authors != "shared":
            return Judgement("different", 80, "their arXiv ids differ")
        return Judgement("same", 60, "one title, but two arXiv ids")
    if pair.titles == "other":
        return _with_equal_arxiv_and_other_titles(pair)
    if pair.are_preprint_and_print:
        return Judgement("versions", 97, "a preprint and what came out of it: one arXiv id")
    if "preprint" not in pair.stages and not pair.in_one_venue:
        return Judgement("versions", 85, "one arXiv id, two places where it came out")
    if pair.stages == {"out"} and (pair.apart or 0) > 1:
        return Judgement("versions", 75, f"one arXiv id, {pair.years}")
    return Judgement("same", 97, "the same arXiv id")


def _with_equal_arxiv_and_other_titles(pair: _Pair) -> Judgement:
    """A preprint that came out under another title, or an id written down wrongly."""
    reason = "the same arXiv id, but other titles"
    if pair.authors in ("none", "few"):
        return Judgement("different", 60, reason)
    if pair.are_preprint_and_print:
        return Judgement("versions", 80 if pair.authors == "shared" else 60, reason)
    if pair.stages == {"out"} and not pair.in_one_venue:
        return Judgement("versions", 60, reason)
    return Judgement("same", 65 if pair.authors == "shared" else 60, reason)


def _by_what_is_missing(pair: _Pair) -> Judgement | None:
    if pair.titles == "missing":
        return Judgement("different", 50, "without a title nothing tells them")
    if pair.titles == "other":
        return Judgement("different", 97, "their titles differ")
    if pair.authors == "none":
        return Judgement("different", 90, "no author in common")
    if pair.authors == "few":
        agree = pair.titles == "equal" and not pair.apart and pair.in_one_venue
        verdict: Verdict = "same" if agree and not _is_vague(pair) else "different"
        return Judgement(verdict, 60, "half of the authors in common, or fewer")
    return None


def _by_title(pair: _Pair) -> Judgement | None:
    """Titles are equal or near, and the authors do not speak against it."""
    if pair.titles == "near":
        return _with_near_titles(pair)
    if _is_vague(pair):
        return _with_vague_title(pair)
    if pair.are_preprint_and_print or ("unfinished" in pair.stages and len(pair.stages) > 1):
        return _with_other_stages(pair)
    if pair.are_talk_and_article or not pair.in_one_venue:
        return _with_other_venues(pair)
    return _with_equal_titles(pair)


def _with_near_titles(pair: _Pair) -> Judgement:
    far = pair.apart is not None and pair.apart > 1
    if pair.authors != "shared" or far:
        return Judgement("different", 70, "their titles differ a little")
    if pair.are_preprint_and_print:
        return Judgement("versions", 75, f"nearly one title, {pair.years}; one is a preprint")
    if pair.has_venues and not pair.in_one_venue:
        return Judgement("versions", 60, f"nearly one title, {pair.years}; two venues")
    return Judgement("same", 70, f"nearly one title, the authors agree, {pair.years}")


def _with_vague_title(pair: _Pair) -> Judgement:
    reason = f"a title that many works have, {pair.years}"
    if pair.apart or not pair.in_one_venue:
        return Judgement("different", 80, reason)
    certain = pair.apart == 0 and pair.has_venues and pair.authors == "shared"
    return Judgement("same", 70 if certain else 55, reason)


def _with_other_stages(pair: _Pair) -> Judgement:
    apart = pair.apart or 0
    known = pair.authors == "shared"
    if pair.are_preprint_and_print:
        confidence = 95 if apart <= 3 else 75 if apart <= 6 else 55
        reason = f"one title, {pair.years}; one is a preprint"
        return Judgement("versions", confidence if known else confidence - 20, reason)
    if apart > 3:
        return Judgement("different", 60, f"one title, {pair.years}; one is unfinished")
    reason = f"one title, {pair.years}; one is unfinished"
    return Judgement("same", 75 if known else 60, reason)


def _with_other_venues(pair: _Pair) -> Judgement:
    apart = pair.apart or 0
    known = 0 if pair.authors == "shared" else 15
    if apart > 5:
        return Judgement("different", 60, f"one title in two venues, {pair.years}")
    if pair.are_talk_and_article:
        reason = f"one title, a conference paper and an article, {pair.years}"
        return Judgement("versions", 80 - known, reason)
    if apart:
        return Judgement("versions", 65 - known, f"one title in two venues, {pair.years}")
    return Judgement("same", 70 - known, f"one title, {pair.years}, but two venues")


def _with_equal_titles(pair: _Pair) -> Judgement:
    """One title, and nothing speaks of two places or stages."""
    who = "title and authors agree" if pair.authors == "shared" else "the titles are equal"
    reason = f"{who}, {pair.years}"
    if pair.apart is None:
        confidence = 90 if pair.one.year == pair.other.year else 87
    elif pair.apart > 3:
        books = {pair.one.type, pair.other.type} <= {"book", "document"} and pair.has_venues
        return Judgement("versions" if books else "different", 65, reason)
    else:
        confidence = {0: 95, 1: 90 if pair.has_venues else 82}.get(pair.apart, 60)
    if "unsaid" in pair.stages and "preprint" in pair.stages:
        confidence = min(confidence, 80)
    return Judgement("same", confidence if pair.authors == "shared" else confidence - 20, reason)
