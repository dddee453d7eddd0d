"""Attribute lists: ``{: .class #id key="v"}`` (kramdown), ``{.class #id key="v"}`` (goldmark).

They stand after a span, on a line of their own beside a block, or at the end of a heading. Which
attributes reach the page is the sanitiser's decision.
"""

import re
from collections.abc import Iterator

from django.utils.html import escape
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

Attributes = dict[str, str]

# Bounded lengths: an unclosed brace must not be searched for to the end of the text.
KRAMDOWN_SPAN = re.compile(r"\{:(?![:/])((?:\\\}|[^}]){1,400})\}")
GOLDMARK = re.compile(r"\{(?=[ \t]*(?:[.#]|[\w-]+=))([^{}\n]{1,400})\}")
GOLDMARK_HEADING = re.compile(r"[ \t]*\{([.#][^{}\n]{1,400})\}[ \t]*$")
ATTRIBUTE = re.compile(
    r"""\.(?P<class>-?[\w-]+)|\#(?P<id>[\w:.-]+)
    |(?P<key>[\w:-]+)=(?:"(?P<double>(?:\\["}]|[^"])*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'{}]+))
    |(?P<reference>[\w-]+)""",
    re.VERBOSE,
)
ESCAPED = re.compile(r"""\\(["'}])""")
TAG_NAME = re.compile(r"<[A-Za-z][\w.:-]*")
ENDS = ["paragraph", "reference", "blockquote", "list"]
UNMARKED = frozenset({"text", "text_special", "softbreak", "hardbreak"})
"""Tokens that take no attributes."""
# Lists may refer to lists: without these, "{:a: a a}" on every line doubles what "a" stands for.
MOST = 50
LONGEST_CLASS = 1000  # characters, all classes together
ATTRIBUTE_LISTS = "attribute_lists"
"""Key of the environment that has, by name, the lists that others may refer to."""


def attributes_plugin(md: MarkdownIt, *, kramdown: bool, everywhere: bool) -> None:
    """Add attribute lists; ``everywhere`` means on blocks and spans too, not on headings only.

    kramdown's blocks have rules of their own for them.
    """

    def after_span(state: StateInline, silent: bool) -> bool:
        return _span(state, silent, KRAMDOWN_SPAN if kramdown else GOLDMARK)

    if not kramdown:
        md.core.ruler.after("block", "heading_attributes", _headings)
    if everywhere:
        md.inline.ruler.before("escape", "attributes", after_span)
        md.core.ruler.after("inline", "span_attributes", apply_to_spans)
    if everywhere and not kramdown:
        md.block.ruler.before("table", "attributes", _line, {"alt": ENDS})
        md.core.ruler.after("block", "block_attributes", apply_to_blocks)


def parse_attributes(text: str, known: dict[str, Attributes]) -> Attributes:
    """The attributes of a list; a bare name stands for the list ``known`` under it."""
    found: Attributes = {}
    for match in ATTRIBUTE.finditer(text):
        if name := match["reference"]:
            for key, value in known.get(name, {}).items():
                add_attribute(found, key, value)
        elif name := match["class"]:
            add_attribute(found, "class", name)
        elif name := match["id"]:
            found["id"] = name
        else:
            value = next(
                v for v in (match["double"], match["single"], match["bare"]) if v is not None
            )
            add_attribute(found, match["key"].lower(), ESCAPED.sub(r"\1", value))
    return found


def add_attribute(attributes: Attributes, key: str, value: str) -> None:
    """Add one to a list, within its bounds; classes add up, others take the place of the former."""
    if key == "class":
        value = joined_classes(attributes.get("class", ""), value)
    if key in attributes or len(attributes) < MOST:
        attributes[key] = value


def joined_classes(classes: str, more: str) -> str:
    """Both, as long as they are no longer than what any author would write."""
    joined = f"{classes} {more}".strip()
    return joined if len(joined) <= LONGEST_CLASS else classes


def _known(env: object) -> dict[str, Attributes]:
    assert isinstance(env, dict)  # noqa: S101 - markdown-it's environment is always one
    known: dict[str, Attributes] = env.setdefault(ATTRIBUTE_LISTS, {})
    return known


def _line(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    if state.is_code_block(line):
        return False
    begin, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    found = GOLDMARK.match(state.src, begin, end)
    if not found or state.src[found.end() : end].strip():
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.map, token.hidden, token.block = [line, line + 1], True, True
        token.content = found.group(1)
        state.line = line + 1
    return True


def _span(state: StateInline, silent: bool, pattern: re.Pattern[str]) -> bool:
    if state.src[state.pos] != "{":
        return False
    found = pattern.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    after_sign = _is_after_sign(state)
    if state.pending and not after_sign:
        return False
    if not silent:
        token = state.push("span_attributes", "", 0)
        token.content, token.markup = found.group(1), found.group()
        token.meta = {"after_sign": after_sign}
    state.pos = found.end()
    return True


def _is_after_sign(state: StateInline) -> bool:
    """Whether an entity or a quote set in print stands before: to kramdown they are spans too."""
    if state.pending:
        return getattr(state, "printed_to", 0) == state.pos
    return bool(state.tokens) and state.tokens[-1].info == "entity"


def _headings(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and inline.content.endswith("}"):
            found = GOLDMARK_HEADING.search(inline.content, max(0, len(inline.content) - 500))
            if found:
                apply_attributes(opening, parse_attributes(found[1], {}))
                inline.content = inline.content[: found.start()]


def apply_attributes(token: Token, attributes: Attributes) -> None:
    """Set a token's attributes; classes join those that it has."""
    for key, value in attributes.items():
        if key == "class":
            token.attrSet("class", joined_classes(str(token.attrGet("class") or ""), value))
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
                apply_attributes(above, attributes)
            else:
                waiting = attributes
        elif token.nesting < 0:
            opener = openers.pop()
            finished[opener.level] = opener
            finished.pop(opener.level + 1, None)
        else:
            if waiting and token.type != "inline":
                apply_attributes(token, waiting)
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
        nesting = child.nesting or child.meta.get("nesting", 0)
        if child.type == "span_attributes":
            if last is not None:
                _apply_to_span(last, parse_attributes(child.content, known))
            elif not child.meta.get("after_sign"):
                yield Token("text", "", 0, content=child.markup, level=child.level)
            continue
        if nesting > 0:
            openers.append(child)
            last = None
        elif nesting < 0:
            last = openers.pop() if openers else None
        elif child.meta.get("stays_open"):
            last = None
        elif child.content or child.type != "text":
            last = None if child.type in UNMARKED else child
        yield child


def _apply_to_span(token: Token, attributes: Attributes) -> None:
    if token.type != "html_inline":
        apply_attributes(token, attributes)
    elif name := TAG_NAME.match(token.content):
        # The first of two attributes of one name is the one that counts.
        written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
        token.content = f"{name.group()}{written}{token.content[name.end() :]}"
