"""From works to rows of publications and authorships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from faculty_site.ingest.documents import Extraction, Json, Page, Place, Placement, Row
from faculty_site.ingest.keys import Origins, fold
from faculty_site.lib.markdown import plain_text
from faculty_site.lib.slugs import next_free, slug_for_text
from publications.ingest.bylines import Author
from publications.ingest.known import AUTHORSHIP, NOTHING, PUBLICATION, Known
from publications.ingest.lists import SELECTED, Source, is_selection
from publications.ingest.works import Work

LONGEST_SLUG = 100
LONGEST_NAME, LONGEST_SUFFIX = 300, 40
RAW = ("bibtex", "ris", "csl_json")


@dataclass(frozen=True, slots=True)
class Entry:
    """A work and where it stands; `again` are the places that list it once more."""

    source: Source
    work: Work
    again: tuple[Source, ...] = ()
    selected: bool = False


def merged(entries: list[Entry], page: Page) -> list[Entry]:
    """The entries with one for each work, where a page lists some works twice.

    The second mention must say nothing new but links; the work then stands in the list that
    is no selection, and counts as selected.
    """
    kept: dict[tuple[object, ...], Entry] = {}
    for number, entry in enumerate(entries):
        work = entry.work
        key = (_folded(work.title, page), work.year, work.status, work.venue.casefold(),
               tuple(a.name for a in work.authors), entry.source.hidden)  # fmt: skip
        first = kept.get(key)
        if first is None or _remarks(entry) != _remarks(first):
            kept[key if first is None else (*key, number)] = entry
        else:
            kept[key] = _together(first, entry, page)
    return list(kept.values())


def _remarks(entry: Entry) -> tuple[object, ...]:
    return entry.work.note, entry.work.details


def _together(first: Entry, second: Entry, page: Page) -> Entry:
    known = [link.url for link in first.work.links]
    more = tuple(link for link in second.work.links if link.url not in known)
    work = replace(first.work, links=(*first.work.links, *more),
                   doi=first.work.doi or second.work.doi,
                   arxiv=first.work.arxiv or second.work.arxiv)  # fmt: skip
    chosen = [is_selection(e.source.section, page) for e in (first, second)]
    shown, other = (second, first) if chosen == [True, False] else (first, second)
    return Entry(shown.source, work, (*first.again, *second.again, other.source), any(chosen))


def next_order(into: Extraction) -> int:
    """The place of the next work among the owner's."""
    return max((a.order for a in into.rows_of(AUTHORSHIP) if a.order is not None), default=-1) + 1


def free_slug(work: Work, taken: set[str]) -> str:
    """A slug that no other work of the source has; it is taken from now on."""
    slug = slug_for_text(f"{work.title} {work.year or ''}", LONGEST_SLUG)
    slug = next_free(slug, taken, LONGEST_SLUG)
    taken.add(slug)
    return slug


def publication_fields(
    work: Work,
    slug: str,
    *,
    language: str,
    visibility: str,
    abstract: str = "",
    raw: Mapping[str, str] = NOTHING,
) -> dict[str, object]:
    """The fields of a work's row; `raw` is the entry as imported, by the column for its format."""
    return {
        "slug": slug,
        "type": work.kind,
        "title": work.title,
        "venue": work.venue,
        "year": work.year,
        "date": work.date,
        "status": work.status,
        "doi": work.doi,
        "arxiv": work.arxiv[:40],
        "abstract": abstract,
        "note": "; ".join(filter(None, [work.note, *_long_names(work)])),
        **work.details.columns(),
        "links": [link.json() for link in work.links],
        **dict.fromkeys(RAW, ""),
        **raw,
        "language": language,
        "visibility": visibility,
    }


def _long_names(work: Work) -> list[str]:
    """Names that their column cuts short, for the note."""
    return [author.name for author in work.authors if len(author.name) > LONGEST_NAME]


def _parts(author: Author) -> dict[str, str]:
    """The parts of a name; none where one does not fit its column."""
    fits = max(len(author.family), len(author.given)) <= LONGEST_NAME
    kept = author if fits and len(author.suffix) <= LONGEST_SUFFIX else Author(author.name)
    return {"family": kept.family, "given": kept.given, "suffix": kept.suffix}


