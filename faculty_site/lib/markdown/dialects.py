"""The parser of each dialect; the importer and the renderer both read with these.

``kramdown``: what Jekyll draws (kramdown with GFM input): tables without header, attribute lists
``{: .class}``, ``$$`` in a line, ``\\\\`` as a line break, no links from bare addresses,
``{::comment}``, ``{::nomarkdown}``, ``{:toc}``, abbreviations, HTML to its closing tag.
``goldmark``: what Hugo draws: GFM tables, bare addresses linked, attributes on headings, whose ids
are made from their source; formulas may be escaped.
``site``: the dialect of texts written here: as goldmark, with attributes ``{.class #id}`` on
everything, and ``\\(...\\)`` and ``\\[...\\]`` for formulas besides ``$`` and ``$$``.

All have footnotes, definition lists, task lists, strikethrough, smart
punctuation, formulas, heading ids, highlighted code, emoji by name.
"""

from functools import cache
from types import SimpleNamespace
from typing import Any, Literal

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from faculty_site.lib.markdown.formulas import to_mathml
from faculty_site.lib.markdown.highlighting import highlighted
from faculty_site.lib.markdown.rules.abbreviations import abbreviations_plugin
from faculty_site.lib.markdown.rules.attributes import attributes_plugin
from faculty_site.lib.markdown.rules.autolinks import autolinks_plugin
from faculty_site.lib.markdown.rules.contents import contents_plugin
from faculty_site.lib.markdown.rules.definition_lists import definition_lists_plugin
from faculty_site.lib.markdown.rules.emoji import emoji_plugin
from faculty_site.lib.markdown.rules.escaped_formulas import escaped_formulas_plugin
from faculty_site.lib.markdown.rules.extensions import extensions_plugin
from faculty_site.lib.markdown.rules.footnotes import IN_PLACE, footnotes_plugin
from faculty_site.lib.markdown.rules.headings import heading_ids_plugin
from faculty_site.lib.markdown.rules.inline_state import (
    GoldmarkState,
    InlineParser,
    InlineState,
    SiteState,
    label_end,
)
from faculty_site.lib.markdown.rules.kramdown import KramdownState, kramdown_spans_plugin
from faculty_site.lib.markdown.rules.kramdown_blocks import (
    kramdown_blocks_plugin,
    kramdown_heading_ids_plugin,
)
from faculty_site.lib.markdown.rules.line_breaks import line_breaks_plugin
from faculty_site.lib.markdown.rules.link_addresses import link_addresses_plugin
from faculty_site.lib.markdown.rules.math import math_plugin
from faculty_site.lib.markdown.rules.nesting import nesting_plugin
from faculty_site.lib.markdown.rules.typography import typography_plugin

Dialect = Literal["kramdown", "goldmark", "site"]
DIALECTS: tuple[Dialect, ...] = ("kramdown", "goldmark", "site")

STATES: dict[Dialect, type[InlineState]] = {
    "kramdown": KramdownState,
    "goldmark": GoldmarkState,
    "site": SiteState,
}
# CommonMark's preset stops at 20, which loses lists nested deeper than nine; a list takes two.
DEEPEST = 100


@cache
def parser(dialect: Dialect) -> MarkdownIt:
    """The one parser of a dialect. It keeps no state between texts; do not change it."""
    if dialect not in DIALECTS:
        raise ValueError(f"unknown Markdown dialect {dialect!r}; use one of {', '.join(DIALECTS)}")
    md = MarkdownIt(
        "js-default",
        {
            "maxNesting": DEEPEST,
            "html": True,
            "linkify": False,
            "typographer": False,
            "highlight": highlighted,
            "tasklists": True,
            "inline_definitions": True,
        },
    )
    md.inline = InlineParser(STATES[dialect])
    md.inline.ruler.disable("linkify")
    # The rules for links and images ask this helper where a label ends.
    md.helpers = SimpleNamespace(**{**vars(helpers), "parseLinkLabel": label_end})  # type: ignore[assignment]
    link_addresses_plugin(md)
    kramdown = dialect == "kramdown"
    math_plugin(md, display_in_text=not kramdown)
    footnotes_plugin(md)
    if not kramdown:
        nesting_plugin(md)
        md.use(deflist_plugin)
        definition_lists_plugin(md)
    attributes_plugin(md, kramdown=kramdown, everywhere=dialect != "goldmark")
    if kramdown:
        _use_kramdown(md)
        kramdown_heading_ids_plugin(md)
        contents_plugin(md)
    else:
        autolinks_plugin(md)
        typography_plugin(md)
        heading_ids_plugin(md, as_written=dialect == "goldmark")
    if dialect == "goldmark":
        escaped_formulas_plugin(md)
    emoji_plugin(md)
    _use_renderers(md, kramdown)
    return md


def block_tokens(text: str, dialect: Dialect) -> list[Token]:
    """The blocks of ``text`` in source order, inline children parsed, each with ``map``.

    ``map`` is ``[first line, line after the last]``, counted from 0. Unlike in the rendered page,
    footnotes stand where they are written, and definitions of links and attributes are tokens too
    (types ``definition`` and ``attributes``), so that every line that is not blank is in a token.
    """
    return parser(dialect).parse(text, {IN_PLACE: True})


def _use_kramdown(md: MarkdownIt) -> None:
    kramdown_blocks_plugin(md)
    line_breaks_plugin(md)
    kramdown_spans_plugin(md)
    extensions_plugin(md)
    abbreviations_plugin(md)


def _use_renderers(md: MarkdownIt, kramdown: bool) -> None:
    md.core.ruler.push("cell_alignment", _cell_alignment)
    md.add_render_rule("s_open", _deleted)
    md.add_render_rule("s_close", _deleted)
    md.add_render_rule("math_inline", _math_inline)
    md.add_render_rule("math_block", _math_block)
    md.add_render_rule("definition", _nothing)
    md.add_render_rule("attributes", _nothing)
    if kramdown:
        md.add_render_rule("image", _image_as_written)


def _cell_alignment(state: StateCore) -> None:
    """markdown-it writes a style, which the Content-Security-Policy forbids; a class does it."""
    for token in state.tokens:
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            style = str(token.attrs.pop("style"))
            token.attrJoin("class", style.replace("text-align:", "align-"))


def _math_inline(self: Any, tokens: list[Token], index: int, _options: Any, _env: Any) -> str:
    token = tokens[index]
    mathml = to_mathml(token.content, display=bool(token.meta.get("display")))
    return f"<span{self.renderAttrs(token)}>{mathml}</span>" if token.attrs else mathml


def _math_block(_self: Any, tokens: list[Token], index: int, _options: Any, _env: Any) -> str:
    token = tokens[index]
    token.attrJoin("class", "math-display")
    inner = to_mathml(token.content, display=True)
    return f'<div class="{token.attrGet("class")}">{inner}</div>\n'


def _deleted(_self: Any, tokens: list[Token], index: int, _options: Any, _env: Any) -> str:
    """GFM's element for what is struck through."""
    return "<del>" if tokens[index].nesting > 0 else "</del>"


def _nothing(_self: Any, _tokens: list[Token], _index: int, _options: Any, _env: Any) -> str:
    return ""


def _image_as_written(self: Any, tokens: list[Token], index: int, _options: Any, _env: Any) -> str:
    """kramdown takes the text of an image as it stands, without reading Markdown in it."""
    token = tokens[index]
    token.attrSet("alt", token.content)
    rendered: str = self.renderToken(tokens, index, {"xhtmlOut": False}, {})
    return rendered
