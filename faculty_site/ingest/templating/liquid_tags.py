"""Jekyll's includes and tags: drawn by a piece, by the site's own file, or told of."""

from __future__ import annotations

from functools import partial
from typing import Any, Final, TextIO, cast

from liquid import Environment, RenderContext, TokenStream
from liquid.ast import BlockNode, Node
from liquid.parser import get_parser
from liquid.tag import Tag
from liquid.token import TOKEN_EXPRESSION, TOKEN_ILLEGAL, TOKEN_TAG

from faculty_site.ingest.front_matter import normalise_newlines, split
from faculty_site.ingest.problems import SourceError
from faculty_site.ingest.readers.assets import resolve_inside
from faculty_site.ingest.readers.decoding import decode
from faculty_site.ingest.templating import liquid_marks
from faculty_site.ingest.templating.includes import INCLUDES
from faculty_site.ingest.templating.liquid_addresses import address_of_file, address_of_post
from faculty_site.ingest.templating.liquid_calls import (
    Arguments,
    draw,
    insert,
    name_of,
    words_of,
)
from faculty_site.ingest.templating.liquid_nodes import Guarded, listing_of, placed
from faculty_site.ingest.templating.liquid_state import State, shown, state_of
from faculty_site.ingest.templating.liquid_tokens import Placed, liquid_tokens
from faculty_site.ingest.templating.tags import BLOCK_TAGS, TAGS

MAX_INCLUDES: Final = 10
"""Included files inside each other."""

MAX_INCLUDE_BYTES: Final = 300_000

INCLUDE_TAGS: Final = ("include", "include_relative", "include_cached", "render")
LISTS: Final = {
    "news": "news",
    "announcements": "news",
    "latest_posts": "posts",
    "recent_posts": "posts",
    "latest-posts": "posts",
    "recent-posts": "posts",
    "selected_papers": "publications",
    "selected-papers": "publications",
    "selected_publications": "publications",
    "publications": "publications",
    "publications-by-tag": "publications",
    "projects": "projects",
    "projects_horizontal": "projects",
    "cv-research-section": "publications",
    "talks_by_year": "talks",
}
"""Includes of the themes that list a collection, and which; their own files only draw it."""

REMEDY: Final = "Write what it showed into the page."


class Called(Node):
    """A tag with its arguments, and what stands between it and its closing one."""

    __slots__ = ("block", "expression")

    def __init__(self, token: Placed, expression: str, block: BlockNode | None = None) -> None:
        super().__init__(token)
        self.expression = expression
        self.block = block
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        token, state = placed(self), state_of(context)
        name = token.written.name
        if name in INCLUDE_TAGS:
            return buffer.write(_Include(self, context).draw())
        if name in ("link", "post_url"):
            return buffer.write(state.mark_drawn(token.written) + self._address(name, context))
        if name == "bibliography":
            return buffer.write(listing_of("publications", token, state))
        marked = self._inner(context, buffer)
        inner = liquid_marks.without_marks(marked)
        call = Arguments(self.expression, context, token).call(name, inner)
        pieces = TAGS if self.block is None else BLOCK_TAGS
        text = draw(pieces.get(name.lower()), call, state)
        if text is None:
            text = self._unresolved(state, " ".join([words_of(call), inner]).strip())
        return buffer.write(insert(text, token, state, marked))

    def _inner(self, context: RenderContext, buffer: TextIO) -> str:
        if self.block is None:
            return ""
        inner = context.get_buffer(cast("Any", buffer))
        self.block.render(context, inner)
        return inner.getvalue()

    def _address(self, name: str, context: RenderContext) -> str:
        site = state_of(context).context.site
        target = Arguments("", context, placed(self)).filled(self.expression).strip().strip("\"'")
        return address_of_file(target, site) if name == "link" else address_of_post(target, site)

    def _unresolved(self, state: State, words: str) -> str:
        token = placed(self)
        if token.in_code:
            return token.written.text
        kept = "its words are kept" if words else "nothing is drawn"
        state.tell(token, f"{shown(token)} is not known here; {kept}. {REMEDY}")
        return words


