"""The rows that a file of data holds, whatever stands above them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.counting.pages import load_yaml, text_of

NAMES = ("title", "position", "role", "name", "label", "text", "content", "headline", "degree",
         "studyType", "area", "course", "company", "institution", "organization", "language",
         "bullet", "summary", "description", "value", "class", "journal", "conference")  # fmt: skip
"""Keys that say what a row is about, the most telling first."""

ENDINGS = (".yml", ".yaml", ".json", ".csv", ".tsv")


def read_data(path: Path) -> Any:
    """What a file of data holds; None where it holds nothing or cannot be read."""
    text = text_of(path)
    try:
        if path.suffix in (".csv", ".tsv"):
            mark = "\t" if path.suffix == ".tsv" else ","
            return list(csv.DictReader(io.StringIO(text), delimiter=mark))
        return json.loads(text) if path.suffix == ".json" else load_yaml(text)
    except (yaml.YAMLError, ValueError):
        return None


def rows_of(data: Any) -> Iterator[Any]:
    """Rows are what lists hold that is not itself a heading over a further list."""
    if isinstance(data, dict):
        for value in data.values():
            if isinstance(value, (list, dict)):
                yield from rows_of(value)
    elif isinstance(data, list):
        for row in data:
            inner = _inner(row)
            if inner is not None:
                yield from rows_of(inner)
            elif row not in (None, "", {}):
                yield row


def _inner(row: Any) -> list[Any] | None:
    """The rows below a heading: a year, a section's title with its contents."""
    if isinstance(row, list):
        return row
    if not isinstance(row, dict):
        return None
    lists = [v for v in row.values() if isinstance(v, list) and v]
    if "contents" in row and "type" in row:
        return row["contents"] if isinstance(row["contents"], list) else []
    named = any(row.get(key) for key in NAMES)
    rows = [v for v in lists if all(isinstance(x, dict) for x in v) or "items" in row]
    return rows[0] if rows and not named else None


def words_of(row: Any) -> str:
    """What a row is called: its most telling value."""
    if not isinstance(row, dict):
        return str(row)
    row = {str(key).lower(): value for key, value in row.items()}
    for key in map(str.lower, NAMES):
        if row.get(key) and isinstance(row[key], (str, int, float)):
            return str(row[key])
    return max((str(v) for v in row.values() if isinstance(v, (str, int))), key=len, default="")
