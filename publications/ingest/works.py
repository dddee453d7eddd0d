"""One work out of one item of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from faculty_site.ingest.inline import as_written
from publications.ingest.addresses import GAP, Addresses, lines_without_addresses
from publications.ingest.bylines import Author, Byline, Owner
from publications.ingest.dates import year_of
from publications.ingest.details import NO_DETAILS, Details
from publications.ingest.kinds import kind_of_work
from publications.ingest.links import Link
from publications.ingest.parts import Parts
from publications.ingest.remarks import sorted_remarks
from publications.ingest.status import PREPRINT, STATUS, status_of
from publications.ingest.styled import Styled, joined, read_styled
from publications.ingest.titles import take_apart
from publications.ingest.unmarked import GB_MARK
from publications.ingest.venue import Printed, read_printed

SERIES = re.compile(r"\s*(?:series\b|no\b|nr\b|#|\d)", re.IGNORECASE)
QUOTED = re.compile(
    r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|「([^「」]+)」|『([^『』]+)』|《([^《》]+)》"
)
NOT_OWN = "none of its authors is surely {}"
MANUSCRIPT = re.compile(r"(?:working\s+paper|manuscript)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """What headings say of every work below them; "" and None where they say nothing."""

    year: int | None = None
    status: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A work as read. `own` is the owner's place (from 0) among the authors.

    `implied` says that the item names no owner; it is theirs because it stands in their list, and
    they are the last of those whom it names where it says that there are more.
    """

    title: str
    authors: tuple[Author, ...]
    own: int
    venue: str
    year: int | None
    date: str | None
    status: str
    kind: str
    doi: str
    arxiv: str
    links: tuple[Link, ...]
    note: str
    implied: bool = False
    abridged: str = ""
    details: Details = NO_DETAILS


def read_work(markdown: str, dialect: str, owner: Owner, context: Context) -> Work | str:
    """Read an item as a work, or say in words for the reader why it stays text."""
    text = read_styled(markdown, dialect)
    if text is None:
        return "it holds more than a line of text (code, a table or an embedded box)"
    parts = take_apart(text, owner)
    if parts is None:
        return "its title and its authors could not be told apart"
    named = (replace(a, name=as_written(a.name, markdown)) for a in parts.authors)
    parts = replace(parts, authors=tuple(named))
    own = Byline(parts.authors, 0).owner(owner)
    if own is None and parts.abridged and not parts.owner_implied:
        last = len(parts.authors)
        return finish(parts, (*parts.authors, Author(owner.name)), last, context, implied=True)
    if own is None and parts.authors and not parts.owner_implied:
        return NOT_OWN.format(owner.name)
    if own is None:
        authors = (Author(owner.name), *parts.authors)
        return finish(parts, authors, 0, context, implied=True)
    return finish(parts, parts.authors, own, context)


def finish(
    parts: Parts, authors: tuple[Author, ...], own: int, context: Context, *, implied: bool = False
) -> Work | str:
    """The work that a title, its authors and what else is said of it tell of."""
    addresses = Addresses()
    addresses.add_title(parts.title)
    lines = lines_without_addresses(parts.rest, addresses)
    stated = year_of(lines)
    year = stated or context.year
    status, bare = _take_status(lines)
    printed = read_printed(bare, year)
    known = printed.venue or status or stated or addresses.doi or addresses.arxiv
    if implied and not parts.authors and not known:
        return "it names neither its authors nor a venue or year"
    said = " ".join([*lines, printed.venue])
    status = status or _status_unsaid(said, printed.venue, addresses, context)
    remarks = sorted_remarks(printed.notes)
    numbers: dict[str, Any] = {**printed.numbers}
    return Work(
        title=title_of(parts.title),
        authors=authors,
        own=own,
        venue=printed.venue,
        year=year,
        date=printed.date,
        status=status,
        kind=_kind(said, status, context, printed),
        doi=addresses.doi,
        arxiv=addresses.arxiv,
        links=tuple(addresses.links),
        note=_note(remarks.others, parts.abridged),
        details=replace(NO_DETAILS, award=remarks.award, marks_note=remarks.marks, **numbers),
        implied=implied,
        abridged=parts.abridged,
    )


def _kind(said: str, status: str, context: Context, printed: Printed) -> str:
    kind = kind_of_work(said, context.kind, printed.venue, _numbered(printed))
    return "article" if kind == "document" and status == "preprint" else kind


def _numbered(printed: Printed) -> str:
    """What tells of a volume and its pages, in the words that journals' lists have for it."""
    labels = (("volume", "vol. {}"), ("issue", "({})"), ("pages", "pages {}"))
    numbers = [
        form.format(printed.numbers[name]) for name, form in labels if name in printed.numbers
    ]
    return "; ".join([" ".join(numbers), *printed.notes] if numbers else printed.notes)


def _note(notes: Sequence[str], abridged: str) -> str:
    """The remarks in one line; “et al.” says that authors are missing."""
    return "; ".join([*notes, abridged] if abridged == "et al." else notes)


def _status_unsaid(said: str, venue: str, addresses: Addresses, context: Context) -> str:
    if context.status:
        return context.status
    only_arxiv = bool(addresses.arxiv) and not venue
    bare_venue = re.sub(r"\W+|\d+", " ", PREPRINT.sub("", venue)).strip()
    if only_arxiv or (venue and not bare_venue and PREPRINT.search(said)):
        return "preprint"
    return "published"


def _take_status(lines: Sequence[str]) -> tuple[str, list[str]]:
    """The first status that the lines state, and the lines without its words."""
    status, bare = "", []
    for line in lines:

        def taken(match: re.Match[str], line: str = line) -> str:
            nonlocal status
            found = status_of(match)
            if MANUSCRIPT.search(match[0]) and SERIES.match(line, match.end()):
                return match[0]
            if status and found != status:
                return match[0]
            status = found
            return f" {GAP} "

        bare.append(STATUS.sub(taken, GB_MARK.sub(GAP, line)))
    return status, bare


def title_of(title: Styled) -> str:
    """A title in one line, without the quotation marks round it and the full stop behind it."""
    words = _without_full_stop(joined(title.text))
    wrapped = QUOTED.fullmatch(words)
    return _without_full_stop(next(filter(None, wrapped.groups()))) if wrapped else words


def _without_full_stop(words: str) -> str:
    words = words.strip(" ,;:|")
    one = words.endswith((".", "。")) and not words.endswith("..")
    return words[:-1].rstrip(" ,") if one else words
