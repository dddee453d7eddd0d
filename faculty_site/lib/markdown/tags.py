"""Rewriting the tags of sanitised HTML.

nh3 writes HTML in one form: lower-case names, every attribute as ``name="value"``, and ``<``,
``>``, ``&`` and ``"`` escaped wherever they are not markup. So each ``<`` begins a tag and one
regular expression reads them all; a second HTML parser would cost ten times as much and could
disagree with the browser's. A ``<`` that fits no tag is escaped, so no unread tag can pass.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from django.utils.html import escape

TAG = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?: [a-z][a-z0-9:-]*="[^"<>]*")*)>|<')
SPECIAL = re.compile(r"[&\xa0\"<>]")
ATTRIBUTE = re.compile(r' ([a-z][a-z0-9:-]*)="([^"<>]*)"')


@dataclass(slots=True)
class Tag:
    """One tag; attribute values are plain text here and are escaped when written."""

    name: str
    closing: bool
    attributes: dict[str, str]

    def __str__(self) -> str:
        if self.closing:
            return f"</{self.name}>"
        written = "".join(f' {key}="{_escaped(value)}"' for key, value in self.attributes.items())
        return f"<{self.name}{written}>"

    def drop_address(self, name: str = "href") -> None:
        """Take away an address, and what says how it is to be opened or what the link is."""
        for each in (name, "rel", "target", *(("role", "aria-label") if name == "href" else ())):
            self.attributes.pop(each, None)

    def add_class(self, *names: str) -> None:
        """Add class names that are not there yet."""
        classes = self.attributes.get("class", "").split()
        classes += [name for name in dict.fromkeys(names) if name not in classes]
        if classes:
            self.attributes["class"] = " ".join(classes)


def _escaped(value: str) -> str:
    # As nh3 writes it, so that sanitising again changes nothing.
    if not SPECIAL.search(value):
        return value
    value = value.replace("&", "&amp;").replace("\xa0", "&nbsp;").replace('"', "&quot;")
    return value.replace("<", "&lt;").replace(">", "&gt;")


def rewrite_tags(html: str, change: Callable[[Tag], str]) -> str:
    """``html`` (as nh3 wrote it) with every tag replaced by what ``change`` returns for it.

    That must depend on the tag alone: tags without attributes, which are most, are asked about
    once.
    """
    bare: dict[str, str] = {}

    def replaced(match: re.Match[str]) -> str:
        closing, name, written = match.groups()
        if written:
            attributes = {key: unescape(value) for key, value in ATTRIBUTE.findall(written)}
            return change(Tag(name, bool(closing), attributes))
        tag = match.group()
        if tag not in bare:
            bare[tag] = change(Tag(name, bool(closing), {})) if name else escape(tag)
        return bare[tag]

    return TAG.sub(replaced, html)
