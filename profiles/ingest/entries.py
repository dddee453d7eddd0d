"""Lists under headings such as “Awards” or “Employment” become entries, an item each."""

from __future__ import annotations

import re

from faculty_site.ingest.dating import date_item
from faculty_site.ingest.documents import Extraction, Page, Placement, Row
from faculty_site.ingest.headings import is_time_only, promise_of
from faculty_site.ingest.inline import without_last_breaks
from faculty_site.ingest.keys import Origins, fold
from faculty_site.ingest.outline import Block, Section
from faculty_site.lib.markdown import plain_text
from faculty_site.lib.slugs import slug_for_text
from profiles.models import Entry

KINDS: dict[str, Entry.Kind] = {
    "education": Entry.Kind.EDUCATION,
    "position": Entry.Kind.POSITION,
    "award": Entry.Kind.AWARD,
    "talk": Entry.Kind.TALK,
    "teaching": Entry.Kind.TEACHING,
    "service": Entry.Kind.SERVICE,
    "grant": Entry.Kind.GRANT,
    "certification": Entry.Kind.CERTIFICATION,
}
"""The headings whose lists are entries, and what kind of entries."""

TITLE_LENGTH = 500
NESTED = re.compile(r"\n(?=[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t])")
TYPED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "--", "—": "---", "…": "..."})
"""Smart punctuation as it is typed."""


def extract_entries(page: Page, into: Extraction) -> None:
    """Append an entry for each item of the lists that the headings promise."""
    claimed = into.claimed()
    rows = _Rows(page, into)
    for section in page.outline.sections:
        kind = _kind(section, page)
        for block in section.items if kind else ():
            if kind and claimed.isdisjoint(range(*block.span)):
                rows.append(block, section, kind)


def _kind(section: Section, page: Page) -> Entry.Kind | None:
    """By its own heading; a heading that is only a year takes what stands above it."""
    promise = promise_of(section.heading, page.dialect) if section.heading else None
    if promise is None and section.parents and is_time_only(section.heading, page.dialect):
        above = page.outline.section(section.parents[-1])
        promise = promise_of(above.heading, page.dialect)
    return KINDS.get(promise or "")


def _without_nested(text: str) -> tuple[str, str]:
    """An item's own words, and the list inside it."""
    parts = NESTED.split(text, maxsplit=1)
    return (parts[0].rstrip(), parts[1]) if len(parts) > 1 and parts[0].strip() else (text, "")


class _Rows:
    """Turns items into rows with keys and origins that are unique inside the source."""

    def __init__(self, page: Page, into: Extraction) -> None:
        self.page = page
        self.into = into
        self.keys = into.keys("profiles.entry")
        self.origins = Origins("entry", page.file)
        self.order = len(into.rows_of("profiles.entry"))

    def append(self, block: Block, section: Section, kind: Entry.Kind) -> None:
        fields = self._fields(block, kind)
        if not fields["title"]:
            return  # a picture without words stays where it stands
        folded = fold(plain_text(block.text, self.page.dialect))
        key = self.keys.free(slug_for_text(f"{kind} {fields['title']}", 80))
        row = Row(
            "profiles.entry",
            (self.into.slug, key),
            {"key": key, "section": [self.into.slug, section.key], **fields},
            self.origins.of(folded),
            order=self.order,
            text=folded,
            line=self.page.document.file_line(block.span[0]),
            placements=(Placement(block.span, "record"),),
        )
        self.order += 1
        self.into.rows.append(row)

    def _fields(self, block: Block, kind: Entry.Kind) -> dict[str, object]:
        text, nested = _without_nested(without_last_breaks(block.text))
        dated = date_item(text, cv_line=True)
        found = dated.found if dated and not dated.found.needs_year else None
        rest = dated.rest(keep_aside=True) if dated and found else text
        title = " ".join(plain_text(rest, self.page.dialect).split())
        same = title.translate(TYPED) == rest.strip().translate(TYPED)
        said = same and not nested and len(title) <= TITLE_LENGTH
        rest = f"{rest}\n{nested}" if nested else rest
        return {
            "profile": [self.into.slug],
            "kind": str(kind),
            "title": title if len(title) <= TITLE_LENGTH else f"{title[: TITLE_LENGTH - 1]}…",
            "place": "",
            "start": str(found.date) if found else None,
            "end": str(found.end) if found and found.end else None,
            "body": "" if said else self.page.outline.complete(rest),
            "dialect": self.page.dialect,
            "language": self.page.language,
            "visibility": "public",
        }
