"""What the page of a work shows of it, and links to its downloads."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from publications.csl import first_and_last, keywords_of
from publications.csl.pages import normal_pages
from publications.exports import FORMATS
from publications.models import Publication

register = template.Library()

register.filter("keywords", keywords_of)

_blank_lines = re.compile(r"\n\s*\n")
_NO_MARKUP = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Download:
    name: str
    ending: str
    media_type: str
    url: str


@register.simple_tag
def downloads(view: str, *arguments: str) -> list[Download]:
    """Links to the forms of a list or a work: "list", or "work", "person", "department" with the
    slug. A list's own query may be put behind the address."""
    return [
        Download(
            form.name,
            form.ending,
            form.media_type,
            reverse(f"exports:{view}", args=[*arguments, form]),
        )
        for form in FORMATS
    ]


@register.filter
def json_ld(thing: Mapping[str, Any]) -> SafeString:
    """Linked data as a block that browsers do not run and no text in it can end."""
    written = json.dumps(thing, ensure_ascii=False).translate(_NO_MARKUP)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(written))


@register.filter
def imprint(publication: Publication) -> str:
    """What stands behind the venue: “143(3615), pages 239–240, Macmillan, London”."""
    published = publication.publisher if publication.publisher != publication.venue else ""
    parts = [
        _volume(publication),
        _pages(publication.pages),
        " ".join(filter(None, (publication.genre, publication.number))),
        _edition(publication.edition),
        publication.series,
        _edited_by(publication.editors),
        published,
        publication.place,
    ]
    return ", ".join(filter(None, parts))


def _edition(edition: str) -> str:
    return gettext("edition %(number)s") % {"number": edition} if edition.isdecimal() else edition


def _volume(publication: Publication) -> str:
    volume, issue = publication.volume, publication.issue
    if volume and issue:
        return f"{volume}({issue})"
    if volume:
        return gettext("volume %(number)s") % {"number": volume}
    return gettext("issue %(number)s") % {"number": issue} if issue else ""


def _pages(pages: str) -> str:
    first, last = first_and_last(normal_pages(pages))
    if last:
        return gettext("pages %(first)s–%(last)s") % {"first": first, "last": last}
    return gettext("page %(number)s") % {"number": first} if first.isdecimal() else first


def _edited_by(editors: Any) -> str:
    names = [name for name in editors if isinstance(name, str)] if isinstance(editors, list) else []
    return gettext("edited by %(names)s") % {"names": ", ".join(names)} if names else ""


@register.filter
def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text, between which there are blank lines."""
    return [" ".join(part.split()) for part in _blank_lines.split(text) if part.strip()]


@register.filter
def entry(written: Mapping[str, str], form: str) -> str:
    """What a work was written as in one of the forms, by the form's name."""
    return written[form].replace("\r\n", "\n").strip()
