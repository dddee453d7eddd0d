"""Rows as extractors make them, for the tests of what comes after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from faculty_site.ingest.documents import AssetFile, Json, Row
from faculty_site.ingest.fixture import Bundle, checked_rows
from faculty_site.ingest.load import load
from faculty_site.ingest.problems import Problem, Problems
from faculty_site.ingest.report import Counts
from faculty_site.lib.slugs import slug_for_text

PAGE = Path("/sites/marie-curie.md")
MARIE = "marie-curie"


def person(slug: str = MARIE, name: str = "Marie Curie", **fields: Json) -> Row:
    values = {"slug": slug, "name": name, "state": "listed", **fields}
    return Row("profiles.profile", (slug,), values, "profile", line=1)


def section(key: str, order: int, slug: str = MARIE, **fields: Json) -> Row:
    values = {"profile": [slug], "key": key, "heading": key.title(), **fields}
    return Row("profiles.section", (slug, key), values, f"section:{key}", order=order)


def page(key: str, order: int, slug: str = MARIE, **fields: Json) -> Row:
    values = {"profile": [slug], "key": key, "title": key.title(), **fields}
    return Row("profiles.page", (slug, key), values, f"page:{key}", order=order, line=5)


def link(key: str, order: int, slug: str = MARIE, **fields: Json) -> Row:
    values = {"profile": [slug], "key": key, "url": f"https://example.org/{key}", **fields}
    return Row("profiles.link", (slug, key), values, f"link:{key}", order=order)


def old_address(path: str, slug: str = MARIE, **fields: Json) -> Row:
    values = {"profile": [slug], "path": path, **fields}
    return Row("profiles.legacyurl", (slug, path), values, f"url:{path}")


def photo(name: str, slug: str = MARIE) -> Row:
    key = name.partition("/")[2].partition(".")[0]
    values = {"profile": [slug], "key": key, "file": name}
    return Row("profiles.asset", (slug, key), values, f"asset:{key}")


def news(
    text: str, order: int = 0, date: str | None = "1903-12", slug: str = MARIE, **fields: Json
) -> Row:
    """An item whose body is its text; its origin is a hash of the text, as extractors make it."""
    folded = text.casefold()
    key = slug_for_text(f"{slug} {date} {text}", 90)
    values = {"slug": key, "profile": [slug], "date": date, "body": text, **fields}
    origin = f"item:{sha256(folded.encode()).hexdigest()[:16]}:0"
    return Row("news.newsitem", (key,), values, origin, order=order, text=folded, line=10 + order)


def work(
    title: str,
    authors: Sequence[str],
    *,
    year: int | None = 1898,
    own: str = "Marie Curie",
    order: int = 0,
    slug: str = MARIE,
    text: str = "",
    own_fields: dict[str, Json] | None = None,
    **fields: Json,
) -> list[Row]:
    """A publication with its authors, of whom `own` is the person."""
    key = slug_for_text(f"{title} {year or ''}", 90)
    text = text or f"{', '.join(authors)}. {title}. {year or ''}".casefold()
    origin = f"item:{sha256(text.encode()).hexdigest()[:16]}:0"
    values = {"slug": key, "title": title, "year": year, **fields}
    rows = [Row("publications.publication", (key,), values, origin, text=text, line=40 + order)]
    for position, name in enumerate(authors, 1):
        mine = name == own
        part: dict[str, Json] = {"publication": [key], "position": position, "name": name}
        part |= {"profile": [slug], **(own_fields or {})} if mine else {}
        rows.append(
            Row(
                "publications.authorship",
                (key, position),
                part,
                f"{origin}/author:{position}",
                origin,
                order if mine else None,
            )
        )
    return rows


def bundle(
    *rows: Row | Iterable[Row],
    slug: str = MARIE,
    source: str = "marie-curie.md",
    path: Path = PAGE,
    files: Sequence[AssetFile] = (),
    original: bytes = b"# Marie Curie\n",
    partial: bool = False,
) -> Bundle:
    """Checked rows of one person; a list stands for its rows."""
    flat = [row for each in rows for row in ([each] if isinstance(each, Row) else each)]
    problems = Problems()
    checked = checked_rows(flat, slug, path, problems, files, partial=partial)
    assert not problems.has_errors, list(problems)
    originals = ((source, original),)
    return Bundle(path, source, "plain", slug, checked, tuple(files), originals, partial)


def load_rows(*rows: Row | Iterable[Row], **options: Json) -> tuple[Counts, list[Problem]]:
    """Load a bundle of these rows; gives the counts and what there is to say."""
    problems = Problems()
    counts = load(bundle(*rows, **options), problems)
    return counts, list(problems)
