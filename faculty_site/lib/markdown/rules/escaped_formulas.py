"""Formulas that were escaped for goldmark.

Hugo's Markdown reads backslashes and underscores in a formula too, before a script sets it. So
authors write four backslashes for a new row, two for a brace, one before an underscore. Only
these are undone: not every author knew, and a site may also be set up to leave formulas alone.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

ROW = r"\\\\"
DOUBLED = re.compile(r"\\\\(?:\\\\|([{}|,;:!]))")
SUBSCRIPT = re.compile(r"\\_(?=[{\\A-Za-z0-9])")
IN_WORDS = re.compile(r"\\(?:text|math|operatorname)[a-z]*\{[^{}]{0,200}\}")
FORMULAS = ("math_inline", "math_block")


def escaped_formulas_plugin(md: MarkdownIt) -> None:
    """Take the escapes out of the formulas that have them."""
    md.core.ruler.push("escaped_formulas", _escaped_formulas)


def without_escapes(tex: str) -> str:
    """TeX as the author meant it."""
    # Two backslashes before a brace may also be a new row that begins with a group.
    braces = tex.count(r"\\{")
    if ROW in tex or (braces and braces == tex.count(r"\\}")):
        tex = DOUBLED.sub(lambda found: "\\" + (found[1] or "\\"), tex)
    if "\\_" not in tex:
        return tex
    # The underscore of a name such as \text{top\_k} is one.
    parts, position = [], 0
    for words in IN_WORDS.finditer(tex):
        parts += [SUBSCRIPT.sub("_", tex[position : words.start()]), words.group()]
        position = words.end()
    return "".join([*parts, SUBSCRIPT.sub("_", tex[position:])])


def _escaped_formulas(state: StateCore) -> None:
    for token in state.tokens:
        for part in (token, *(token.children or ())):
            _mend(part)


def _mend(token: Token) -> None:
    if token.type in FORMULAS:
        token.content = without_escapes(token.content)
