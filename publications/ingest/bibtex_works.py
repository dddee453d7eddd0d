"""One work out of one BibTeX entry; al-folio's own fields (`pdf`, `selected` …) are known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from faculty_site.lib.bibtex import Entry, people, plain
from faculty_site.lib.bibtex.values import MONTHS
from faculty_site.lib.fuzzy_dates import FuzzyDate, parse_front_matter_date
from publications.ingest.bylines import Author, Byline, Owner
from publications.ingest.contributions import contributor, named_fields
from publications.ingest.dates import EARLIEST, latest
from publications.ingest.kinds import kind_of_work
from publications.ingest.links import Link, find_arxiv, find_doi, kind_of_url
from publications.ingest.records import Record
from publications.ingest.status import PREPRINT, STATUS, status_of
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

FOLDERS = {"pdf": "/assets/pdf/", "html": "/assets/html/", "supp": "/assets/pdf/",
           "poster": "/assets/pdf/", "slides": "/assets/pdf/"}  # fmt: skip
"""Where al-folio keeps a file that an entry names without its folder."""

LINKS = {
    "pdf": "pdf",
    "url": "url",
    "html": "url",
    "website": "project",
    "project": "project",
    "code": "code",
    "repo": "code",
    "slides": "slides",
    "poster": "poster",
    "video": "video",
    "data": "data",
    "dataset": "data",
    "blog": "press",
    "supp": "pdf",
    "hal": "preprint",
    "demo": "demo",
}
LABELS = {"supp": "Supplement", "hal": "HAL", "blog": "Blog"}
TRUE = frozenset({"true", "yes", "1"})
NO_LINK = TRUE | frozenset({"", "false", "no", "#"})


def record_of(entry: Entry, owner: Owner, *, among_others: bool = False) -> Record | str:
    """The work of an entry, or in words for the reader why it is none of the owner's.

    `among_others` says that the owner is one of those whom an author list leaves out: behind “and
    others”, or in a team that is its only author.
    """
    fields = entry.fields
    title = plain(fields.get("title", "")).rstrip(".")
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
    return Record(
        work=_work(entry, title, authors, own, others),
        key=entry.key,
        line=entry.line,
        abstract=plain(fields.get("abstract", "")),
        bibtex=entry.raw,
        language=_language(fields),
        selected=fields.get("selected", "").lower() in TRUE,
    )


def _part_of(owner: Owner, fields: Mapping[str, str]) -> Author | None:
    """The owner as translator, editor or the like, where the entry names them as one."""
    return contributor(named_fields({key: plain(value) for key, value in fields.items()}), owner)


def _work(entry: Entry, title: str, authors: tuple[Author, ...], own: int, others: bool) -> Work:
    fields = entry.fields
    year, date = _dated(fields)
    venue = _venue(entry)
    status = _status(entry, venue)
    said = " ".join([venue, plain(fields.get("note", "")), plain(fields.get("type", ""))])
    return Work(
        title=title,
        authors=authors,
        own=own,
        venue=venue,
        year=year,
        date=date,
        status=status,
        kind=_kind(entry, said, venue, status),
        doi=find_doi(fields.get("doi", "")) or _doi_in_links(fields),
        arxiv=_arxiv(fields),
        links=tuple(_links(fields)),
        note=_note(fields, others),
    )


def is_team(name: str) -> bool:
    """Whether a name is no person's: one word, or one that says what it is."""
    return (
        " " not in name
        or re.search(r"\b(?:team|collaboration|consortium)\b", name, re.IGNORECASE) is not None
    )


def _authors(fields: Mapping[str, str]) -> tuple[tuple[Author, ...], bool]:
    found, others = people(fields.get("author") or fields.get("editor", ""))
    return tuple(Author(person.name, person.marks) for person in found), others


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
    names = FIRST_VENUES.get(TYPES.get(entry.type, ""), VENUES)
    named = (plain(entry.fields.get(name, "")) for name in names)
    return next((venue for venue in named if venue and not venue.startswith("http")), "")


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
    said = (plain(fields.get(name, "")) for name in ("pubstate", "note", "journal", "year"))
    for words in said:
        if found := STATUS.search(words.replace("inpress", "in press")):
            return status_of(found)
    if entry.type == "unpublished":
        return "in_preparation"
    bare = re.sub(r"\W+|\d+|\babs\b", " ", PREPRINT.sub("", venue)).strip().lower()
    unprinted = not venue and fields.get("eprint") and not fields.get("doi")
    return "preprint" if unprinted or (venue and bare in ("", "corr")) else "published"


def _doi_in_links(fields: Mapping[str, str]) -> str:
    urls = (fields.get(name, "") for name in ("url", "html"))
    return next((find_doi(url) for url in urls if "doi.org/" in url), "")


def _arxiv(fields: Mapping[str, str]) -> str:
    eprint = fields.get("eprint", "")
    kind = (fields.get("archiveprefix") or fields.get("eprinttype") or "").lower()
    stated = fields.get("arxiv") or (eprint if kind == "arxiv" else "")
    if stated and stated.lower() not in NO_LINK:
        return find_arxiv(f"arxiv:{stated.removeprefix('arXiv:').strip()}") or find_arxiv(stated)
    texts = (fields.get(name, "") for name in ("url", "journal", "html", "note"))
    return next(filter(None, map(find_arxiv, texts)), "")


def _links(fields: Mapping[str, str]) -> list[Link]:
    found: dict[str, Link] = {}
    for name, kind in LINKS.items():
        url = fields.get(name, "").replace("\\", "").strip()
        if url.lower() in NO_LINK or re.match(r"(?:javascript|data):", url, re.IGNORECASE):
            continue
        if name in FOLDERS and "://" not in url and not url.startswith("/"):
            url = f"{FOLDERS[name]}{url}"
        elif name == "hal" and "://" not in url:
            url = f"https://hal.science/{url}"
        elif not re.match(r"https?://|/", url):
            continue
        kind = kind_of_url(url) if kind == "url" else kind
        if kind not in ("doi", "arxiv"):
            found.setdefault(url, Link(kind, url, LABELS.get(name, "")))
    return list(found.values())


def _note(fields: Mapping[str, str], others: bool) -> str:
    """Volume and pages, awards and remarks, in one line."""
    volume, number = plain(fields.get("volume", "")), plain(fields.get("number", ""))
    pages = re.sub(r"\s*-+\s*", "–", plain(fields.get("pages", "")))
    place = f"{volume}({number})" if volume and number else volume
    award = plain(fields.get("award_name", "") or fields.get("award", ""))
    award = "" if award.lower() in TRUE else award
    remarks = [
        ", ".join(filter(None, (place, pages))),
        award,
        plain(fields.get("note", "")),
        plain(fields.get("additional_info", "")).lstrip(". "),
        "et al." if others else "",
    ]
    kept = (remark.strip(" .") if remark != "et al." else remark for remark in remarks)
    return "; ".join(dict.fromkeys(filter(None, kept)))


LANGUAGES = {"english": "en", "french": "fr", "german": "de", "ngerman": "de", "spanish": "es",
             "italian": "it", "portuguese": "pt", "russian": "ru", "chinese": "zh",
             "japanese": "ja"}  # fmt: skip


def _language(fields: Mapping[str, str]) -> str:
    stated = (fields.get("langid") or fields.get("language") or "").strip().lower()
    return LANGUAGES.get(stated, stated if re.fullmatch(r"[a-z]{2}(?:-[a-z]{2})?", stated) else "")
