"""Say in plain words what is wrong with a YAML front matter, on which line, and what to do.

libyaml's own words ("mapping values are not allowed in this context") help nobody who writes a
page. The mistakes looked for are a colon in a title, a value that begins with a character of
YAML's own, quotes that do not match, tabs, and lines without a key.
"""

from __future__ import annotations

import re
from typing import Final

import yaml

from faculty_site.ingest.front_matter.block import Block
from faculty_site.ingest.problems import SourceError

_KEY_WITHOUT_BLANK: Final = re.compile(r"\s*(?P<key>[\w-]+):(?P<value>[^\s/].*)")
_TAB_INDENTED: Final = re.compile(r" *\t")
_WHOLE_QUOTED: Final = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:''|[^'])*')\s*(?:#.*)?""")
_QUOTED_START: Final = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:''|[^'])*')""")
_QUOTE_IT: Final = "Put the whole value in quotes"


def explain(block: Block, error: yaml.YAMLError) -> SourceError:
    """The `SourceError` for what libyaml raised: the line to look at, and the remedy."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return block.error(0, f"The {block.what} cannot be read as YAML: {error}.")
    at = _offset(error.problem_mark, 0)
    began = _offset(error.context_mark, at)
    return (
        _tab(block, began, at)
        or _unmatched_quote(block, began, at)
        or _unkeyed_line(block, error, began)
        or _misplaced_character(block, error, at)
        or _otherwise(block, error, began, at)
    )


def _offset(mark: yaml.Mark | yaml._yaml.Mark | None, default: int) -> int:
    return default if mark is None else int(mark.index)


def _lines(block: Block, began: int, at: int) -> range:
    return range(block.line(began), block.line(at) + 1)


def _value_of(text: str) -> tuple[str, str]:
    """Key and value of a line, empty strings when it has no such form."""
    key, colon, value = text.lstrip("- ").partition(": ")
    return (_short(key.strip()), value.strip()) if colon else ("", "")


def _tab(block: Block, began: int, at: int) -> SourceError | None:
    for line in (block.line(at), block.line(began)):
        if _TAB_INDENTED.match(block.line_text(line)):
            return SourceError(
                block.path,
                line,
                "This line begins with a tab, which YAML does not allow. "
                "Use spaces: two for each level.",
            )
    return None


def _unmatched_quote(block: Block, began: int, at: int) -> SourceError | None:
    """The last value before the mishap whose quotation marks do not match on its line."""
    for line in reversed(_lines(block, began, at)):
        text = block.line_text(line)
        key, value = _value_of(text)
        if not value.startswith(('"', "'")) or _WHOLE_QUOTED.fullmatch(value):
            continue
        if quoted := _QUOTED_START.match(value):
            return _early_quote(block, line, key, value, quoted.end())
        if _indent(block.line_text(line + 1)) <= _indent(text):
            return SourceError(
                block.path,
                line,
                f"The value of “{key}” begins with the quotation mark {value[0]} and has no "
                f"closing one. Add {value[0]} at its end, or remove the one at its beginning.",
            )
    return None


def _early_quote(block: Block, line: int, key: str, value: str, end: int) -> SourceError:
    other = "single" if value[0] == '"' else "double"
    return SourceError(
        block.path,
        line,
        f"The value of “{key}” goes on after its closing quotation mark "
        f"({_short(value[end:].strip())}). Put the whole value in {other} quotes.",
    )


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _unkeyed_line(block: Block, error: yaml.MarkedYAMLError, began: int) -> SourceError | None:
    if error.context != "while scanning a simple key":
        return None
    text = block.line_text(block.line(began)).strip()
    return block.error(
        began,
        f"The line “{_short(text)}” has no key. Write it as “key: value”, or indent it by two "
        "spaces if it continues the value above.",
    )


def _misplaced_character(block: Block, error: yaml.MarkedYAMLError, at: int) -> SourceError | None:
    """Mistakes that lie in the line where libyaml stopped."""
    text = block.line_text(block.line(at))
    key, value = _value_of(text)
    if error.problem == "mapping values are not allowed in this context":
        return block.error(at, _second_colon(block, block.line(at), key, value))
    if error.problem == "found unknown escape character":
        return block.error(
            at,
            f"The value of “{key}” holds a backslash between double quotes, where it has a "
            "meaning of its own. Put the value in single quotes instead.",
        )
    if value[:1] in set("@`%*&!|>,[]{}?-"):
        return block.error(
            at,
            f"The value of “{key}” begins with {value[0]}, which has a meaning of its own in "
            f"YAML. {_QUOTE_IT}.",
        )
    return None


def _second_colon(block: Block, line: int, key: str, value: str) -> str:
    """Why a colon came where none may: in the value, or because the line above spoils this one."""
    if re.search(r":(\s|$)", value):
        return f"The value of “{key}” contains a colon followed by a space. {_QUOTE_IT}."
    if glued := _KEY_WITHOUT_BLANK.fullmatch(block.line_text(line - 1)):
        key = _short(glued["key"])
        return (
            f"The line above, “{key}:”, needs a space after its colon. "
            f"Write “{key}: {_short(glued['value'])}”."
        )
    return (
        "This key does not fit the line above it: it is indented differently, or the line above "
        "has no colon. Begin keys of one level in the same column, each as “key: value”."
    )


def _otherwise(block: Block, error: yaml.MarkedYAMLError, began: int, at: int) -> SourceError:
    if (error.context or "").startswith("while parsing a flow"):
        return block.error(
            began,
            "The bracket that opens here is never closed. Close it, or put the value in quotes.",
        )
    return block.error(
        at,
        f"The {block.what} cannot be read as YAML here: {error.problem}. Check the indentation, "
        "brackets and quotes of this line and the one above.",
    )


def _short(text: str, length: int = 40) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
