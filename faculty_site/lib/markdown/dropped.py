"""What the allow-list takes from an author's HTML that a reader could miss.

Not everything that goes: an icon's empty element or a theme's class name is nothing lost.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from faculty_site.lib.frames import frame_of
from faculty_site.lib.markdown.allowed import DROPPED_WITH_CONTENT, SCHEMES
from faculty_site.lib.markdown.balance import TOKEN
from faculty_site.lib.markdown.embeds import ADDRESS_IN, LINKABLE, attributes_of
from faculty_site.lib.markdown.styles import COLOURS, declarations

Kind = Literal["colour", "element", "address", "frame"]

CONTROLS = frozenset({"button", "form", "input"})
ADDRESSES = ("href", "src", "poster", "srcset", "data", "action", "formaction", "xlink:href")
NO_COLOUR = frozenset({"", "inherit", "initial", "none", "transparent", "unset"})
IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20]+")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
LONGEST_DETAIL = 120  # characters; a data: address may hold a whole picture


@dataclass(frozen=True, slots=True)
class Dropped:
    """One thing that is not drawn as it was written.

    ``detail`` is the colour, the element's name, or the address (of a link, or of a frame whose
    host is not listed, which becomes a link).
    """

    kind: Kind
    detail: str


def dropped(html: str) -> list[Dropped]:
    """Colours, elements, addresses and frames that ``sanitise`` takes from raw ``html``, in order.

    A lone start tag is HTML too. What stands inside a script or a style counts with it.
    """
    found: list[Dropped] = []
    inside = ""
    for token in TOKEN.finditer(html):
        name = (token["name"] or "").lower()
        if inside:
            inside = "" if token["close"] and name == inside else inside
        elif name and not token["close"]:
            attributes = attributes_of(f"<{name} {token['rest']}>")
            found += _in_tag(name, attributes)
            inside = name if name in DROPPED_WITH_CONTENT and name != "embed" else ""
    return found


def _in_tag(name: str, attributes: Mapping[str, str]) -> Iterator[Dropped]:
    if name in ADDRESS_IN:
        yield from _embedded(attributes.get(ADDRESS_IN[name], "").strip())
        return
    control = name in CONTROLS and attributes.get("type", "").lower() != "checkbox"
    if control or name in DROPPED_WITH_CONTENT:
        yield Dropped("element", name)
        return
    for colour in _colours(attributes):
        yield Dropped("colour", colour)
    for key in ADDRESSES:
        written = attributes.get(key, "")
        for address in written.split(", ") if key == "srcset" else [written]:
            if _is_unsafe(address):
                yield Dropped("address", address.strip()[:LONGEST_DETAIL])


def _embedded(address: str) -> Iterator[Dropped]:
    if _is_unsafe(address) or not LINKABLE.match(address):
        yield Dropped("address", address[:LONGEST_DETAIL])
    elif address and address != "about:blank" and frame_of(address) is None:
        yield Dropped("frame", address[:LONGEST_DETAIL])


def _colours(attributes: Mapping[str, str]) -> Iterator[str]:
    written = [
        value for name, value in declarations(attributes.get("style", "")) if name in COLOURS
    ]
    for value in [attributes.get("color", ""), attributes.get("bgcolor", ""), *written]:
        if value.strip().lower() not in NO_COLOUR:
            yield value.strip()[:LONGEST_DETAIL]


def _is_unsafe(address: str) -> bool:
    scheme = SCHEME.match(IGNORED_BY_BROWSERS.sub("", address))
    return scheme is not None and scheme[1].lower() not in SCHEMES
