"""The help beside the admin's Markdown editors: what to write, and what it looks like then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.markdown import DIALECTS, Dialect
from faculty_site.templatetags.site import Text, prose
from profiles.models import Section

HEADING_LEVEL = 3
"""An example stands below its title, which is an h2."""


@dataclass(frozen=True, slots=True)
class Example:
    """Something to write, with a hint in a sentence or two; `key` is its id on the page."""

    key: str
    title: str | Promise
    markdown: str
    hint: str | Promise = ""

    def drawn_in(self, dialect: Dialect) -> SafeString:
        record = Section(pk=0, body=self.markdown, dialect=dialect)
        return prose(cast("Text", record), _Files(), HEADING_LEVEL)


class _Files:
    """The picture and the file of the examples."""

    def resolver(self, profile_id: int | None) -> Callable[[str], str | None]:
        found = {"asset:KEY": static("faculty_site/images/icon.svg")}
        return lambda address: found.get(address, address)


EXAMPLES = (
    Example(
        "paragraphs",
        _("Paragraphs and emphasis"),
        "*Slanted*, **bold**, ~~struck out~~ and `code`.\n\n"
        "A blank line begins a new paragraph;\\\na backslash a new line.",
    ),
    Example(
        "headings",
        _("Headings"),
        "## Research\n\n### Radioactivity",
        _("Begin with ##. The page sets your headings below its own."),
    ),
    Example(
        "links",
        _("Links"),
        "[My institute](https://example.org), https://example.org, mail@example.org",
    ),
    Example("lists", _("Lists"), "- Radium\n  - found in 1898\n- Polonium\n\n1. Weigh\n2. Measure"),
    Example("tasks", _("Tasks"), "- [x] Weigh the ore\n- [ ] Write it down"),
    Example(
        "pictures",
        _("Pictures and files"),
        "![A flask that glows in the dark](asset:KEY)\n\n[My CV](asset:KEY)",
        _(
            "Drop a picture into the text, and this is written for you. The list of files has the "
            "address of every file. Between the brackets say what the picture shows, for those who "
            "cannot see it."
        ),
    ),
    Example(
        "tables",
        _("Tables"),
        "| Element  | Found |\n|:---------|------:|\n| Polonium |  1898 |\n| Radium   |  1898 |",
        _("A colon in the second line says to which side a column leans."),
    ),
    Example(
        "formulas",
        _("Formulas"),
        "Half of it is gone after $t_{1/2} = \\ln 2 / \\lambda$.\n\n"
        "$$\nN(t) = N_0 \\, e^{-\\lambda t}\n$$",
        _(
            "In the language of TeX: between single dollar signs in a line, between double ones "
            "alone."
        ),
    ),
    Example(
        "footnotes",
        _("Footnotes"),
        "Both were new.[^1]\n\n[^1]: Polonium in July, radium in December.",
    ),
    Example(
        "quotations", _("Quotations"), "> Nothing in life is to be feared,\n> only understood."
    ),
    Example("code", _("Code"), '```python\nprint("It glows")\n```'),
    Example("definitions", _("Definitions"), "Half-life\n: The time in which half of it decays."),
    Example(
        "attributes",
        _("Looks"),
        "No lecture on Monday.\n{.note}\n\n[A list](https://example.org){target=_blank}",
        _(
            "In braces behind a thing: .note, .warning, .lead, .small, .align-center, .float-right "
            "and the like; #name gives it an address of its own."
        ),
    ),
    Example(
        "html",
        "HTML",
        "<details>\n<summary>More</summary>\n\nHidden at first.\n\n</details>",
        _("Where Markdown has no words for it. Scripts, styles and forms are left out."),
    ),
)
"""As the site's own dialect has them."""

OTHERWISE: dict[Dialect, dict[str, str]] = {
    "site": {},
    "goldmark": {"attributes": "## Rays of the ores {#ores .lead}"},
    "kramdown": {
        "paragraphs": "*Slanted*, **bold**, ~~struck out~~ and `code`.\n\n"
        "A blank line begins a new paragraph;\\\\\ntwo backslashes a new line.",
        "links": "[My institute](https://example.org), <https://example.org>, <mail@example.org>",
        "attributes": "No lecture on Monday.\n{: .note}\n\n"
        '[A list](https://example.org){: target="_blank"}',
        "html": '<details markdown="1">\n<summary>More</summary>\n\nHidden at first.\n\n</details>',
    },
}
"""What other dialects write differently, by the example's key."""

HINTS: dict[Dialect, str | Promise] = {
    "site": "",
    "goldmark": _("This text came from a Hugo site and is read as Hugo reads it."),
    "kramdown": _("This text came from a Jekyll site and is read as Jekyll reads it."),
}


def examples(dialect: Dialect) -> list[dict[str, Any]]:
    """The examples as a dialect writes them, drawn."""
    changed = OTHERWISE[dialect]
    shown = (replace(e, markdown=changed.get(e.key, e.markdown)) for e in EXAMPLES)
    return [{"example": example, "drawn": example.drawn_in(dialect)} for example in shown]


def markdown_help(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The page of examples for `?dialect=`; `context` is the admin's own."""
    wanted = request.GET.get("dialect", "site")
    dialect: Dialect = next((name for name in DIALECTS if name == wanted), "site")
    return TemplateResponse(
        request,
        "admin/markdown_help.html",
        {
            **context,
            "title": _("How to write"),
            "hint": HINTS[dialect],
            "examples": examples(dialect),
        },
    )
