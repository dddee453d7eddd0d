"""Find the front matter of a text and part it from the body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from faculty_site.ingest.front_matter import toml, yaml_values
from faculty_site.ingest.front_matter.block import Block, Parsed
from faculty_site.ingest.problems import Problem, SourceError

MAX_LENGTH = 256_000
"""Characters of front matter. The longest of real pages have a tenth of that."""

_YAML: Final = "---"
_TOML: Final = "+++"
# What may close the block, by what opened it; YAML ends a document with either.
_CLOSING: Final = {_YAML: ("---", "..."), _TOML: ("+++",)}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A text, parted. `body_line` is the 1-based line on which `body` begins.

    `disabled` says that the front matter stood inside an HTML comment, which is how al-folio
    has its users take a page off the site. `warnings` carry the path given to `split`.
    """

    data: Mapping[str, Any]
    body: str
    body_line: int
    key_lines: Mapping[str, int] = field(default_factory=dict)
    disabled: bool = False
    warnings: tuple[Problem, ...] = ()


class _Opening(NamedTuple):
    fence: str
    line: int  # index of the fence's line, from 0
    commented: bool


def normalise_newlines(text: str) -> str:
    """The text without byte order mark, with `\\n` for every kind of line ending."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def split(text: str, path: Path | str = "") -> FrontMatter:
    """Part a text into its front matter and its body.

    A text without front matter is all body. Raises `SourceError` with the line and a remedy
    when front matter begins and cannot be read; `path` is only named in messages.
    """
    text = normalise_newlines(text)
    lines = text.split("\n")
    opening = _opening(lines)
    if opening is None:
        return FrontMatter({}, text, 1)
    closing = _closing(lines, opening)
    if closing is None:
        if opening.commented:  # an ordinary comment that happens to hold a rule
            return FrontMatter({}, text, 1)
        raise _unclosed(opening, path)
    block = Block("\n".join(lines[opening.line + 1 : closing]), opening.line + 2, path)
    if len(block.text) > MAX_LENGTH:
        raise _too_long(block, opening)
    parsed = _parse(block, opening)
    if parsed is None:
        return FrontMatter({}, text, 1)
    body_at = _after(lines, closing, opening)
    return FrontMatter(
        data=parsed.data,
        body="\n".join(lines[body_at:]),
        body_line=body_at + 1,
        key_lines=parsed.key_lines,
        disabled=opening.commented,
        warnings=parsed.warnings,
    )


def _opening(lines: list[str]) -> _Opening | None:
    """The opening fence: the first line that is not blank, perhaps behind `<!--`."""
    commented = False
    for index, line in enumerate(lines):
        words = line.strip()
        if not commented and words.startswith("<!--"):
            commented = True
            words = words.removeprefix("<!--").strip()
        elif line.startswith((" ", "\t")) and words:
            return None  # an indented fence is none
        if words in _CLOSING:
            return _Opening(words, index, commented)
        if words:
            return None
    return None


def _closing(lines: list[str], opening: _Opening) -> int | None:
    for index in range(opening.line + 1, len(lines)):
        line = lines[index].rstrip()
        if opening.commented and "-->" in line:
            # The comment ends here: only a fence just before its end still closes the block.
            line = line.removesuffix("-->").rstrip()
            return index if line in _CLOSING[opening.fence] else None
        if line in _CLOSING[opening.fence]:
            return index
    return None


def _after(lines: list[str], closing: int, opening: _Opening) -> int:
    """Where the body begins: behind the fence, and behind a `-->` that follows at once."""
    body_at = closing + 1
    if not opening.commented or "-->" in lines[closing]:
        return body_at
    following = body_at
    while following < len(lines) and not lines[following].strip():
        following += 1
    if following < len(lines) and lines[following].strip() == "-->":
        return following + 1
    return body_at


def _parse(block: Block, opening: _Opening) -> Parsed | None:
    """What the block says; None for a comment that holds two rules with some prose between."""
    if opening.fence == _TOML:
        return toml.read(block)
    return yaml_values.read(block, needs_mapping=not opening.commented)


def _unclosed(opening: _Opening, path: Path | str) -> SourceError:
    fence = opening.fence
    return SourceError(
        path,
        opening.line + 1,
        f"The front matter that begins here with {fence} is never closed. "
        f"Put a line with {fence} alone after its last key.",
    )


def _too_long(block: Block, opening: _Opening) -> SourceError:
    return SourceError(
        block.path,
        opening.line + 1,
        f"The front matter has {len(block.text):,} characters; at most {MAX_LENGTH:,} are read. "
        f"Move the text below the closing {opening.fence}.",
    )
