"""One news item: its label, its date, its place, and what is left as its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faculty_site.ingest.dating import Dated, date_item
from faculty_site.ingest.documents import Page
from faculty_site.ingest.inline import without_last_breaks
from faculty_site.lib.fuzzy_dates import FoundDate, FuzzyDate
from faculty_site.lib.markdown import Dialect, plain_text
from news.ingest.labels import cut_label
from news.ingest.lists import Source

NO_PLACE = re.compile(
    r"""^(?: (?:co-?)?p\.?i\.?\b | co-?i\b | (?:co-)?principal\b | p\.?c\.?\ (?:member|chair) |
        postponed\b | cancell?ed\b | rescheduled\b | moved\b | accepted\b | rejected\b | update\b |
        oral\b | poster\b | spotlight\b | invited\b | keynote\b | plenary\b | contributed\b |
        joint(?:ly)?\b | with\b | by\b | led\b | since\b | until\b | from\b | due\b | deadline\b |
        published\b | submitted\b | to\ appear\b | forthcoming\b | in\ press\b | tba\b | tbd\b |
        vol(?:\.|ume)\b | pp?\.\ | \d )""",
    re.VERBOSE | re.IGNORECASE,
)
NO_PLACE_ANYWHERE = re.compile(
    r"""[$€£¥%] | https?: | \b(?: awards? | prize | papers? | talk | slides | video | pdf |
        journal | proceedings | transactions | letters | arxiv | ieee | acm | symposium | workshop |
        neurips | nips | icml | iclr | cvpr | iccv | eccv | aaai | ijcai | emnlp | naacl | kdd |
        sigir | infocom | siggraph | icra | iros )\b""",
    re.VERBOSE | re.IGNORECASE,
)
MAX_PLACE_WORDS = 12
FIRST_WORD = re.compile(r"[\s*_(\[`]*[^\W\d_]{3,9}\b\.?(?=[\s*_)\]`]*[:：,|–—-])")


@dataclass(frozen=True, slots=True)
class Item:
    """A news item as read. `found` still lacks its year when the item does not say it."""

    source: Source
    category: str
    body: str
    place: str
    found: FoundDate | None

    @property
    def date(self) -> FuzzyDate | None:
        return self.found.date if self.found else None

    @property
    def end_date(self) -> FuzzyDate | None:
        return self.found.end if self.found else None


def read_item(
    source: Source, page: Page, categories: frozenset[str], day_first: bool | None
) -> Item:
    """Take an item apart; what is not a label, a date or a place stays in its text."""
    category, text = cut_label(without_last_breaks(source.text), categories)
    dated = date_item(text, day_first=day_first) or _in_year(text, source.within)
    if dated is None:
        return Item(source, category, text, "", None)
    place, body = _place(dated, page.dialect)
    if not category:
        category, body = cut_label(body, categories)
    return Item(source, category, body, place, dated.found)


def _in_year(text: str, within: FuzzyDate | None) -> Dated | None:
    """An item below a year that begins with a month alone: “May: …”."""
    word = FIRST_WORD.match(text) if within and within.precision == "year" else None
    if word is None or within is None:
        return None
    dated = date_item(f"{word[0]} {within.year}{text[word.end() :]}")
    exact = dated and dated.where == "front" and dated.found.date != within
    return dated if exact else None


def _place(dated: Dated, dialect: Dialect) -> tuple[str, str]:
    """What stands beside the date is a place unless its words say otherwise.

    A place that is a link stays in the text as well, so that the link is not lost.
    """
    words = plain_text(dated.aside, dialect).strip(" ,.;")
    if not _is_place(words):
        return "", dated.rest(keep_aside=True)
    return words, dated.rest(keep_aside=words != dated.aside.strip(" ,.;"))


def _is_place(words: str) -> bool:
    if not words or len(words.split()) > MAX_PLACE_WORDS or words[0].islower():
        return False
    return not NO_PLACE.match(words) and not NO_PLACE_ANYWHERE.search(words)
