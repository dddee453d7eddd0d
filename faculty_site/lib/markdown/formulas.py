"""TeX to MathML by math-core, with the TeX kept as an annotation."""

import re
from functools import cache

from django.utils.html import escape
from math_core import LatexError, LatexToMathML

from faculty_site.lib.markdown.tex import MACROS, readable

# math-core recurses natively and overflows the stack of its thread (which ends the process) at a
# depth of some 4,000. What can nest is therefore counted before it is asked.
LONGEST = 10_000
MOST_COMMANDS = 1_000
DEEPEST = 100
COMMAND = re.compile(r"\\[a-zA-Z]+")
SELF_CLOSING = re.compile(r"<([a-z]+)([^<>]*)/>")
ANNOTATION = '<annotation encoding="application/x-tex">'
END = "</annotation></semantics></math>"
BOUNDARY = re.compile(r"\\[\\{}]|(?P<open>[{]|\\left\b|\\begin\b)|(?P<close>[}]|\\right\b|\\end\b)")


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(
        macros=MACROS,
        annotation=True,
        fancy_error=False,
        allow_unreliable_rendering=True,
        max_expansions=200,
    )


def too_complex(tex: str) -> bool:
    """Whether a formula is longer or deeper than anything a person would write."""
    if len(tex) > LONGEST or sum(1 for _ in COMMAND.finditer(tex)) > MOST_COMMANDS:
        return True
    depth = deepest = 0
    for mark in BOUNDARY.finditer(tex):
        depth += 1 if mark["open"] else -1 if mark["close"] else 0
        deepest = max(deepest, depth)
    # A script is an argument too: x^x^x needs no braces to nest.
    return deepest > DEEPEST or tex.count("^") + tex.count("_") > MOST_COMMANDS


def to_mathml(tex: str, *, display: bool) -> str:
    """``tex`` as a ``<math>`` element; what cannot be set is shown as marked code."""
    if not too_complex(tex):
        try:
            return _converted(tex, display)
        except LatexError:
            pass
    return f'<code class="math-error">{escape(tex)}</code>'


def _converted(tex: str, display: bool) -> str:
    plain = readable(tex)
    mathml = _converter().convert_with_local_state(plain, displaystyle=display)
    if plain != tex:
        # Whoever copies the formula gets it as it was written.
        mathml = f"{mathml[: mathml.rindex(ANNOTATION)]}{ANNOTATION}{escape(tex)}{END}"
    # Only inside <math> does HTML know "/>"; written out, nobody has to ask where it is.
    return SELF_CLOSING.sub(r"<\1\2></\1>", mathml)


def fault(tex: str) -> str:
    """Why a formula is shown as TeX, as a clause; "" for one that is drawn."""
    if too_complex(tex):
        return "longer or deeper than formulas are drawn"
    try:
        _converted(tex, display=False)
    except LatexError as error:
        # math-core begins with the place in its own spelling of the formula.
        return str(error).partition(": ")[2].rstrip(".") or str(error)
    return ""
