"""Blocks of text: code, details, callouts, quotations, formulas. Their text is Markdown."""

from __future__ import annotations

import re

from faculty_site.ingest.templating.pieces.markup import inline_html, one_line
from faculty_site.lib.markdown import Dialect

BACKTICKS = re.compile(r"`+")
KINDS = {
    "note": "Note",
    "info": "Note",
    "tip": "Tip",
    "hint": "Tip",
    "success": "Tip",
    "important": "Important",
    "warning": "Warning",
    "caution": "Caution",
    "danger": "Caution",
    "error": "Caution",
}
LANGUAGE = re.compile(r"[\w+#.-]{1,40}")


def fence(code: str, language: str = "") -> str:
    """Code as it stands, between fences longer than any run of backticks in it."""
    longest = max((len(run) for run in BACKTICKS.findall(code)), default=0)
    marks = "`" * max(3, longest + 1)
    named = language.strip() if LANGUAGE.fullmatch(language.strip()) else ""
    return f"{marks}{named}\n{_without_outer_lines(code)}\n{marks}"


def details(summary: str, text: str, dialect: Dialect, *, opened: bool = False) -> str:
    """A text that unfolds under a line of Markdown or HTML."""
    words = inline_html(summary, dialect) or "Details"
    # kramdown reads Markdown in HTML only where it is told to; goldmark does after a blank line.
    opening = '<details markdown="1" open="">' if opened else '<details markdown="1">'
    return f"{opening}<summary>{words}</summary>\n\n{text.strip()}\n\n</details>"


def callout_title(kind: str) -> str:
    """What a callout is headed with where it has no title of its own, by its kind or class."""
    words = kind.lower().replace("-", " ").replace("_", " ").split()
    return next((KINDS[word] for word in words if word in KINDS), "")


def callout(title: str, text: str) -> str:
    """A text that stands out: a quotation that begins with its title (Markdown) in bold."""
    heading = f"**{title}**" if (title := one_line(title).strip("*")) else ""
    return quotation("\n\n".join(part for part in (heading, text.strip()) if part))


def quotation(text: str, source: str = "") -> str:
    """A quotation; `source` is who said it, in Markdown."""
    said = "\n\n".join(part for part in (text.strip(), source and f"— {source}") if part)
    return "\n".join(f"> {line}".rstrip() for line in said.split("\n")) if said else ""


def display_formula(tex: str) -> str:
    """TeX on a line of its own; both dialects know the marks."""
    bare = tex.strip().removeprefix("$$").removesuffix("$$")
    # A blank line would end the formula.
    lines = [line.rstrip() for line in bare.split("\n") if line.strip()]
    return "\n".join(["$$", *lines, "$$"])


def formula(tex: str, dialect: Dialect) -> str:
    """TeX inside a line."""
    marks = "$$" if dialect == "kramdown" else "$"
    return f"{marks}{one_line(tex)}{marks}"


def _without_outer_lines(code: str) -> str:
    lines = code.split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    return "\n".join(lines)
