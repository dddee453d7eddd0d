"""How the parts of a template draw: its text, its outputs, loops, captured texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import StringIO
from typing import Any, TextIO, cast

from liquid import RenderContext, TokenStream
from liquid.ast import Node
from liquid.builtin.content import ContentNode, Literal
from liquid.builtin.expressions import FilteredExpression
from liquid.builtin.output import Output, OutputNode
from liquid.builtin.tags.capture_tag import CaptureNode, CaptureTag
from liquid.builtin.tags.for_tag import ForNode, ForTag
from liquid.exceptions import ResourceLimitError
from liquid.stringify import to_liquid_string
from liquid.tag import Tag
from liquid.undefined import is_undefined

from faculty_site.ingest.templating import liquid_marks
from faculty_site.ingest.templating.liquid_state import (
    FAULTS,
    MAX_SHOWN,
    State,
    reason,
    shown,
    state_of,
)
from faculty_site.ingest.templating.liquid_tokens import Placed
from faculty_site.ingest.templating.liquid_values import Records, kind_of
from faculty_site.ingest.templating.tokens import tokenise

FOLLOWED_BY_PATH = re.compile(r"/|\{\{-?\s*(?!site\.(?:title|name|description))")
REMEDY = "Write it into the page, or import the page with its whole site."


def placed(node: Node) -> Placed:
    return cast("Placed", node.token)


def bare(text: str) -> str:
    """A value's text; templates inside it, which Jekyll would print as they are, left out."""
    if "{{" not in text and "{%" not in text:
        return text
    kept = (part.text for part in tokenise(text, "jekyll") if part.kind == "text")
    return re.sub(r"\{\{|\{%", "", "".join(kept))


class Text(ContentNode):
    """The author's own text; of a comment over several lines, an HTML comment."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        token = placed(self).written
        state = state_of(context)
        text = self.text
        if token.kind == "comment":
            text = f"<!--{text.replace('-->', '-- >')}-->" if "\n" in token.text else ""
        if not text:
            return buffer.write(liquid_marks.TAG)
        # What was stripped from the front may have been lines.
        skipped = token.text.find(text[:40]) if token.kind in ("text", "raw") else 0
        line = token.line + token.text.count("\n", 0, max(skipped, 0))
        return buffer.write(f"{state.mark_written(token, line)}{text}")


class TextTag(Literal):
    node_class = Text


class Value(OutputNode):
    """An output; it tells of what is not known, and draws nothing then."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        token, state = placed(self), state_of(context)
        expression = cast("FilteredExpression", self.expression)
        start = token.source.rfind("\n", 0, token.written.start) + 1
        state.beside_html = "<" in token.source[start : token.written.start]
        try:
            text = self._text(context, state, expression)
        except ResourceLimitError:
            raise
        except FAULTS as error:
            state.tell(token, f"{shown(token)} could not be worked out ({reason(error)}). {REMEDY}")
            text = None
        if text is None:
            text = token.written.text if token.in_code else ""
        return buffer.write(f"{state.mark_drawn(token.written)}{text}")

    def _text(
        self, context: RenderContext, state: State, expression: FilteredExpression
    ) -> str | None:
        """None where it says nothing that could be drawn."""
        token = placed(self)
        value: Any = expression.left.evaluate(context)
        filters = expression.filters or []
        if is_undefined(value) and not any(f.name == "default" for f in filters):
            state.tell(
                token, f"“{_name(expression)}” is not known here, so nothing is drawn. {REMEDY}"
            )
            return None
        if not filters and str(expression.left) == "site.url":
            return self._site_url(state)
        for each in filters:
            if each.name not in context.env.filters:
                state.tell(
                    token, f"The filter “{each.name}” is not known here; it was passed over."
                )
            value = each.evaluate(value, context)
        if isinstance(value, (Mapping, Records)) and not is_undefined(value):
            state.tell(token, f"“{_name(expression)}” is a list and no text. {REMEDY}")
            return ""
        return bare(to_liquid_string(value, autoescape=False))

    def _site_url(self, state: State) -> str:
        """Before a path it says nothing, so that links stay inside the imported site."""
        token = placed(self)
        if FOLLOWED_BY_PATH.match(token.source, token.written.end):
            return ""
        return str(state.context.site.config.get("url") or "")


def _name(expression: FilteredExpression) -> str:
    return str(expression.left)[:MAX_SHOWN]


class ValueTag(Output):
    node_class = Value

    def parse(self, stream: TokenStream) -> OutputNode:
        token = stream.current
        node = super().parse(stream)
        node.token = token
        return node


class Guarded(Node):
    """A tag that tells of its faults instead of ending the block round it."""

    __slots__ = ("node",)

    def __init__(self, node: Node) -> None:
        super().__init__(node.token)
        self.node = node
        self.blank = node.blank

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        count = buffer.write(liquid_marks.TAG)
        try:
            count += self.node.render(context, buffer)
        except ResourceLimitError:
            raise
        except FAULTS as error:
            token = placed(self)
            message = f"{shown(token)} could not be worked out ({reason(error)}). {REMEDY}"
            state_of(context).tell(token, message)
        return count + buffer.write(liquid_marks.TAG)


class GuardedTag(Tag):
    """Another tag, whose nodes are guarded."""

    def __init__(self, tag: Tag) -> None:
        super().__init__(tag.env)
        self.tag = tag
        self.name, self.end, self.block = tag.name, tag.end, tag.block

    def parse(self, stream: TokenStream) -> Node:
        return Guarded(self.tag.parse(stream))


class Loop(ForNode):
    """A loop over a collection is the list that stands for it, whatever it drew of each item."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        iterable: Any = self.expression.iterable.evaluate(context)
        state = state_of(context)
        if isinstance(iterable, Records):
            return buffer.write(listing_of(iterable.name, placed(self), state))
        if is_undefined(iterable):
            name = f"“{self.expression.iterable}”"
            state.tell(
                placed(self), f"{name} is not known here, so its loop draws nothing. {REMEDY}"
            )
        inner = context.get_buffer(cast("StringIO", buffer))
        count = super().render_to_output(context, inner)
        text = inner.getvalue()
        lists = liquid_marks.only_listings(text)
        if lists and not liquid_marks.words_beside(text):
            # It only groups the list, by year or by kind.
            text = liquid_marks.TAG + "".join(lists)
        buffer.write(text)
        return count


class Seam(Node):
    """Where one round of a loop ends and the next begins."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        return buffer.write(liquid_marks.TAG)


class LoopTag(ForTag):
    node_class = Loop

    def parse(self, stream: TokenStream) -> Node:
        node = cast("Loop", super().parse(stream))
        node.block.nodes.append(Seam(node.token))
        node.blank = False  # whatever its text, it may stand for a list
        return node


def listing_of(collection: str, token: Placed, state: State) -> str:
    """The mark of a collection's list, or a word about a missing section."""
    if token.is_hidden:
        return ""
    kind = kind_of(collection)
    if kind is None:
        state.tell(
            token,
            f"The old site listed its “{collection}” here. They have no list of their own on this "
            "page; write the ones that matter into it.",
        )
        return ""
    return state.mark_drawn(token.written) + liquid_marks.listing(kind, collection)


class Capture(CaptureNode):
    """Keeps the lists of a captured text, and the text without other marks."""

    def _assign(self, context: RenderContext, buf: StringIO) -> None:
        text = buf.getvalue()
        lists = "".join(liquid_marks.only_listings(text))
        context.assign(str(self.name), liquid_marks.without_marks(text) + lists)


class NamedCaptureTag(CaptureTag):
    node_class = Capture
