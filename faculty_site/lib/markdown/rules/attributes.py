"""Attribute lists: ``{: .class #id key="v"}`` (kramdown), ``{.class #id key="v"}`` (goldmark).

They stand after a span, on a line of their own beside a block, or at the end of a heading. Which
attributes reach the page is the sanitiser's decision.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

Attributes = dict[str, str]

# Bounded lengths: an unclosed brace must not be searched for to the end of the text.
KRAMDOWN = re.compile(r"\{:(?![:/])([^{}\n]{1,400})\}")
GOLDMARK = re.compile(r"\{(?=[ \t]*(?:[.#]|[\w-]+=))([^{}\n]{1,400})\}")
KRAMDOWN_HEADING = re.compile(r"[ \t]*\{(#[A-Za-z][\w:-]*)\}[ \t]*$")
GOLDMARK_HEADING = re.compile(r"[ \t]*\{([.#][^{}\n]{1,400})\}[ \t]*$")
DEFINITION = re.compile(r"([A-Za-z][\w-]*):(?!\S*=)\s*(.*)")
ATTRIBUTE = re.compile(
    r"""\.(?P<class>-?[\w-]+)|\#(?P<id>[\w:.-]+)
    |(?P<key>[\w:-]+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'{}]+))
    |(?P<reference>[\w-]+)""",
    re.VERBOSE,
)
ENDS = ["paragraph", "reference", "blockquote", "list"]
ATTRIBUTE_LISTS = "attribute_lists"
"""Key of the environment that has, by name, the lists that others may refer to."""


def attributes_plugin(md: MarkdownIt, *, kramdown: bool, everywhere: bool) -> None:
    """Add attribute lists; ``everywhere`` means on blocks and spans too, not on headings only."""
    pattern = KRAMDOWN if kramdown else GOLDMARK
    heading = KRAMDOWN_HEADING if kramdown else GOLDMARK_HEADING

    def on_line(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
        return _line(state, line, silent, pattern)

    def after_span(state: StateInline, silent: bool) -> bool:
        return _span(state, silent, pattern)

    def on_headings(state: StateCore) -> None:
        _headings(state, heading)

    md.core.ruler.after("block", "heading_attributes", on_headings)
    if everywhere:
        md.block.ruler.before("table", "attributes", on_line, {"alt": ENDS})
        md.inline.ruler.before("escape", "attributes", after_span)
        md.core.ruler.after("block", "block_attributes", apply_to_blocks)
        md.core.ruler.after("inline", "span_attributes", apply_to_spans)


def parse_attributes(text: str, known: dict[str, Attributes]) -> Attributes:
    """The attributes of a list; a bare name stands for the list ``known`` under it."""
    found: Attributes = {}
    for match in ATTRIBUTE.finditer(text):
        if name := match["reference"]:
            for key, value in known.get(name, {}).items():
                _set(found, key, value)
        elif name := match["class"]:
            _set(found, "class", name)
        elif name := match["id"]:
            found["id"] = name
        else:
            value = next(
                v for v in (match["double"], match["single"], match["bare"]) if v is not None
            )
            _set(found, match["key"].lower(), value)
    return found


def _set(attributes: Attributes, key: str, value: str) -> None:
    if key == "class" and "class" in attributes:
        value = f"{attributes['class']} {value}"
    attributes[key] = value


def _known(env: object) -> dict[str, Attributes]:
    assert isinstance(env, dict)  # noqa: S101 - markdown-it's environment is always one
    known: dict[str, Attributes] = env.setdefault(ATTRIBUTE_LISTS, {})
    return known


def _line(state: StateBlock, line: int, silent: bool, pattern: re.Pattern[str]) -> bool:
    if state.is_code_block(line):
        return False
    begin, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    found = pattern.match(state.src, begin, end)
    if not found or state.src[found.end() : end].strip():
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.map, token.hidden, token.block = [line, line + 1], True, True
        token.content = found.group(1)
        if named := DEFINITION.fullmatch(token.content.strip()):
            _known(state.env)[named[1]] = parse_attributes(named[2], _known(state.env))
            token.content = ""
        state.line = line + 1
    return True


def _span(state: StateInline, silent: bool, pattern: re.Pattern[str]) -> bool:
    if state.src[state.pos] != "{":
        return False
    found = pattern.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("span_attributes", "", 0)
        token.content, token.markup = found.group(1), found.group()
    state.pos = found.end()
    return True


def _headings(state: StateCore, pattern: re.Pattern[str]) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and inline.content.endswith("}"):
            found = pattern.search(inline.content, max(0, len(inline.content) - 500))
            if found:
                _apply(opening, parse_attributes(found[1], {}))
                inline.content = inline.content[: found.start()]


def _apply(token: Token, attributes: Attributes) -> None:
    for key, value in attributes.items():
        if key == "class":
            token.attrJoin("class", value)
        else:
            token.attrSet(key, value)


def apply_to_blocks(state: StateCore) -> None:
    """A list belongs to the block above it; after a blank line, to the block below."""
    lines = state.src.split("\n")
    finished: dict[int, Token] = {}
    openers: list[Token] = []
    waiting: Attributes = {}
    for token in state.tokens:
        if token.type == "attributes" and token.map:
            attributes = parse_attributes(token.content, _known(state.env))
            above = finished.get(token.level)
            if above is not None and lines[token.map[0] - 1].strip(" \t>"):
                _apply(above, attributes)
            else:
                waiting = attributes
        elif token.nesting < 0:
            opener = openers.pop()
            finished[opener.level] = opener
            finished.pop(opener.level + 1, None)
        else:
            if waiting and token.type != "inline":
                _apply(token, waiting)
                waiting = {}
            if token.nesting > 0:
                openers.append(token)
            elif token.type != "inline":
                finished[token.level] = token


def apply_to_spans(state: StateCore) -> None:
    """A list belongs to the span that ends right before it; after plain text it is text."""
    for token in state.tokens:
        if token.children and any(c.type == "span_attributes" for c in token.children):
            token.children = list(_attached(token.children, _known(state.env)))


def _attached(children: list[Token], known: dict[str, Attributes]) -> Iterator[Token]:
    openers: list[Token] = []
    last: Token | None = None
    for child in children:
        if child.type == "span_attributes":
            if last is not None:
                _apply(last, parse_attributes(child.content, known))
            else:
                yield Token("text", "", 0, content=child.markup, level=child.level)
            continue
        if child.nesting > 0:
            openers.append(child)
            last = None
        elif child.nesting < 0:
            last = openers.pop() if openers else None
        else:
            last = None if child.type in ("text", "text_special", "softbreak") else child
        yield child