def author_row(
    work: Work,
    place: int,
    slug: str,
    origin: str,
    *,
    owner: str,
    section: str,
    selected: bool,
    order: int,
    line: int | None,
    key: str = "",
) -> Row:
    """The row of the author at a place (from 0); the owner's own names their section, if any.

    `key` is that of the work in the owner's bibliography.
    """
    author, position = work.authors[place], place + 1
    own = place == work.own
    fields = {
        "publication": [slug],
        "position": position,
        "name": author.name[:LONGEST_NAME],
        **_parts(author),
        "is_organization": author.is_organization,
        "orcid": author.orcid,
        "marks": author.marks[:20],
        "profile": [owner] if own else None,
        "section": [owner, section] if own and section else None,
        "citation_key": key[:200] if own else "",
        "selected": selected if own else False,
        "hidden": False,
    }
    return Row(
        AUTHORSHIP,
        (slug, position),
        fields,
        f"{origin}/author:{position}",
        part_of=origin,
        order=order if own else None,
        line=line,
    )


class Rows:
    """Makes rows with slugs and origins that are unique inside the source.

    Where the page `keeps_text`, they take no lines of it and stand in no section of it.
    """

    def __init__(self, page: Page, into: Extraction, *, keeps_text: bool = False) -> None:
        self.page = page
        self.into = into
        self.keeps_text = keeps_text
        self.origins = Origins("work", page.file)  # a page may have the same words among its news
        self.slugs: set[str] = {str(row.key[0]) for row in into.rows_of(PUBLICATION)}
        self.known = Known(into)

    def append(self, entry: Entry, order: int) -> bool:
        """Append a work's row and those of its authors; False where an earlier page has it."""
        if first := self.known.find(entry.work):
            if not self.keeps_text:
                self._tell_again(first, entry, order)
            return False
        folded = _folded(entry.source.text, self.page)
        origin = self.origins.of(folded)
        slug = free_slug(entry.work, self.slugs)
        fields = publication_fields(
            entry.work,
            slug,
            language=self.page.language,
            visibility="hidden" if entry.source.hidden or self.page.hidden else "public",
        )
        row = Row(
            PUBLICATION,
            (slug,),
            fields,
            origin,
            text=folded,
            line=self.page.document.file_line(entry.source.span[0]),
            placements=() if self.keeps_text else tuple(_placements(entry)),
        )
        self.into.rows.append(row)
        for place in range(len(entry.work.authors)):
            self.into.rows.append(self._author(entry, place, slug, origin, order))
        return True

    def _tell_again(self, first: Row, entry: Entry, order: int) -> None:
        """Show a work that an earlier page told of where this page lists it."""
        self.into.again += _placements(entry)
        if entry.source.hidden:
            return
        self.known.complete(first, entry.work)
        slug, origin = str(first.key[0]), first.origin
        if self.known.is_lone(first) and not entry.work.implied:
            places = range(len(entry.work.authors))
            authors = [self._author(entry, place, slug, origin, order) for place in places]
            self.known.replace_authors(first, authors)
        own = self.known.own(first)
        if own is None:
            return
        chosen = is_selection(entry.source.section, self.page)
        changes: dict[str, Json] = {}
        if entry.selected or chosen:
            changes["selected"] = True
        if own.fields["section"] is None or (not chosen and self._in_selection(own)):
            changes["section"] = [self.into.slug, entry.source.section.key]
        self.known.change_own(own, order if "section" in changes else None, changes)

    def _in_selection(self, own: Row) -> bool:
        sections = self.into.rows_of("profiles.section")
        key = tuple(own.fields["section"])
        return any(row.key == key and SELECTED.search(row.fields["heading"]) for row in sections)

    def _author(self, entry: Entry, place: int, slug: str, origin: str, order: int) -> Row:
        return author_row(
            entry.work,
            place,
            slug,
            origin,
            owner=self.into.slug,
            section="" if self.keeps_text else entry.source.section.key,
            selected=entry.selected,
            order=order,
            line=self.page.document.file_line(entry.source.span[0]),
        )


def _placements(entry: Entry) -> list[Placement]:
    found = []
    for source in (entry.source, *entry.again):
        place: Place = "hidden" if source.hidden else "record"
        found.append(Placement(source.span, place))
        if source.lead:
            found.append(Placement(source.lead, place))
    return found


def _folded(text: str, page: Page) -> str:
    return fold(plain_text(text, page.dialect))
