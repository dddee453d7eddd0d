"""How texts, dates, names and pages of a list appear in the public site's templates."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from django import template
from django.core.paginator import Page
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from faculty_site.lib.fuzzy_dates import FuzzyDate, display_range
from faculty_site.lib.markdown import (
    Dialect,
    contents_of,
    for_page,
    id_prefix,
    plain_text,
    render,
    render_inline,
    with_anchors,
)
from faculty_site.lib.names import language_of_name

register = template.Library()

EXCERPT_WORDS = 45
TINTS = 6
"""How many grounds the style sheet has for portraits that are drawn."""

_top_heading = re.compile(r"<h([1-6])[ >]")
_letter = re.compile(r"[^\W\d_]")
FORMULA = re.compile(r"(\$(?![\s$])[^$]*(?<![\s\\])\$(?!\d))")
"""As in a text: "$x$" is a formula, and neither price in "from $5 to $10" is one."""


class Text(Protocol):
    """A record with a Markdown body: a section, an entry, a news item."""

    pk: Any
    body: str
    dialect: Dialect
    profile_id: int | None


class Named(Protocol):
    """A person whose name is also written in another script; `language` is their page's own."""

    native_name: str
    language: str


class References(Protocol):
    """What turns an address in a person's text into one that leads somewhere now."""

    def resolver(self, profile_id: int | None) -> Callable[[str], str | None]: ...


@register.simple_tag
def prose(
    record: Text, references: References, level: int = 3, *, anchors: bool = False
) -> SafeString:
    """The record's body as HTML; its highest headings become `<h{level}>`.

    With `anchors` the headings are links to themselves.
    """
    html = render(record.body, record.dialect)
    found = _top_heading.findall(html)
    shift = level - int(min(found)) if found else 0
    prefix = id_prefix(record)
    resolve = references.resolver(record.profile_id)
    fitted = for_page(html, heading_shift=shift, id_prefix=prefix, resolve=resolve)
    return with_anchors(fitted) if anchors else fitted


register.filter("contents_of", contents_of)


@register.simple_tag
def inline(text: str, references: References, profile_id: int) -> SafeString:
    """One line of Markdown as HTML without blocks."""
    resolve = references.resolver(profile_id)
    return for_page(render_inline(text), heading_shift=0, id_prefix="fact-", resolve=resolve)


@register.filter
def with_formulas(title: str) -> SafeString:
    """A title as it stands, but for its formulas, which are drawn."""
    pieces = enumerate(FORMULA.split(title))
    return format_html_join(
        "", "{}", ((render_inline(text) if at % 2 else text,) for at, text in pieces)
    )


@register.filter
def with_wide_formulas(paragraph: str) -> SafeString:
    """The same of a paragraph, which is no link: wide formulas scroll, by keyboard too."""
    drawn = with_formulas(paragraph)
    if "<math" not in drawn:
        return drawn
    return for_page(drawn, heading_shift=0, id_prefix="", resolve=lambda _: None)


@register.filter
def excerpt(record: Text) -> str:
    """The first words of the record's body, as plain text on one line, up to a formula of lines."""
    text = plain_text(record.body, record.dialect)
    words = " ".join((text.partition("\\begin{")[0].rstrip(" $\n") or text).split())
    return Truncator(words).words(EXCERPT_WORDS, truncate=" …")


@register.simple_tag
def when(start: FuzzyDate | None, end: FuzzyDate | None = None) -> SafeString:
    """A date or a range in words, as precise as it is known, in a `<time>` element."""
    words = display_range(start, end)
    if start is None or not start.html_datetime:
        return escape(words)
    return format_html('<time datetime="{}">{}</time>', start.html_datetime, words)


@register.filter
def breakable(email: str) -> SafeString:
    """An e-mail address that a narrow column breaks behind its @ first."""
    name, at, host = email.partition("@")
    return format_html("{}@<wbr>{}", name, host) if at else escape(email)


@register.filter
def telephone(number: str) -> str:
    """A phone number as a `tel:` link wants it: digits, and a plus in front."""
    digits = re.sub(r"[^0-9]", "", number.replace("(0)", ""))
    return f"+{digits}" if number.lstrip().startswith("+") else digits


@register.filter
def native_language(profile: Named) -> str:
    """The language tag of the person's name in its own script, as well as it is known."""
    return language_of_name(profile.native_name, profile.language)


@register.filter
def initials(name: str) -> str:
    """At most two letters for a portrait: of the first name and of the last one."""
    letters = [found[0] for word in name.split() if (found := _letter.search(word))]
    return "".join(letters if len(letters) < 2 else (letters[0], letters[-1])).upper()


@register.filter
def tint(slug: str) -> int:
    """A number from 1 to 6, always the same for the same person."""
    return zlib.crc32(slug.encode()) % TINTS + 1


@register.simple_tag
def page_numbers(page: Page[Any]) -> Iterator[str | int]:
    """The first, the last and the neighbouring pages, with an ellipsis between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
