"""One work out of one BibTeX entry; al-folio's own fields (`pdf`, `selected` …) are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from faculty_site.lib.bibtex import Entry, Person, people, plain
from faculty_site.lib.bibtex.values import MONTHS
from faculty_site.lib.fuzzy_dates import FuzzyDate, parse_front_matter_date
from faculty_site.lib.names import is_native
from publications.ingest.bibtex_details import details_of, note_of
from publications.ingest.bibtex_links import TRUE, arxiv_of, doi_of, links_of
from publications.ingest.bibtex_orcids import orcids_of
from publications.ingest.bylines import Author, Byline, Owner
from publications.ingest.contributions import contributor, named_fields
from publications.ingest.dates import EARLIEST, latest
from publications.ingest.kinds import kind_of_work
from publications.ingest.records import Record
from publications.ingest.status import PREPRINT, STATUS, status_of
from publications.ingest.structured import TEAM
from publications.ingest.works import Work

TYPES = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "incollection": "chapter",
    "inbook": "chapter",
    "book": "book",
    "booklet": "book",
    "collection": "book",
    "proceedings": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "patent": "patent",
    "software": "software",
    "dataset": "dataset",
}
"""BibTeX's and BibLaTeX's types in CSL's names; all others are told by their words."""

VENUES = ("journal", "journaltitle", "booktitle", "school", "institution", "publisher",
          "organization", "eventtitle", "howpublished")  # fmt: skip
FIRST_VENUES = {
    "thesis": ("school", "institution", "publisher", "howpublished"),
    "book": ("publisher", *VENUES),
}
"""Of some types another field says where it came out."""

STATES = {
    "inpreparation": "in_preparation",
    "submitted": "under_review",
    "forthcoming": "accepted",
    "inpress": "in_press",
    "prepublished": "preprint",
    "published": "published",
}
"""BibLaTeX's values of `pubstate`."""

SERVERS = re.compile(
    r"(?:corr|ssrn|ssrn electronic journal|research square|authorea|osf|osf preprints|preprints|"
    r"preprints org|hal)?"
)
"""What is left of a venue's letters where it is no more than a place for preprints."""

LANGUAGES = {"english": "en", "american": "en", "british": "en", "eng": "en", "french": "fr",
             "german": "de", "ngerman": "de", "spanish": "es", "italian": "it", "dutch": "nl",
             "portuguese": "pt", "russian": "ru", "chinese": "zh", "japanese": "ja"}  # fmt: skip


def record_of(entry: Entry, owner: Owner, *, among_others: bool = False) -> Record | str:
    """The work of an entry, or in words for the reader why it is none of the owner's.

    `among_others` says that the owner is one of those whom an author list leaves out: behind “and
    others”, or in a team that is its only author.
    """
    fields = entry.fields
    title = title_of(fields)
    if entry.type == "xdata":
        return "it only holds fields that others take from it"
    if not title:
        return "it has no title"
    authors, others = _authors(fields)
    own = Byline(authors, 0).owner(owner)
    if own is None:
        theirs = _part_of(owner, fields)
        if among_others and (others or all(is_team(author.name) for author in authors)):
            theirs = theirs or Author(owner.name)
        if theirs is None:
            return f"none of its authors is surely {owner.name}"
        authors, own = (*authors, theirs), len(authors)
    authors = tuple(
        replace(a, is_organization=False) if n == own else a for n, a in enumerate(authors)
    )
    return Record(
        work=_work(entry, title, authors, own, others),
        key=entry.key,
        line=entry.line,
        abstract=plain(fields.get("abstract", "")),
        bibtex=entry.standalone,
        language=_language(fields),
        selected=fields.get("selected", "").lower() in TRUE,
    )


def title_of(fields: Mapping[str, str]) -> str:
    """Title and subtitle in plain words."""
    title = plain(fields.get("title", "")).rstrip(".")
    subtitle = plain(fields.get("subtitle", "")).rstrip(".")
    colon = "" if title.endswith(("?", "!", ":")) else ":"
    return f"{title}{colon} {subtitle}" if title and subtitle else title


def _part_of(owner: Owner, fields: Mapping[str, str]) -> Author | None:
    """The owner as translator, editor or the like, where the entry names them as one."""
    return contributor(named_fields({key: plain(value) for key, value in fields.items()}), owner)


def _work(entry: Entry, title: str, authors: tuple[Author, ...], own: int, others: bool) -> Work:
    fields = entry.fields
    year, date = _dated(fields)
    venue = _venue(entry)
    status = _status(entry, venue)
    said = " ".join([venue, plain(fields.get("note", "")), plain(fields.get("type", ""))])
    kind = _kind(entry, said, venue, status)
    details = details_of(fields, entry.type, kind, venue)
    return Work(
        title=title,
        authors=authors,
        own=own,
        venue=venue,
        year=year,
        date=date,
        status=status,
        kind=kind,
        doi=doi_of(fields),
        arxiv=arxiv_of(fields),
        links=tuple(links_of(fields)),
        note=note_of(fields, details, others),
        details=details,
    )


