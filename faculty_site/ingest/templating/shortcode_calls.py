"""A shortcode's parameters, and which opening shortcode belongs to which closing one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from faculty_site.ingest.templating.model import Call
from faculty_site.ingest.templating.tokens import Token

MAX_DEPTH: Final = 25
"""Shortcodes inside each other; deeper ones are drawn without what they enclose."""

# Possessive, so that a quotation mark that nothing closes costs one look.
_PARAMETER: Final = re.compile(
    r"""(?:(?P<name>[\w:.@-]+)\s*=\s*)?+
    (?:"(?P<double>(?:[^"\\]|\\.)*+)" | `(?P<raw>[^`]*+)` | '(?P<single>[^']*+)'(?!\S)
    | (?P<bare>[^\s"`]++))""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPED: Final = re.compile(r"\\([\"\\])")


def call_of(token: Token, line: int, inner: str = "") -> Call:
    """The call that a shortcode makes; `line` is 1-based in the file."""
    positional, named = _parameters(token.content)
    return Call(short_name(token), line, positional, named, inner)


def short_name(token: Token) -> str:
    """A shortcode's name in small letters, without its folder (`blogdown/postref`) and suffix."""
    return token.name.rpartition("/")[2].removesuffix(".html").lower()


def pairs(tokens: Sequence[Token | None]) -> dict[int, int]:
    """By the index of an opening shortcode, that of the one that closes it.

    What is None is not looked at. An opening one that nothing closes stands for itself.
    """
    found: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    counts: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        if token is None or token.kind != "shortcode" or token.is_whole:
            continue
        if not token.closes:
            opened.append((token.name, index))
            counts[token.name] += 1
        elif counts[token.name]:
            while True:
                name, at = opened.pop()
                counts[name] -= 1
                if name == token.name:
                    found[at] = index
                    break
    return found


def _parameters(text: str) -> tuple[tuple[str, ...], dict[str, str]]:
    positional: list[str] = []
    named: dict[str, str] = {}
    for match in _PARAMETER.finditer(text):
        if match["double"] is not None:
            value = _ESCAPED.sub(r"\1", match["double"])
        else:
            value = next(v for v in (match["raw"], match["single"], match["bare"]) if v is not None)
        if match["name"]:
            named[match["name"].lower()] = value
        else:
            positional.append(value)
    return tuple(positional), named
