"""Lines of a curriculum vitae that stand in data: RenderCV, JSON Resume, al-folio's own list.

All three are lists under headings; a line names what, where and when in one of a few ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from faculty_site.ingest.documents import LinkFact, Role
from faculty_site.ingest.headings import promise_of
from faculty_site.ingest.items import Item
from faculty_site.ingest.keys import fold
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.known_samples import LIFE
from faculty_site.lib.fuzzy_dates import FuzzyDate, find_dates
from faculty_site.lib.markdown import plain_text

KINDS: Final = {
    **dict.fromkeys(("work", "experience", "experiences", "employment"), "position"),
    **dict.fromkeys(("volunteer", "organized"), "service"),
    **dict.fromkeys(("projects", "software", "portfolio"), "project"),
    **dict.fromkeys(("scholarships", "scholarship", "achievements"), "award"),
    "certificates": "certification",
    "presentations": "talk",
}
"""Headings beside those that promise a kind of entries everywhere."""

TITLES: Final = ("position", "title", "name", "label", "language", "bullet", "course", "class",
                 "degree", "topic", "headline", "role")  # fmt: skip
VENUES: Final = ("company", "institution", "organization", "awarder", "issuer", "entity", "event",
                 "venue", "employer", "publisher", "journal", "conference", "department",
                 "university", "school", "affiliation")  # fmt: skip
WHOLE: Final = ("date", "year", "years", "releaseDate", "time", "term", "semester", "dates")
TEXTS: Final = ("summary", "description", "details", "fluency", "level", "value", "note", "notes",
                "text", "reference", "awarded_for")  # fmt: skip
LISTS: Final = ("highlights", "courses", "keywords", "items", "contents", "roles")
ADDRESSES: Final = ("url", "website", "link", "slides", "pdf", "video", "code")
LINK: Final = re.compile(r"\]\(|<a\s", re.IGNORECASE)
OWN_NAME: Final = re.compile(r"(?:full\s+)?name", re.IGNORECASE)
SAMPLES: Final = ("Albert Einstein", "Your Sidebar Name", "Your Name")
PLACES: Final = ("institution", "company", "organization", "university", "name")
SAMPLE_PLACES: Final = ("GitHub University", "Red Brick University", "Green Brick University")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the data tells of."""

    role: Role
    item: Item


def lines_of_cv(data: Any) -> list[Line]:
    """The lines of a whole curriculum vitae, in its order."""
    return [line for heading, rows in _sections(data) for line in lines_under(heading, rows)]


def is_sample(data: Any) -> bool:
    """Whether it is about the person whom the theme shows as an example."""
    if isinstance(data, list):
        listed = [_listed(part.get("contents")) for part in data if isinstance(part, Mapping)]
        general = [row for rows in listed for row in rows if isinstance(row, Mapping)]
        return any(text_of(row.get("value")) in SAMPLES for row in general)
    inner = data.get("cv", data.get("basics")) if isinstance(data, Mapping) else None
    return isinstance(inner, Mapping) and text_of(inner.get("name")) in SAMPLES


def name_of_cv(data: Any) -> str:
    """Whose it is, where RenderCV or JSON Resume say so."""
    inner = data.get("cv", data.get("basics")) if isinstance(data, Mapping) else None
    return text_of(inner.get("name")) if isinstance(inner, Mapping) else ""


def is_sample_line(line: Line) -> bool:
    """Whether a line is one of that person's, whoever's name stands above it."""
    item = line.item
    year = item.date.year if item.date else ""
    return "|".join((fold(item.title), fold(item.venue), str(year))) in LIFE


def _sections(data: Any) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(data, list):
        parts = (part for part in data if isinstance(part, Mapping))
        yield from ((text_of(part.get("title")), _listed(part.get("contents"))) for part in parts)
        return
    if not isinstance(data, Mapping):
        return
    inner = data.get("cv")
    sections = inner.get("sections") if isinstance(inner, Mapping) else data
    if isinstance(sections, Mapping):
        yield from ((str(name), rows) for name, rows in sections.items() if isinstance(rows, list))


def lines_under(heading: str, rows: Iterable[Any], kind: str = "") -> Iterator[Line]:
    """The lines of one list; `kind` is one of `profiles.Entry.kind` where it is known."""
    promised = promise_of(heading) if heading else None
    words = re.findall(r"\w+", heading.lower())
    kind = kind or promised or next((KINDS[word] for word in words if word in KINDS), "other")
    for row in rows:
        if isinstance(row, Mapping):
            yield from _of_mapping(row, kind)
        elif written(row):
            yield _bare(written(row), kind)


def written(value: Any) -> str:
    """A value as Markdown."""
    return value.strip() if isinstance(value, str) else text_of(value)


def _bare(text: str, kind: str) -> Line:
    """A line that is no more than its words."""
    title = " ".join(plain_text(text, "kramdown").split())
    return Line("entry", Item(title=title, kind=kind, summary=text if LINK.search(text) else ""))


def _of_mapping(row: Mapping[str, Any], kind: str) -> Iterator[Line]:
    if any(text_of(row.get(key)) in SAMPLE_PLACES for key in PLACES) or _is_own_name(row):
        return
    if kind == "publications":
        yield Line("work", work_of(row))
        return
    start, end = _time(row)
    title, used = _title(row, kind)
    if not title and isinstance(row.get("items"), list):
        for item in row["items"]:  # a year with all that was won in it
            words = item if isinstance(item, str) else text_of(item)
            yield Line("entry", Item(title=plain_text(words, "kramdown"), kind=kind, date=start))
        return
    if title:
        where = ("name", *VENUES) if "position" in used else VENUES
        venues = [text_of(row.get(key)) for key in where if key not in used]
        yield Line(
            "entry",
            Item(
                title=title,
                kind=kind,
                date=start,
                end=end,
                venue=", ".join(dict.fromkeys(filter(None, venues))),
                place=_place(row.get("location") or row.get("place")),
                summary=_summary(row),
                links=_links(row),
            ),
        )


