"""Frames and embedded objects, before nh3 reads the text: a frame of a listed host, or a link.

Their content is for browsers that show no frames; it goes with the element.
"""

import re
from html import unescape
from urllib.parse import unquote, urlsplit

from django.utils.html import escape

from faculty_site.lib.frames import frame_of
from faculty_site.lib.markdown.allowed import FRAME
from faculty_site.lib.markdown.balance import TOKEN

EMBEDS = re.compile(r"<(?:iframe|object|embed)\b", re.IGNORECASE)
ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>`]++)))?+"""
)
ADDRESS_IN = {"iframe": "src", "embed": "src", "object": "data"}
LINKABLE = re.compile(r"(?:https?:|asset:|[^:]*(?:[/?#]|\Z))", re.IGNORECASE)


def with_frames(html: str) -> str:
    """Balanced ``html`` with a frame or a link before each ``iframe``, ``object`` and ``embed``."""
    return TOKEN.sub(_before, html) if EMBEDS.search(html) else html


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of a start tag as an author wrote it, names in lower case; the first wins."""
    inside = tag.strip("<>").partition(" ")[2] if " " in tag else tag.strip("<>")
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(inside):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match[1].lower(), unescape(value))
    return found


def _before(token: re.Match[str]) -> str:
    name = (token["name"] or "").lower()
    if name not in ADDRESS_IN or token["close"]:
        return token.group()
    attributes = attributes_of(f"<{name} {token['rest']}>")
    address = re.sub(r"[\t\n\r]", "", attributes.get(ADDRESS_IN[name], "")).strip()
    title = attributes.get("title") or attributes.get("aria-label") or ""
    return _shown(address, " ".join(title.split())) + token.group()


def _shown(address: str, title: str) -> str:
    if not address or address == "about:blank" or not LINKABLE.match(address):
        return ""
    if frame := frame_of(address):
        words = escape(title or frame.title)
        return f'<{FRAME} src="{escape(frame.source)}" title="{words}"></{FRAME}>'
    if address.startswith("//"):
        address = f"https:{address}"
    return f'<a href="{escape(address)}">{escape(title or _name(address))}</a> '


def _name(address: str) -> str:
    """Words for a link to what a frame showed: its file, or its host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "Embedded page"
    file = unquote(parts.path.rsplit("/", 1)[-1])
    if "." in file:
        return f"Embedded: {file}"
    return f"Embedded page: {parts.hostname or parts.path}"