class _Include:
    """One include: by its piece, as a list, or by the site's own file."""

    def __init__(self, node: Called, context: RenderContext) -> None:
        self.node = node
        self.context = context
        self.token = placed(node)
        self.state = state_of(context)
        written = Arguments("", context, self.token).filled(node.expression)
        self.path, _, arguments = written.strip().partition(" ")
        self.path = self.path.strip("\"',")
        self.arguments = Arguments(arguments, context, self.token)
        self.name = name_of(self.path)

    def draw(self) -> str:
        is_relative = self.token.written.name == "include_relative"
        if self.name in LISTS and not is_relative:
            return listing_of(LISTS[self.name], self.token, self.state)
        call = self.arguments.call(self.name)
        piece = None if is_relative else INCLUDES.get(self.name.lower())
        text = draw(piece, call, self.state)
        if text is not None:
            return insert(text, self.token, self.state)
        drawn = self._from_file(is_relative)
        if drawn is not None:
            return drawn
        return insert(self.node._unresolved(self.state, words_of(call)), self.token, self.state)

    def _from_file(self, is_relative: bool) -> str | None:
        """The site's own file, drawn; None where there is none or it may not be drawn here."""
        state = self.state
        path = (
            f"{self._folder()}/{self.path}".strip("/") if is_relative else f"_includes/{self.path}"
        )
        text = _read(path, state)
        if text is None:
            return None
        if path in state.included or len(state.included) >= MAX_INCLUDES:
            chain = " → ".join([*state.included, path])
            state.tell(self.token, f"This include leads back to itself or too deep: {chain}.")
            return None
        outer = state.at_line, state.is_hidden
        state.at_line = state.line(self.token.written)
        state.is_hidden = state.is_hidden or self.token.is_hidden
        state.included.append(path)
        buffer = self.context.get_buffer()
        try:
            with self.context.extend({"include": self.arguments.named}):
                for each in parse(text, self.context.env, state):
                    each.render(self.context, buffer)
        finally:
            state.included.pop()
            state.at_line, state.is_hidden = outer
        return state.mark_drawn(self.token.written) + buffer.getvalue().strip("\n")

    def _folder(self) -> str:
        """The folder that `include_relative` counts from: the page's, or the including file's."""
        root = self.state.context.site.root.absolute()
        if self.state.included and not self.state.included[-1].startswith("_includes/"):
            return self.state.included[-1].rpartition("/")[0]
        folder = self.state.context.document.path.absolute().parent
        return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else ""


def _read(name: str, state: State) -> str | None:
    path = resolve_inside(state.context.site.root, name, max_bytes=MAX_INCLUDE_BYTES)
    if path is None:
        return None
    try:
        text = normalise_newlines(decode(path.read_bytes()).text)
        return split(text, path).body.replace("\0", "")
    except (OSError, UnicodeDecodeError, SourceError):
        return None


def parse(text: str, env: Environment, state: State) -> list[Node]:
    """A template's nodes; what cannot be parsed is told of and left out."""

    def tell(token: Any, why: str) -> None:
        state.tell(token, f"{shown(token)} was left out: {why}. Mend it, or take it away.")

    tokens = liquid_tokens(text, env, tell)
    return get_parser(env).parse(TokenStream(iter(tokens)))


class AnyTag(Tag):
    """Every tag that is neither control flow nor a block."""

    name = TOKEN_ILLEGAL
    block = False

    def parse(self, stream: TokenStream) -> Node:
        token = stream.expect(TOKEN_TAG)
        expression = ""
        if stream.peek.kind == TOKEN_EXPRESSION:
            next(stream)
            expression = stream.current.value
        return Guarded(Called(cast("Placed", token), expression))


class BlockTag(Tag):
    """A tag of `BLOCK_TAGS` with the text up to its closing one."""

    def __init__(self, env: Environment, name: str) -> None:
        super().__init__(env)
        self.name, self.end = name, f"end{name}"

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        expression = ""
        if stream.current.kind == TOKEN_EXPRESSION:
            expression = next(stream).value
        block = get_parser(self.env).parse_block(stream, (self.end,))
        stream.expect(TOKEN_TAG, value=self.end)
        return Guarded(Called(cast("Placed", token), expression, block))


block_tags: Final = {name: partial(BlockTag, name=name) for name in BLOCK_TAGS}
