"""Lines of a CV that stand in an author's front matter, or in a widget's."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from faculty_site.ingest.documents import Document, LinkFact
from faculty_site.ingest.headings import promise_of
from faculty_site.ingest.items import Item
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.hugo import SAMPLES
from faculty_site.ingest.themes.hugo_site.texts import line_of, markdown
from faculty_site.ingest.themes.hugo_site.visibility import period
from faculty_site.lib.fuzzy_dates import FuzzyDate

ROWS: tuple[tuple[str, str], ...] = (
    ("education", "education"),
    ("work", "position"),
    ("experience", "position"),
    ("awards", "award"),
    ("item", "award"),
    ("items", "award"),
    ("certifications", "certification"),
    ("teaching", "teaching"),
    ("skills", "other"),
    ("languages", "other"),
)
"""Where rows stand in front matter, and what kind of lines they are."""

TITLES = ("title", "position", "role", "course", "degree", "area", "name")
PLACES = ("company", "company_name", "org", "organization", "institution", "awarder", "issuer")
STARTS = ("date_start", "start", "date", "year")
ENDS = ("date_end", "end")
URLS = ("url", "certificate_url")
PLACE_URLS = ("company_url", "org_url", "organization_url")

HEADINGS = {"education", "position", "award", "talk", "teaching", "service", "grant",
            "certification"}  # fmt: skip

SAMPLE_ROWS = re.compile(
    r"gencoin|university x\b|neural networks and deep learning\s*coursera"
    r"|(?:phd|meng|bsc) (?:in )?artificial intelligence (?:stanford|massachusetts institute)"
    r"|migrated infrastructure to a new data center|scaling laws for neural language models"
    r"|ms computer science carnegie mellon university 2013-09|bs computer science mit 2009-09"
    r"|multimodal ai systems\. contributed to llama 2|co-authored paper on prompt engineering"
    r"|awarded for groundbreaking work on efficient training of large models"
    r"|python \(\d+%\), data science|hiking \(60%\), cats"
    r"|python \(5/5\), machine learning \(5/5\), cloud computing \(4/5\)"
    r"|academic writing \(5/5\), conference presentations \(4/5\), grant proposals \(4/5\)"
    r"|blockchain fundamentals"
    r"|object-oriented programming in r|university of example",
    re.IGNORECASE,
)
"""Words of the lines that the themes bring along."""

SAMPLE_LANGUAGES = (
    [("English", "100%"), ("Chinese", "75%"), ("Portuguese", "25%")],
    [("English", "Native"), ("Spanish", "Fluent")],
)
"""What the themes' own people speak; each alone may be somebody's."""


@dataclass(frozen=True, slots=True)
class CvRow:
    """A line of a CV, its part of the file (`work-2`) and the file's line that names it."""

    item: Item
    part: str
    line: int
    is_sample: bool = False


def rows_of(
    document: Document, data: Mapping[str, Any], title: str = "", part: str = ""
) -> Iterator[CvRow]:
    """The lines that front matter, or the content of a block, lists.

    The `title` of a widget tells what its lines are where it promises anything (“Teaching”).
    """
    promise = promise_of(title, "goldmark") if title else None
    line = line_of(document, title) if title else 1
    for key, kind in ROWS:
        listed = data.get(key)
        if isinstance(listed, Mapping):
            listed = listed.get("courses") or listed.get("items")
        for number, row in enumerate(listed if isinstance(listed, list) else [], 1):
            if isinstance(row, str):
                row = {"title": row}
            if not isinstance(row, Mapping) or not _first(row, (*TITLES, *PLACES)):
                continue
            item = _item(row, str(promise) if promise in HEADINGS else kind)
            line = line_of(document, str(_stated(row)), line)
            said = f"{item.title} {item.venue} {item.date} {item.summary}"
            sample = SAMPLE_ROWS.search(said) is not None or _are_sample_languages(listed)
            yield CvRow(item, f"{part}{key}-{number}", line, sample)


def _are_sample_languages(listed: Any) -> bool:
    rows = [row for row in listed if isinstance(row, Mapping)] if isinstance(listed, list) else []
    return [(text_of(row.get("name")), _mastered(row)) for row in rows] in SAMPLE_LANGUAGES


def _stated(row: Mapping[str, Any]) -> Any:
    return next((row[key] for key in (*TITLES, *PLACES) if row.get(key)), "")


def _item(row: Mapping[str, Any], kind: str) -> Item:
    start, end = _dates(row, kind)
    certified = kind == "award" and row.get("certificate_url")
    return Item(
        title=_first(row, TITLES) or _first(row, PLACES),
        kind="certification" if certified else kind,
        date=start,
        end=end,
        venue=_first(row, PLACES) if _first(row, TITLES) else "",
        place=text_of(row.get("location")),
        summary="\n\n".join(filter(None, (_text(row), _place_link(row), _mastered(row)))),
        links=tuple(_links(row)),
    )


def _dates(row: Mapping[str, Any], kind: str) -> tuple[FuzzyDate | None, FuzzyDate | None]:
    """Start and end; a position without an end is held today, as the themes print it.

    They print months and ask for whole days, so the first day of a month, or an end on its last
    one, says no more than the month.
    """
    stated = next((row[key] for key in STARTS if row.get(key)), None)
    until = next((row[key] for key in ENDS if row.get(key)), None)
    start, end = (_month(date) for date in period(stated, until))
    is_open = kind == "position" and start is not None and end is None and "year" not in row
    return start, FuzzyDate.OPEN if is_open else end


def _month(date: FuzzyDate | None) -> FuzzyDate | None:
    if date is None or date.month is None or date.day is None:
        return date
    last = calendar.monthrange(date.year, date.month)[1]
    return FuzzyDate(date.year, date.month) if date.day in (1, last) else date


def _first(row: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((words for key in keys if (words := text_of(row.get(key)))), "")


def _text(row: Mapping[str, Any]) -> str:
    return markdown(row.get("description")) or markdown(row.get("summary"))


def _mastered(row: Mapping[str, Any]) -> str:
    """How well a language is spoken, or which skills a group of them has and how far."""
    items = row.get("items")
    skills = (
        [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []
    )
    if not skills:
        return text_of(row.get("label")) or _degree(row)
    said = ((text_of(item.get("label") or item.get("name")), _degree(item)) for item in skills)
    return ", ".join(f"{name} ({degree})" if degree else name for name, degree in said if name)


def _degree(row: Mapping[str, Any]) -> str:
    """“80%” or “4/5”, as the themes draw a bar or dots."""
    if percent := text_of(row.get("percent")):
        return f"{percent.rstrip('%')}%"
    level = text_of(row.get("level"))
    return f"{level}/5" if level.isdigit() else level


def _place_link(row: Mapping[str, Any]) -> str:
    """Where somebody worked, with the address that the old page linked its name to."""
    url = next((url for key in PLACE_URLS if _is_address(url := text_of(row.get(key)))), "")
    return f"[{_first(row, PLACES) or url}]({url})" if url else ""


def _links(row: Mapping[str, Any]) -> Iterator[LinkFact]:
    button = row.get("button")
    stated = [(text_of(row.get(key)), "") for key in URLS]
    if isinstance(button, Mapping):
        stated.append((text_of(button.get("url")), text_of(button.get("text"))))
    found: dict[str, LinkFact] = {}
    for url, label in stated:
        if _is_address(url):
            found.setdefault(url, LinkFact("", url, label))
    yield from found.values()


def _is_address(url: str) -> bool:
    return bool(re.match(r"https?://\S+$|/\S+$", url)) and not SAMPLES.fullmatch(url)
