"""The order of the page: one section per heading, with what the other rows left of its text.

A section whose items became records says so by its kind; a heading all of whose content went
elsewhere is folded into what stands before it; comments become hidden sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from faculty_site.ingest.documents import Extraction, Page, Placement, Row
from faculty_site.ingest.headings import bare
from faculty_site.ingest.outline import SILENT, Block, Section
from faculty_site.lib.markdown import plain_text
from faculty_site.lib.names import same_person

LISTS = {
    "news.newsitem": "news",
    "publications.authorship": "publications",
    "profiles.entry": "entries",
}
"""The models whose rows name the section they stand in, and what kind that makes it."""

LIST_HEADINGS = {"news": "News", "publications": "Publications", "entries": "Curriculum vitae"}
"""What stands over a list that the old site's theme gave its heading."""

DOCTYPE = re.compile(r"\s*<!doctype\b[^<>]*>\s*", re.IGNORECASE)
"""A line that says that HTML follows; it is no text of the page."""


def extract_sections(page: Page, into: Extraction) -> None:
    """Append a row per section and per comment; whatever no row took before is placed here."""
    for number, line in enumerate(page.outline.lines):
        if DOCTYPE.fullmatch(line):
            into.again.append(Placement((number, number + 1), "record"))
    _Sections(page, into).extract()


