"""TeX to plain words: accents and symbols decoded, formulas kept as `$…$`.

pylatexenc does it; here is what it must be told. Not for addresses: they are no TeX.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from pylatexenc import latex2text, latexwalker, macrospec
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec
from pylatexenc.latexwalker import LatexWalker

DEEPEST = 60
"""Braces nested deeper are nobody's title, and the parser calls itself for each."""

FORMULA = re.compile(
    r"\\\((.+?)\\\)|\\ensuremath\s*\{((?:[^{}]|\{[^{}]*\})*)\}|\$\$(.+?)\$\$", re.DOTALL
)
_INLINE = re.compile(r"\$([^$]{1,1000})\$")
PLAIN = re.compile(r"(?<!\\)\$(?:\\.|[^$\\])+\$|(?<!\\)[%&#]")
"""Characters that mean something to TeX, but are only themselves in a BibTeX field; formulas."""

TEX = re.compile(r"[\\~%`'\"<>$&#^_]|--|,,")
"""What is more than words and braces."""

HTML = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|scp|span|tt|u|italic|bold)(?:\s[^<>]*)?>", re.IGNORECASE
)
MARKUP = re.compile(r"[{}]|\\[a-zA-Z]+\s*|\\")

# Those that pylatexenc drops or dresses up; each shows its last argument.
SHOWN = {
    "mbox": "{", "hbox": "{", "texttt": "{", "textrm": "{", "textnormal": "{", "uppercase": "{",
    "textsuperscript": "{", "textsubscript": "{", "url": "{", "path": "{", "nolinkurl": "{",
    "href": "{{", "textcolor": "{{", "enquote": "{", "mkbibquote": "{", "mkbibemph": "{",
}  # fmt: skip
SIGNS = {"textless": "<", "textgreater": ">", "textbar": "|", "textbraceleft": "{",
         "textbraceright": "}", "textquotedbl": '"', "textasciicircum": "^"}  # fmt: skip
SILENT = {"cite": "[[{", "label": "{", "vspace": "{", "hspace": "{", "thanks": "{"}


@lru_cache(maxsize=2048)
def plain(tex: str) -> str:
    """The words of a TeX text in one line. Never raises: what it cannot read loses its markup."""
    if not TEX.search(tex) and _is_balanced(tex):
        return " ".join(tex.replace("{", "").replace("}", "").split())
    if _depth(tex) > DEEPEST:
        return _bare(tex)
    tex = FORMULA.sub(lambda match: f"${next(filter(None, match.groups()))}$", HTML.sub("", tex))
    try:
        walker = LatexWalker(PLAIN.sub(_escaped, tex), latex_context=_grammar())
        nodes = walker.get_latex_nodes()[0]
        words = _converter().nodelist_to_text(nodes)
    except (latexwalker.LatexWalkerError, ValueError, IndexError):
        return _bare(tex)
    return " ".join(words.split())


def _escaped(match: re.Match[str]) -> str:
    """A bare sign as TeX prints it; in a formula, where & parts columns, what begins a comment."""
    if match[0].startswith("$"):
        return re.sub(r"(?<!\\)[%#]", r"\\\g<0>", match[0])
    return f"\\{match[0]}"


def formulas_in_letters(text: str) -> str:
    """A text in which formulas stand in letters: “ζ(s)” for `$\\zeta(s)$`. Never raises."""
    return _INLINE.sub(lambda match: _letters(match[1]), text) if "$" in text else text


def _letters(formula: str) -> str:
    if _depth(formula) > DEEPEST:
        return _bare(formula)
    try:
        return str(LatexNodes2Text(math_mode="text").latex_to_text(formula))
    except (latexwalker.LatexWalkerError, ValueError, IndexError):
        return _bare(formula)


def _is_balanced(tex: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", tex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _bare(tex: str) -> str:
    return " ".join(MARKUP.sub("", tex).split())


def _depth(tex: str) -> int:
    depth = deepest = 0
    for brace in re.findall(r"[{}\[$]", tex):
        depth += -1 if brace == "}" else 1
        deepest = max(deepest, depth)
    return deepest


@cache
def _converter() -> LatexNodes2Text:
    words = latex2text.get_default_latex_context_db()
    shown = [MacroTextSpec(name, _last_argument) for name in SHOWN]
    texts = dict.fromkeys(SILENT, "") | SIGNS
    fixed = [MacroTextSpec(name, text) for name, text in texts.items()]
    words.add_context_category("bibtex", prepend=True, macros=[*shown, *fixed])
    return LatexNodes2Text(latex_context=words, math_mode="verbatim", strict_latex_spaces=False)


@cache
def _grammar() -> Any:
    """Which arguments the macros above take."""
    known = latexwalker.get_default_latex_context_db()
    macros = [macrospec.std_macro(name, spec) for name, spec in (SHOWN | SILENT).items()]
    known.add_context_category("bibtex", prepend=True, macros=macros)
    return known


def _last_argument(node: Any, l2tobj: LatexNodes2Text) -> str:
    last = node.nodeargd.argnlist[-1]
    return str(l2tobj.nodelist_to_text([last])) if last is not None else ""
