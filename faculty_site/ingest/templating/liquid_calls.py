"""Includes and tags with arguments: how a call is read, and what draws it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any, Final

from liquid import RenderContext
from liquid.builtin.expressions import FilteredExpression, tokenize
from liquid.stream import TokenStream
from liquid.stringify import to_liquid_string
from liquid.undefined import is_undefined

from faculty_site.ingest.templating import liquid_marks
from faculty_site.ingest.templating.liquid_nodes import bare
from faculty_site.ingest.templating.liquid_state import FAULTS, State, state_of
from faculty_site.ingest.templating.liquid_tokens import MAX_EXPRESSION, Placed
from faculty_site.ingest.templating.model import Call, Piece
from faculty_site.ingest.templating.tokens import tokenise as parts_of

_ARGUMENT: Final = re.compile(
    r"""(?: (?P<name>[\w-]+) \s*=\s* )?
        (?: "(?P<double>(?:[^"\\]|\\.)*+)" | '(?P<single>(?:[^'\\]|\\.)*+)'
          | (?P<word>[^\s"']+) )""",
    re.VERBOSE | re.DOTALL,
)
_SUFFIX: Final = re.compile(r"\.(?:html?|liquid|md|markdown|txt|svg)$", re.IGNORECASE)
_READABLE: Final = (
    *("caption", "title", "alt", "text", "label", "content", "description", "name", "summary"),
)


class Arguments:
    """What stands behind a tag's or an include's name; values as templates see them."""

    def __init__(self, written: str, context: RenderContext, token: Placed) -> None:
        self.context = context
        self.token = token
        self.positional: list[str] = []
        self.named: dict[str, Any] = {}
        for found in _ARGUMENT.finditer(self.filled(written)):
            quoted = next((g for g in (found["double"], found["single"]) if g is not None), None)
            value = quoted.replace('\\"', '"').replace("\\'", "'") if quoted is not None else None
            if not found["name"]:
                self.positional.append(value if value is not None else found["word"])
            else:
                self.named[found["name"]] = self.variable(found["word"]) if value is None else value

    def filled(self, written: str) -> str:
        """The arguments with the outputs inside them drawn."""
        if "{{" not in written:
            return written
        drawn = (
            to_liquid_string(self.variable(part.content), autoescape=False)
            if part.kind == "output"
            else part.text
            for part in parts_of(written, "jekyll")
        )
        return "".join(drawn)

    def variable(self, expression: str) -> Any:
        """What a name or an expression stands for; None, and told of, where nobody knows."""
        try:
            if len(expression) > MAX_EXPRESSION:
                raise ValueError(expression)
            stream = TokenStream(tokenize(expression, parent_token=self.token))
            value = FilteredExpression.parse(self.context.env, stream).evaluate(self.context)
        except FAULTS:
            value = None
        if value is None or is_undefined(value):
            if not expression.startswith(("include.", "nil", "null", "false", "empty")):
                message = f"“{expression}” is not known here, so it stays empty."
                state_of(self.context).tell(self.token, message)
            return None
        return value

    def call(self, name: str, inner: str = "") -> Call:
        named = {
            key: bare(to_liquid_string(value, autoescape=False))
            for key, value in self.named.items()
            if value is not None and not isinstance(value, Mapping)
        }
        line = state_of(self.context).file_line(self.token.written)
        return Call(name, line, tuple(bare(word) for word in self.positional), named, inner)


def name_of(path: str) -> str:
    """An include's name without folder and suffix."""
    return _SUFFIX.sub("", posixpath.basename(path.strip()))


def draw(piece: Piece | None, call: Call, state: State) -> str | None:
    """What a piece makes of a call; a fault in it counts as nothing that could be drawn."""
    if piece is None:
        return None
    return piece(call, state.context)


def words_of(call: Call) -> str:
    """What of a call a reader can use where nothing draws it."""
    words = [call.get(name) for name in _READABLE]
    return " ".join(dict.fromkeys(word for word in words if word))


def insert(text: str, token: Placed, state: State, inner: str = "") -> str:
    """A drawn text with its mark; further lines are indented as the line of its call.

    `inner` is what stood between its tags, with marks: the lines that it kept know theirs.
    """
    text = liquid_marks.without_marks(text)
    start = token.source.rfind("\n", 0, token.written.start) + 1
    before = token.source[start : token.written.start]
    if "\n" in text and before and not before.strip():
        text = text.replace("\n", f"\n{before}")
    return state.mark_drawn(token.written) + (liquid_marks.aligned(text, inner) if inner else text)