class _Sections:
    def __init__(self, page: Page, into: Extraction) -> None:
        self.page = page
        self.outline = page.outline
        self.into = into
        self.claimed = into.claimed()
        self.lists = _lists(page)
        self.listed = {key: kinds[0] for key, kinds in self.lists.items()}
        rows = (*into.earlier, *into.rows)  # a page may list what an earlier one told of
        self.kinds = {
            **dict(_kinds(rows, "hidden")),
            **self.listed,
            **dict(_kinds(rows, "public")),
        }
        self.public = {key for key, _kind in _kinds(rows, "public")} | self.listed.keys()
        self.keys = into.keys("profiles.section")
        for section in self.outline.sections:
            self.keys.free(section.key)
        self.above_something = self._above_something()
        self.kept: set[str] = set()
        self.folded: list[Placement] = []
        self.order = len(into.rows_of("profiles.section"))

    def extract(self) -> None:
        for section in self.outline.sections:
            left = [b for b in section.blocks if b.kind != "comment" and not self._gone(b)]
            if self._is_kept(section, left):
                self._append(section, left)
                self._append_lists(section)
            else:
                self._fold(section, left)
            hidden = [b for b in section.blocks if b.kind == "comment" and not self._gone(b)]
            for number, block in enumerate(hidden, 1):
                self._append_hidden(block, section, number)
        self._place_folded()

    def _place_folded(self) -> None:
        """With the row of the person, or on another page of theirs with its first row."""
        if not self.folded or not self.into.rows:
            return
        of_person = (i for i, row in enumerate(self.into.rows) if row.model == "profiles.profile")
        index = next(of_person, 0)
        row = self.into.rows[index]
        placements = (*row.placements, *self.folded)
        self.into.rows[index] = replace(row, placements=placements)

    def _gone(self, block: Block) -> bool:
        """Whether other rows took every line of it that is not blank."""
        lines = range(*block.span)
        return all(n in self.claimed or not self.outline.lines[n].strip() for n in lines)

    def _is_kept(self, section: Section, left: list[Block]) -> bool:
        if any(b.kind not in SILENT for b in left) or section.key in self.kinds:
            return True
        return section.key in self.above_something and not (
            self._is_name(section) or self._says_again(section)
        )

    def _above_something(self) -> set[str]:
        """The sections below which something is left or a record names its section."""
        return {
            key
            for section in self.outline.sections
            if section.key in self.kinds
            or any(b.kind not in SILENT and not self._gone(b) for b in section.blocks)
            for key in section.parents
        }

    def _is_name(self, section: Section) -> bool:
        words = plain_text(section.heading, self.page.dialect)
        return same_person(words, self.into.name) == "yes"

    def _says_again(self, title: Section) -> bool:
        """Whether the text of a page begins with its title once more, as its own heading."""
        if self.page.role != "list" or title is not self.outline.sections[0]:
            return False
        first = next((s for s in self.outline.sections if title.key in s.parents), None)
        return first is not None and bare(first.heading) == bare(title.heading)

    def _append(self, section: Section, left: list[Block]) -> None:
        self.kept.add(section.key)
        placements = [Placement(block.span, "text") for block in left]
        if section.heading_span:
            placements.append(Placement(section.heading_span, "text"))
        heading = plain_text(section.heading, self.page.dialect)
        self._row(
            section.key,
            "" if self._is_name(section) else self._cased(heading.rstrip(":： "), section),
            self._text(section, left),
            section,
            placements,
            kind=self.kinds.get(section.key, "text"),
            visibility="public" if self._is_public(section, left) else "hidden",
        )

    def _cased(self, heading: str, section: Section) -> str:
        """Themes write the titles of their lists small; beside other headings that looks wrong."""
        is_title = self.page.role == "list" and section is self.outline.sections[0]
        small = is_title and heading == heading.lower()
        return f"{heading[:1].upper()}{heading[1:]}" if small else heading

    def _is_public(self, section: Section, left: list[Block]) -> bool:
        """A heading under which nothing but hidden records stands is hidden with them."""
        shown = any(b.kind not in SILENT for b in left) or section.key in self.public
        return shown or section.key not in self.kinds or section.key in self.above_something

    def _text(self, section: Section, left: list[Block]) -> str:
        """The section's lines as they stand, without those that became records or are hidden."""
        if all(block.kind in SILENT for block in left):
            return ""
        hidden = {n for b in section.blocks if b.kind == "comment" for n in range(*b.span)}
        first, end = section.region
        lines = [
            self.outline.lines[n]
            for n in range(first, end)
            if n not in self.claimed and n not in hidden and n not in self.page.listings
        ]
        text = "\n".join(lines).strip("\n")
        return self.outline.complete(text) if text.strip() else ""

    def _append_lists(self, section: Section) -> None:
        """A section is of one kind; what else was listed in it follows under its own heading."""
        for kind in self.lists.get(section.key, ()):
            if kind != self.kinds[section.key]:
                key = self.keys.free(f"{section.key}-{kind}")
                self._row(key, LIST_HEADINGS[kind], "", section, [], kind=kind)

    def _append_hidden(self, block: Block, section: Section, number: int) -> None:
        left = [b for b in block.inner if not self._gone(b)]
        text = block.text if len(left) == len(block.inner) else "\n\n".join(b.text for b in left)
        key = self.keys.free(f"{section.key}-hidden-{number}")
        placements = [Placement(block.span, "hidden")]
        self._row(key, "", text.strip("\n"), section, placements, visibility="hidden")

    def _row(
        self,
        key: str,
        heading: str,
        body: str,
        section: Section,
        placements: list[Placement],
        *,
        kind: str = "text",
        visibility: str = "public",
    ) -> None:
        row = Row(
            "profiles.section",
            (self.into.slug, key),
            {
                "profile": [self.into.slug],
                "key": key,
                "kind": kind,
                "heading": heading[:300],
                "level": self._level(section),
                "body": body,
                "dialect": self.page.dialect,
                "language": self.page.language,
                "visibility": visibility,
            },
            f"section:{key}",
            order=self.order,
            line=self.page.document.file_line(section.span[0]),
            placements=tuple(placements),
        )
        self.order += 1
        self.into.rows.append(row)

    def _level(self, section: Section) -> int:
        """One below the headings above it that are shown."""
        return 1 + sum(key in self.kept and self._has_heading(key) for key in section.parents)

    def _has_heading(self, key: str) -> bool:
        return not self._is_name(self.outline.section(key))

    def _fold(self, section: Section, left: list[Block]) -> None:
        """Place a heading that nothing stands under any more with the row of the profile.

        So too the definitions that are left; each text that uses one has it by now.
        """
        spans = [block.span for block in left]
        if section.heading_span:
            spans.append(section.heading_span)
        self.folded += [Placement(span, "record") for span in spans]


def _lists(page: Page) -> dict[str, list[str]]:
    """By section, the kinds of the lists that the old site drew in it, as they stood."""
    found: dict[str, list[str]] = {}
    for section in page.outline.sections:
        first, end = section.region
        kinds = [kind for line, kind in sorted(page.listings.items()) if first <= line < end]
        if kinds:
            found[section.key] = list(dict.fromkeys(kinds))
    return found


def _kinds(rows: Iterable[Row], visibility: str) -> Iterator[tuple[str, str]]:
    """The sections that records of this visibility name, and what kind that makes each."""
    for row in rows:
        section = row.fields.get("section")
        if row.model in LISTS and section and row.fields.get("visibility", "public") == visibility:
            yield section[1], LISTS[row.model]
