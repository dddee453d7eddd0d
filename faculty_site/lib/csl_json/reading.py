"""JSON read piece by piece, so that each reference keeps its own text and line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from json import JSONDecodeError, JSONDecoder
from typing import Any, NoReturn

LARGEST = 50_000_000
"""Characters of a file."""

DEEPEST = 60
"""Lists and objects inside each other."""

TOKEN = re.compile(r'"(?:\\.|[^"\\])*(?:"|\Z)|[\[\]{}]', re.DOTALL)
BLANK = re.compile(r"[ \t\n\r]*")


@dataclass(frozen=True, slots=True)
class Item:
    """A value of the file's list, or the file's only one; `line` (1-based) is where it begins."""

    value: Any
    raw: str
    line: int


class JsonError(Exception):
    """Why a text cannot be read as JSON, and the line (1-based) where that shows."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def read_json(text: str) -> list[Item]:
    """The items of a list; a file that is no list is its only item. Raises JsonError."""
    if len(text) > LARGEST:
        raise JsonError(1, f"It has more than {LARGEST:,} characters. Give it in several files.")
    if _depth(text) > DEEPEST:
        raise JsonError(1, "It is nested deeper than any reference is.")
    try:
        return list(_items(text))
    except JSONDecodeError as error:
        raise JsonError(
            error.lineno, f"This is no JSON from line {error.lineno} on: {error.msg}."
        ) from None
    except ValueError as error:
        raise JsonError(1, f"It holds a number that cannot be read: {error}.") from None


def _items(text: str) -> Iterator[Item]:
    decoder = JSONDecoder(parse_constant=_no_number)
    at = _skip(text, 1 if text.startswith("\ufeff") else 0)
    if text[at : at + 1] != "[":
        value, end = decoder.raw_decode(text, at)
        _end(text, end)
        yield Item(value, text[at:end], 1 + text.count("\n", 0, at))
        return
    line, counted = 1, 0
    at = _skip(text, at + 1)
    while text[at : at + 1] != "]":
        value, end = decoder.raw_decode(text, at)
        line += text.count("\n", counted, at)
        counted = at
        yield Item(value, text[at:end], line)
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            raise JSONDecodeError("Expecting ',' delimiter", text, at)
    _end(text, at + 1)


def _depth(text: str) -> int:
    depth = deepest = 0
    for token in TOKEN.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        deepest = max(deepest, depth)
    return deepest


def _skip(text: str, at: int) -> int:
    blank = BLANK.match(text, at)
    return blank.end() if blank else at


def _end(text: str, at: int) -> None:
    at = _skip(text, at)
    if at < len(text):
        raise JSONDecodeError("Extra data", text, at)


def _no_number(written: str) -> NoReturn:
    raise ValueError(written)


def written(value: Any) -> str:
    """A value that stood inside another one, as a text of its own."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode(
        "utf-8"
    )  # half a pair is written \\uD800
