"""From works to rows of publications and authorships."""

from __future__ import annotations

from dataclasses import dataclass, replace

from faculty_site.ingest.documents import Extraction, Page, Place, Placement, Row
from faculty_site.ingest.keys import Origins, fold
from faculty_site.lib.markdown import plain_text
from faculty_site.lib.slugs import next_free, slug_for_text
from publications.ingest.lists import Source, is_selection
from publications.ingest.works import Work

LONGEST_SLUG = 100
PUBLICATION, AUTHORSHIP = "publications.publication", "publications.authorship"


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
        if first is None or entry.work.note != first.work.note:
            kept[key if first is None else (*key, number)] = entry
        else:
            kept[key] = _together(first, entry, page)
    return list(kept.values())


def _together(first: Entry, second: Entry, page: Page) -> Entry:
    known = [link.url for link in first.work.links]
    more = tuple(link for link in second.work.links if link.url not in known)
    work = replace(first.work, links=(*first.work.links, *more),
                   doi=first.work.doi or second.work.doi,
                   arxiv=first.work.arxiv or second.work.arxiv)  # fmt: skip
    chosen = [is_selection(e.source.section, page) for e in (first, second)]
    shown, other = (second, first) if chosen == [True, False] else (first, second)
    return Entry(shown.source, work, (*first.again, *second.again, other.source), any(chosen))


class Rows:
    """Makes rows with slugs and origins that are unique inside the source."""

    def __init__(self, page: Page, into: Extraction) -> None:
        self.page = page
        self.into = into
        self.origins = Origins("work")  # a page may have the same words among its news
        self.slugs: set[str] = {str(row.key[0]) for row in into.rows_of(PUBLICATION)}

    def append(self, entry: Entry, order: int) -> None:
        """Append a work's row and those of its authors."""
        folded = _folded(entry.source.text, self.page)
        origin = self.origins.of(folded)
        slug = self._slug(entry.work)
        row = Row(
            PUBLICATION,
            (slug,),
            self._fields(entry, slug),
            origin,
            text=folded,
            line=self.page.document.file_line(entry.source.span[0]),
            placements=tuple(_placements(entry)),
        )
        self.into.rows.append(row)
        for place in range(len(entry.work.authors)):
            self.into.rows.append(self._author(entry, place, slug, origin, order))

    def _slug(self, work: Work) -> str:
        slug = slug_for_text(f"{work.title} {work.year or ''}", LONGEST_SLUG)
        slug = next_free(slug, self.slugs, LONGEST_SLUG)
        self.slugs.add(slug)
        return slug

    def _fields(self, entry: Entry, slug: str) -> dict[str, object]:
        work = entry.work
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
            "abstract": "",
            "note": work.note,
            "links": [link.json() for link in work.links],
            "bibtex": "",
            "language": self.page.language,
            "visibility": "hidden" if entry.source.hidden else "public",
        }

    def _author(self, entry: Entry, place: int, slug: str, origin: str, order: int) -> Row:
        author, position = entry.work.authors[place], place + 1
        own = place == entry.work.own
        fields = {
            "publication": [slug],
            "position": position,
            "name": author.name[:300],
            "marks": author.marks[:20],
            "profile": [self.into.slug] if own else None,
            "confirmed": True,
            "section": [self.into.slug, entry.source.section.key] if own else None,
            "selected": entry.selected if own else False,
            "hidden": False,
        }
        return Row(
            AUTHORSHIP,
            (slug, position),
            fields,
            f"{origin}/author:{position}",
            part_of=origin,
            order=order if own else None,
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
