"""TOML front matter -> plain Python values."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

from faculty_site.ingest.front_matter import scalars
from faculty_site.ingest.front_matter.block import MAX_DEPTH, Block, Parsed
from faculty_site.ingest.problems import SourceError

# Just enough to tell brackets and dots of the syntax from those in strings and comments. What
# is never closed runs to its end, and nothing backtracks, so that no text makes this slow.
_LONG: Final = r'''"""(?:\\.|[^\\"]|"(?!""))*+\\?"{0,5}|'{3}(?:[^']|'(?!''))*+'{0,5}'''
_TOKEN: Final = re.compile(
    _LONG + r"""|"(?:\\[^\n]|[^"\\\n])*+"?|'[^'\n]*+'?"""
    r"|\#[^\n]*"
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<dot>\.)|(?P<end>[=,\n])",
    re.DOTALL,
)
_NAME: Final = r"""(?:"([^"\n]*)"|'([^'\n]*)'|([\w-]+))"""
_KEY: Final = re.compile(rf"\s*{_NAME}\s*[.=]")
_TABLE: Final = re.compile(rf"\s*\[\[?\s*{_NAME}\s*(?:\.[^\]]*)?\]\]?\s*(?:\#.*)?")
_PLACE: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def read(block: Block) -> Parsed:
    """The data of a TOML block. Raises `SourceError` when it is malformed or too deep.

    Values are bool, int, float, str, date, datetime, time, lists and dicts with string keys.
    """
    _check_depth(block)
    try:
        data = tomllib.loads(block.text, parse_float=scalars.decimal)
    except tomllib.TOMLDecodeError as error:
        raise _explain(block, str(error)) from error
    except ValueError as error:  # Python's limit on the digits of an int
        raise block.error(0, f"The {block.what} holds a number too long. Quote it.") from error
    if _is_deeper(data, MAX_DEPTH):
        raise block.too_deep(0)
    return Parsed(data, _key_lines(block, data))


def _check_depth(block: Block) -> None:
    """Stop before tomllib, which is recursive in brackets and quadratic in the dots of a key."""
    depth = dots = 0
    for token in _TOKEN.finditer(block.text):
        match token.lastgroup:
            case "open":
                depth += 1
            case "close":
                depth -= 1
            case "dot":
                dots += 1
            case "end":
                dots = 0
        if max(depth, dots) > MAX_DEPTH:
            raise block.too_deep(token.start())


def _is_deeper(value: Any, levels: int) -> bool:
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return False
    return levels == 0 or any(_is_deeper(child, levels - 1) for child in value)


def _explain(block: Block, reason: str) -> SourceError:
    place = _PLACE.search(reason)
    if place is None:
        line = block.first_line
    elif place[1]:
        line = block.first_line + int(place[1]) - 1
    else:
        line = block.line(len(block.text))
    return SourceError(
        block.path,
        line,
        f"The {block.what} cannot be read as TOML here: {_PLACE.sub('', reason)}. "
        'Write each line as key = "value", with text in quotes.',
    )


def _key_lines(block: Block, data: dict[str, Any]) -> dict[str, int]:
    """The line on which each top-level key, or the table of its name, first stands."""
    lines: dict[str, int] = {}
    in_table = False
    text = _TOKEN.sub(_without_long_strings, block.text)
    for number, line in enumerate(text.split("\n"), start=block.first_line):
        found = _TABLE.fullmatch(line)
        in_table = in_table or found is not None
        if not in_table:
            found = _KEY.match(line)
        name = next((group for group in found.groups() if group is not None), "") if found else ""
        if name in data:
            lines.setdefault(name, number)
    return {name: lines.get(name, block.first_line) for name in data}


def _without_long_strings(token: re.Match[str]) -> str:
    """Only the line breaks of a long string or comment: what looks like a key in it is none."""
    text = token[0]
    return "\n" * text.count("\n") if text.startswith(('"""', "'''", "#")) else text