def _is_own_name(row: Mapping[str, Any]) -> bool:
    return "value" in row and OWN_NAME.fullmatch(text_of(row.get("name"))) is not None


def work_of(row: Mapping[str, Any], people: Mapping[str, Any] | None = None) -> Item:
    """A work; `people` are those whom its authors may name by a key."""
    date = row.get("date") or row.get("year") or row.get("releaseDate")
    venues = ("venue", "journal", "conference", "booktitle", "publication", "publisher")
    venue = next((v for key in venues if (v := text_of(row.get(key)))), "")
    doi, arxiv = text_of(row.get("doi")), text_of(row.get("arxiv"))
    return Item(
        title=plain_text(text_of(row.get("title") or row.get("name")), "kramdown"),
        date=_first_date(date) or _year_of(venue),
        venue=venue,
        summary=text_of(row.get("abstract") or row.get("summary")),
        authors=_authors(row.get("authors") or row.get("author"), people or {}),
        links=_links(row),
        doi=doi,
        arxiv=arxiv if re.fullmatch(r"[\w.-]+(?:/\d+)?", arxiv) else "",
        featured=row.get("selected") is True or row.get("featured") is True,
    )


def _authors(stated: Any, people: Mapping[str, Any]) -> tuple[str, ...]:
    names = stated if isinstance(stated, list) else _parted(text_of(stated))
    return tuple(filter(None, (_named(name, people) for name in names)))


def _parted(line: str) -> list[str]:
    """Names in a line: as BibTeX joins them, between bars, or in prose."""
    turned = re.split(r"\s+and\s+", line)
    if "|" in line or all(name.count(",") == 1 for name in turned):
        return re.split(r"\s*\|\s*|\s+and\s+", line)
    return re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*;\s*|\s+&\s+", line)


def _named(name: Any, people: Mapping[str, Any]) -> str:
    person = people.get(name) if isinstance(name, str) else name
    if isinstance(person, Mapping):
        parts = (text_of(person.get(key)) for key in ("first_name", "last_name"))
        return text_of(person.get("name")) or " ".join(filter(None, parts))
    return text_of(person) or plain_text(text_of(name), "kramdown").strip()


def _title(row: Mapping[str, Any], kind: str) -> tuple[str, set[str]]:
    """What the line is called, and the keys that say so."""
    degree = [key for key in ("studyType", "degree", "area") if text_of(row.get(key))]
    if kind == "education" and degree:
        return ", ".join(text_of(row.get(key)) for key in degree), set(degree)
    keys = (*TITLES, kind, *VENUES)  # such as “award: Nobel Prize” in a list of awards
    used = next((key for key in keys if text_of(row.get(key))), "")
    return plain_text(text_of(row.get(used)), "kramdown"), {used}


def _time(row: Mapping[str, Any]) -> tuple[FuzzyDate | None, FuzzyDate | None]:
    start, end = (
        text_of(row.get(key) or row.get(other))
        for key, other in (("start_date", "startDate"), ("end_date", "endDate"))
    )
    whole = next((said for key in WHOLE if (said := text_of(row.get(key)))), "")
    said = f"{start} - {end}" if start and end else start or whole or end
    found = find_dates(said)
    return (found[0].date, found[0].end) if found and not found[0].needs_year else (None, None)


def _first_date(stated: Any) -> FuzzyDate | None:
    found = find_dates(text_of(stated))
    return found[0].date if found else None


def _year_of(venue: str) -> FuzzyDate | None:
    """The year of a venue such as “AAAI, 2025”; of several years none."""
    years = set(re.findall(r"(?<![\d.:/-])(?:19|20)\d\d(?![\d.:/-]\d|\d)", venue))
    return FuzzyDate(int(years.pop())) if len(years) == 1 else None


def _place(stated: Any) -> str:
    if isinstance(stated, Mapping):
        return ", ".join(filter(None, (text_of(stated.get(k)) for k in ("city", "region"))))
    return text_of(stated)


def _summary(row: Mapping[str, Any]) -> str:
    """The texts as paragraphs, then what is listed, a level of the list for each of the data."""
    texts = [written(row.get(key)) for key in TEXTS]
    listed = [_bullets(row[key]) for key in (*LISTS, *TEXTS) if isinstance(row.get(key), list)]
    return "\n\n".join(filter(None, (*texts, *listed)))


def _bullets(rows: Iterable[Any], indent: str = "") -> str:
    lines: list[str] = []
    for row in rows:
        said = row.get("title") or row.get("name") if isinstance(row, Mapping) else row
        if title := " ".join(written(said).split()):
            lines.append(f"{indent}- {title}")
        if isinstance(row, Mapping):
            lines.append(_bullets(_listed(row.get("contents") or row.get("items")), f"{indent}  "))
    return "\n".join(filter(None, lines))


def _links(row: Mapping[str, Any]) -> tuple[LinkFact, ...]:
    kinds = {"slides": "slides", "pdf": "pdf", "video": "video", "code": "code"}
    stated = ((key, text_of(row.get(key))) for key in ADDRESSES)
    return tuple(
        LinkFact(kinds.get(key, ""), url)
        for key, url in stated
        if re.match(r"https?://\S+$|/\S+\.\w+$", url)
    )


def _listed(stated: Any) -> list[Any]:
    return stated if isinstance(stated, list) else []
