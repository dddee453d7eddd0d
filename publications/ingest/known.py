"""Works that one page of a person tells of and another lists again: one record for both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from types import MappingProxyType

from faculty_site.ingest.documents import Extraction, Json, Row
from faculty_site.lib.work_identity import title_key, venues_alike
from publications.ingest.works import Work

PUBLICATION, AUTHORSHIP = "publications.publication", "publications.authorship"
OUT = frozenset({"published", "accepted", "in_press"})
"""The statuses of a work that has a venue; a preprint beside it is another record."""

ARXIV_DOI = re.compile(r"10\.48550/", re.IGNORECASE)
NOTHING: Mapping[str, str] = MappingProxyType({})
SHORT_TITLE = 12
NEAR = 0.85


class Known:
    """The works that earlier pages of a person told of.

    A preprint and its published version are two works, as are two that came out in different
    places; a title alone is not enough.
    """

    def __init__(self, into: Extraction) -> None:
        self.into = into
        self._by: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._authors: defaultdict[str, list[int]] = defaultdict(list)
        for index, row in enumerate(into.earlier):
            if row.model == PUBLICATION:
                fields = row.fields
                for key in _keys(fields["title"], fields["doi"], fields["arxiv"]):
                    self._by[key].append(index)
            elif row.model == AUTHORSHIP:
                self._authors[row.part_of].append(index)

    def find(self, work: Work) -> Row | None:
        """The row of the same work; of several the one whose venue is spelt alike."""
        numbers = (n for key in _keys(work.title, work.doi, work.arxiv) for n in self._by[key])
        rows = [self.into.earlier[n] for n in dict.fromkeys(numbers)]
        shown = (row for row in rows if row.fields["visibility"] == "public")
        same = [row for row in shown if is_same(work, row.fields)]
        spelt = (row for row in same if row.fields["venue"].casefold() == work.venue.casefold())
        return next(spelt, same[0] if same else None)

    def complete(
        self, row: Row, work: Work, *, abstract: str = "", raw: Mapping[str, str] = NOTHING
    ) -> Row:
        """Give a work what another page says of it and its own page did not."""
        index = self.into.earlier.index(row)
        fields = dict(row.fields)
        links = {link["url"]: link for link in fields["links"]}
        for link in work.links:
            links.setdefault(link.url, link.json())
        same_year = fields["year"] in (None, work.year)
        said = {
            "doi": work.doi,
            "arxiv": work.arxiv[:40],
            "venue": work.venue,
            "year": work.year,
            "date": work.date if same_year else None,
            "abstract": abstract,
            **raw,
            **(work.details.columns() if same_year else {}),
        }
        missing = {name: value for name, value in said.items() if value and not fields[name]}
        if _is_out(fields["status"], fields["venue"]) is None:
            missing["status"] = work.status
        fields |= {**missing, "links": list(links.values())}
        self.into.earlier[index] = replace(row, fields=fields)
        return self.into.earlier[index]

    def own(self, row: Row) -> Row | None:
        """The authorship that stands for the owner."""
        rows = (self.into.earlier[n] for n in self._authors[row.origin])
        return next((a for a in rows if a.fields["profile"] == [self.into.slug]), None)

    def change_own(self, own: Row, order: int | None, changes: Mapping[str, Json]) -> None:
        """Change what concerns the owner's page; `order` is None where it stays."""
        index = self.into.earlier.index(own)
        order = own.order if order is None else order
        self.into.earlier[index] = replace(own, fields={**own.fields, **changes}, order=order)

    def is_lone(self, row: Row) -> bool:
        """Whether the page of the work named nobody but the owner."""
        return len(self._authors[row.origin]) == 1

    def replace_authors(self, row: Row, authors: Iterable[Row]) -> None:
        """Put a whole list of authors where the owner stood alone."""
        (alone,) = self._authors[row.origin]
        listed = list(authors)
        self.into.earlier[alone] = listed[0]
        first = len(self.into.earlier)
        self.into.earlier += listed[1:]
        self._authors[row.origin] += range(first, len(self.into.earlier))


def is_same(work: Work, fields: Mapping[str, Json]) -> bool:
    """Whether a work is the one that a row tells of."""
    states = {_is_out(work.status, work.venue), _is_out(fields["status"], fields["venue"])}
    if states >= {True, False}:
        return False
    title, other = title_key(work.title), title_key(fields["title"])
    near = title == other or _near(title, other)
    doi, other_doi = (_publishers(d) for d in (work.doi, fields["doi"]))
    if doi and other_doi:
        return near and doi == other_doi
    years = {year for year in (work.year, fields["year"]) if year}
    if work.arxiv and work.arxiv == fields["arxiv"]:
        return near and (True not in states or len(years) < 2)
    if title != other or len(years) > 1 or (not years and len(title) < SHORT_TITLE):
        return False
    return venues_alike(work.venue, fields["venue"])


def _is_out(status: str, venue: str) -> bool | None:
    """Whether it came out somewhere; None where nobody says so nor names a venue."""
    return None if status in OUT and not venue else status in OUT


def _keys(title: str, doi: str, arxiv: str) -> list[tuple[str, str]]:
    named = (("title", title_key(title)), ("doi", doi.casefold()), ("arxiv", arxiv))
    return [(kind, key) for kind, key in named if key]


def _publishers(doi: str) -> str:
    """The DOI of the published version; arXiv's own says only where the preprint is."""
    return "" if ARXIV_DOI.match(doi) else doi.casefold()


def _near(one: str, other: str) -> bool:
    """The same title but for a subtitle or a misprint."""
    short, long = sorted((one, other), key=len)
    if len(short) >= SHORT_TITLE and long.startswith(short):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEAR
