r"""TeX as MathJax takes it, put in the words that math-core knows.

Only spellings are changed: other names of the same thing, marks that print nothing, and numbers
of equations, which a page in sections would count wrong. What means something else stays as it is
and is shown as TeX.
"""

import re

MACROS = {
    "LaTeX": r"\text{LaTeX}",
    "TeX": r"\text{TeX}",
    "dotsc": r"\ldots",
    "ensuremath": "#1",
    "hbox": r"\text{#1}",
    "hdots": r"\ldots",
    "href": "#2",
    "mathbbm": r"\mathbb{#1}",
    "mathds": r"\mathbb{#1}",
    "mbox": r"\text{#1}",
    "nicefrac": r"{#1}/{#2}",
    "pmb": r"\boldsymbol{#1}",
    "ref": r"\text{(#1)}",
    "smash": "#1",
    "substack": r"\begin{gathered}#1\end{gathered}",
    "textnormal": r"\text{#1}",
    "textup": r"\text{#1}",
}
"""Commands that math-core lacks, as those it has."""

ENVIRONMENTS = {
    "alignat": "aligned",
    "displaymath": "gathered",
    "eqnarray": "array",
    "math": "gathered",
    "smallmatrix": "matrix",
    "split": "aligned",
}
COLUMNS = {"eqnarray": "{rcl}"}
ENVIRONMENT = re.compile(r"\\(begin|end)\{(\w{1,20})\*?\}")
NUMBERED = frozenset({"align", "equation", "flalign", "gather", "multline"})
COUNT = re.compile(r"(\\begin\{alignat\*?\})\{\d{1,2}\}")
TEXT = re.compile(r"\\text\{([^{}]*)\}")
UNDERSCORE = re.compile(r"(?<!\\)_")
# fmt: off
REPLACED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<!\\)((?:\\\\)*+)\\\n"), r"\1\\ "),
    (re.compile(r"\\(?:label|vspace|require)\{[^{}]{0,200}\}"), ""),
    (re.compile(
        r"\\(?:nonumber|notag|displaylimits|tiny|footnotesize|small|normalsize|large|Large)"
        r"(?![A-Za-z])"
    ), ""),
    (re.compile(r"\\tag\*?\{([^{}]{0,200})\}"), r"\\qquad\\text{(\1)}"),
    (re.compile(r"\\(?:re)?newcommand\*?\s?\{?(\\[A-Za-z]{1,40})\}?\s?(?=\{)"), r"\\def\1"),
    (re.compile(r"\\operatorname\*?(?=\{\\)"), r"\\mathop"),
    (re.compile(r"\}\s?\\limits(?![A-Za-z])"), "}"),
    (re.compile(r"\\displaylines\{(.{0,2000})\}\s?\Z", re.DOTALL),
     r"\\begin{gathered}\1\\end{gathered}"),
)
# fmt: on


def readable(tex: str) -> str:
    """``tex`` in math-core's words; the same text if it needs no change."""
    if "\\" not in tex:
        return tex
    for pattern, replacement in REPLACED:
        tex = pattern.sub(replacement, tex)
    tex = TEXT.sub(_text, COUNT.sub(r"\1", tex))
    return ENVIRONMENT.sub(_environment, tex)


def _text(match: re.Match[str]) -> str:
    """Words, with formulas between dollars taken out of them."""
    words = [UNDERSCORE.sub(r"\\_", part) for part in match[1].split("$")]
    if len(words) % 2 == 0:
        return match.group()
    parts = (part if at % 2 else rf"\text{{{part}}}" for at, part in enumerate(words))
    return "".join(parts)


def _environment(match: re.Match[str]) -> str:
    edge, name = match.groups()
    if name in ENVIRONMENTS:
        columns = COLUMNS.get(name, "") if edge == "begin" else ""
        return rf"\{edge}{{{ENVIRONMENTS[name]}}}{columns}"
    return rf"\{edge}{{{name}*}}" if name in NUMBERED else match.group()
