"""kramdown's block rules in kramdown's order, in the place of CommonMark's."""

from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from faculty_site.lib.markdown.rules.kramdown_blocks.attributes import (
    attribute_list,
    block_attributes_plugin,
)
from faculty_site.lib.markdown.rules.kramdown_blocks.definitions import definition_list
from faculty_site.lib.markdown.rules.kramdown_blocks.extensions import end_of_block, extension
from faculty_site.lib.markdown.rules.kramdown_blocks.footnotes import (
    footnote,
    kramdown_footnotes_plugin,
)
from faculty_site.lib.markdown.rules.kramdown_blocks.formulas import math_block
from faculty_site.lib.markdown.rules.kramdown_blocks.html import html_block
from faculty_site.lib.markdown.rules.kramdown_blocks.links import link_definition
from faculty_site.lib.markdown.rules.kramdown_blocks.lists import list_block
from faculty_site.lib.markdown.rules.kramdown_blocks.paragraphs import (
    fence,
    heading,
    indented_code,
    paragraph,
    quotation,
    rule,
    underlined_heading,
)
from faculty_site.lib.markdown.rules.kramdown_blocks.state import BlockState
from faculty_site.lib.markdown.rules.kramdown_blocks.tables import table

Rule = Callable[[BlockState, int, int], bool]
RULES: tuple[tuple[str, Rule], ...] = (
    ("code", indented_code),
    ("fence", fence),
    ("blockquote", quotation),
    ("heading", heading),
    ("hr", rule),
    ("list", list_block),
    ("deflist", definition_list),
    ("html_block", html_block),
    ("lheading", underlined_heading),
    ("math_block", math_block),
    ("table", table),
    ("footnote_def", footnote),
    ("reference", link_definition),
    ("attributes", attribute_list),
    ("extension", extension),
    ("end_of_block", end_of_block),
    ("paragraph", paragraph),
)


class KramdownBlocks(ParserBlock):
    """markdown-it's block parser with kramdown's rules, working on kramdown's state."""

    def __init__(self) -> None:
        self.ruler = Ruler()
        for name, own in RULES:
            self.ruler.push(name, _in_its_form(own), {"alt": []})

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        outTokens: list[Token],  # noqa: N803
    ) -> list[Token] | None:
        """Append the blocks of ``src`` to ``outTokens``."""
        if not src:
            return None
        state = BlockState(src, md, env, outTokens)
        self.tokenize(state, 0, state.lineMax)
        return state.tokens


def kramdown_blocks_plugin(md: MarkdownIt) -> None:
    """Read and draw blocks as kramdown does; to be used after the plugins that dialects share."""
    md.block = KramdownBlocks()
    block_attributes_plugin(md)
    kramdown_footnotes_plugin(md)
    for around in ("html_element", "html_with_text"):
        md.add_render_rule(f"{around}_open", _nothing)
        md.add_render_rule(f"{around}_close", _nothing)


def _nothing(_self: Any, _tokens: Any, _index: int, _options: Any, _env: Any) -> str:
    """Of elements that hold Markdown the tags are tokens of their own."""
    return ""


def _in_its_form(own: Rule) -> Callable[[StateBlock, int, int, bool], bool]:
    """``own`` as markdown-it calls it; kramdown's paragraphs ask no other rule where they end."""

    def asked(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
        assert isinstance(state, BlockState)  # noqa: S101 - KramdownBlocks makes no other
        return not silent and own(state, line, end_line)

    return asked