def is_team(name: str) -> bool:
    """Whether a name is no person's: one word, or one that says what it is."""
    return " " not in name or TEAM.search(name) is not None


def _authors(fields: Mapping[str, str]) -> tuple[tuple[Author, ...], bool]:
    found, others = people(fields.get("author") or fields.get("editor", ""))
    orcids = orcids_of(fields, [person.name for person in found])
    pairs = zip(found, orcids, strict=True)
    return tuple(_author(person, orcid) for person, orcid in pairs), others


def _author(person: Person, orcid: str) -> Author:
    if person.corporate or TEAM.search(person.name):
        return Author(person.name, person.marks, is_organization=True)
    unparted = is_native(person.name[:1]) and not person.given
    return Author(
        person.name,
        person.marks,
        family="" if unparted else person.family,
        given=person.given,
        suffix=person.suffix,
        orcid=orcid,
    )


def _dated(fields: Mapping[str, str]) -> tuple[int | None, str | None]:
    """The year, and the date in EDTF where more than the year is known."""
    try:
        date = parse_front_matter_date(plain(fields.get("date", "")).split("/")[0])
    except ValueError:
        date = None
    stated = re.search(r"\d{4}", fields.get("year", ""))
    year = int(stated[0]) if stated else date.year if date else None
    if year is None or not EARLIEST <= year <= latest():
        return None, None
    if date is None or date.year != year:
        date = _month(fields, year)
    return year, str(date) if date and date.precision != "year" else None


def _month(fields: Mapping[str, str], year: int) -> FuzzyDate | None:
    words = re.findall(r"[a-z]+|\d+", fields.get("month", "").lower())
    named = next((MONTHS.index(word[:3]) + 1 for word in words if word[:3] in MONTHS), None)
    numbers = [int(word) for word in words if word.isdigit()]
    if named is None and len(numbers) == 1 and 1 <= numbers[0] <= 12:
        return FuzzyDate(year, numbers[0])
    if named is None:
        return None
    day = numbers[0] if len(numbers) == 1 else int(fields.get("day", "") or 0)
    try:
        return FuzzyDate(year, named, day or None)
    except ValueError:
        return FuzzyDate(year, named)


def _venue(entry: Entry) -> str:
    """Where it came out; a book in a larger one came out there."""
    within = _titled(entry.fields, "booktitle") if entry.type == "book" else ""
    if within and within.casefold() != title_of(entry.fields).casefold():
        return within
    names = FIRST_VENUES.get(TYPES.get(entry.type, ""), VENUES)
    named = (_titled(entry.fields, name) for name in names)
    return next((venue for venue in named if venue and not venue.startswith("http")), "")


def _titled(fields: Mapping[str, str], name: str) -> str:
    """A venue with its subtitle, which BibLaTeX keeps apart."""
    subtitle = name.replace("title", "subtitle")
    if name == subtitle or not fields.get(subtitle):
        return plain(fields.get(name, ""))
    return title_of({"title": fields.get(name, ""), "subtitle": fields[subtitle]})


def _kind(entry: Entry, said: str, venue: str, status: str) -> str:
    kind = TYPES.get(entry.type, "")
    if kind in ("", "article-journal") and PREPRINT.search(venue):
        return "article"
    if kind:
        return kind
    told = kind_of_work(said, "", venue)
    preprint = told == "document" and (status == "preprint" or entry.fields.get("eprint"))
    return "article" if preprint else told


def _status(entry: Entry, venue: str) -> str:
    fields = entry.fields
    if state := STATES.get(fields.get("pubstate", "").lower()):
        return state
    names = ("pubstate", "status", "note", "addendum", "howpublished", "journal", "year", "date")
    for words in (plain(fields.get(name, "")) for name in names):
        if found := STATUS.search(words.replace("inpress", "in press")):
            return status_of(found)
    if entry.type == "unpublished":
        return "in_preparation"
    bare = re.sub(r"\W+|\d+|\babs\b", " ", PREPRINT.sub("", venue)).strip().lower()
    unprinted = not venue and fields.get("eprint") and not fields.get("doi")
    return "preprint" if unprinted or (venue and SERVERS.fullmatch(bare)) else "published"


def _language(fields: Mapping[str, str]) -> str:
    stated = (fields.get("langid") or fields.get("language") or "").strip().lower()
    return LANGUAGES.get(stated, stated if re.fullmatch(r"[a-z]{2}(?:-[a-z]{2})?", stated) else "")
