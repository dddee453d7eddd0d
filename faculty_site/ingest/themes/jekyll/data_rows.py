"""The rows of a data file, through the headings and years that stand above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from faculty_site.ingest.items import Item
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.jekyll.cv import Line, lines_under, work_of, written
from faculty_site.lib.fuzzy_dates import find_dates

Row = Mapping[str, Any] | str

ROWS_IN: Final = ("papers", "publications", "items", "entries", "contents", "talks", "news", "list")
YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
NEWS: Final = ("text", "content", "description", "details", "body", "news", "headline", "summary")
FIRST_DATE: Final = re.compile(r"[\s\[(*_]*[^\w]?")
"""What may stand before the date that a line begins with."""


def rows_in(data: Any, said: Mapping[str, Any] | None = None) -> Iterator[Row]:
    """The rows of a list, or of lists that stand under a year or any other key.

    What is said above rows holds for each of them.
    """
    said = said or {}
    if isinstance(data, Mapping):
        yield from _in_mapping(data, said)
        return
    for row in data if isinstance(data, list) else ():
        if isinstance(row, Mapping):
            yield from _in_row(row, said)
        elif isinstance(row, str) and row.strip():
            yield {**said, "title": row.strip()} if said else row.strip()


def _in_mapping(data: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[Row]:
    years = {key: value for key, value in data.items() if YEAR.fullmatch(str(key))}
    lists = [value for value in data.values() if isinstance(value, list | Mapping)]
    if years:
        for year, rows in years.items():
            listed = rows if isinstance(rows, list | Mapping) else [rows]
            yield from rows_in(listed, {**said, "year": year})
    elif lists and all(isinstance(value, Mapping) for value in data.values()):
        yield from rows_in(lists, said)
    elif lists and len(lists) == len(data):
        for rows in lists:
            yield from rows_in(rows, said)
    else:
        yield from rows_in([data], said)


def _in_row(row: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[Row]:
    capitals = {str(key).lower(): row[key] for key in row if str(key).isupper()}
    row = {**capitals, **row}  # as tables made of BibTeX have their columns
    inner = next((row[key] for key in ROWS_IN if isinstance(row.get(key), list)), None)
    if inner is not None and not row.get("title"):
        own: dict[str, Any] = {key: row[key] for key in ("year", "date", "venue") if key in row}
        yield from rows_in(inner, {**said, **own})
    else:
        yield {**said, **row}


def lines_of_rows(rows: Iterable[Row], what: str, people: Mapping[str, Any]) -> Iterator[Line]:
    """A line for each row; `what` is "news", "work" or a kind of entry."""
    for row in rows:
        if what == "news":
            yield Line("news", _news(row))
        elif what == "work":
            yield Line("work", _cited(row) if isinstance(row, str) else work_of(row, people))
        else:
            yield from lines_under("", [row], what)


def _news(row: Row) -> Item:
    if isinstance(row, str):
        return _dated_news(row)
    dates = find_dates(text_of(row.get("date") or row.get("year")))
    return Item(
        title=text_of(row.get("title")),
        date=dates[0].date if dates else None,
        end=dates[0].end if dates else None,
        summary=next((said for key in NEWS if (said := written(row.get(key)))), ""),
    )


def _dated_news(line: str) -> Item:
    """A line that begins with its date."""
    found = next(iter(find_dates(line)), None)
    before = FIRST_DATE.match(line)
    if found is None or before is None or found.start > before.end():
        return Item(summary=line)
    rest = line[found.stop :].lstrip(" :;,.|–—-]*_)\t")
    return Item(date=found.date, end=found.end, summary=rest)


def _cited(citation: str) -> Item:
    """A work that a line of prose tells of; its title is read out of that."""
    return Item(citation=citation)
