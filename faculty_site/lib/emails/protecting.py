"""A page of HTML whose e-mail addresses harvesters cannot easily take.

What a harvester does, and what stands against it here:

* It looks for `name@host` in the page, or in its text without the tags, HTML's character
  references decoded: between the name and the @ stands an element that browsers neither show, nor
  read out, copy nor print (`hidden`), with words for those few that show it all the same.
  References alone would stop nobody today, and “ada [at] example.org” is read by all of them and
  copied by nobody.
* It collects `mailto:` links: there are none. A button sends a word that stands for the address,
  and has nothing of it, back to the site, which answers with it (`faculty_site.emails`); few
  harvesters send forms, and none the header that says that a browser did. With the script the
  button opens the mail program itself.
* It reads titles, descriptions and data, where no element can stand: there words replace the
  address.

It does not stop who renders the page as a browser does and reads what is on the screen, who knows
that `hidden` hides, or who presses the buttons; they are few, and what stops them stops people who
use a screen reader as well. Files of works to be cited (.bib, .ris, .csl.json) hold what was
entered, letter for letter: an @ may as well be part of an identifier, and addresses hardly occur
there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Final
from urllib.parse import unquote

from django.utils.translation import gettext

from faculty_site.lib.emails.finding import ADDRESS, has_address, without_addresses

FORM: Final = "write"
"""The id of the form that all buttons of a page belong to."""

FIELD: Final = "write_to"
"""The name of its only field, by which no other form of the site has one."""

Token = Callable[[str], str]
"""What follows `mailto:` -> a word that stands for it and does not tell it."""

_pieces = re.compile(
    r"<!--.*?-->"
    r"|(?P<raw><(?P<kind>script|style|textarea|title)\b[^<>]*>.*?</(?P=kind)>)"
    r"|<a\b[^<>]*?\bhref=\"mailto:(?P<target>[^\"<>]*)\"[^<>]*>(?P<words>(?:(?!</?a\b).)*)</a>"
    r"|(?P<tag><[^<>]*>)"
    rf"|(?P<address>{ADDRESS})",
    re.DOTALL | re.IGNORECASE,
)
_attribute = re.compile(r'(?P<name>[\w:-]+)="(?P<value>[^"]*@[^"]*)"')
_tag = re.compile(r"<[^<>]*>")
_block = re.compile(r"<(/?)(?:div|p|h[1-6]|ul|ol|li|figure|figcaption|section)(?=[ >])")

_LEADING: Final = {"action", "cite", "href", "poster", "src", "srcset"}


def protected(html: str, token: Token) -> tuple[str, bool]:
    """The page, and whether a button in it needs the form `FORM` with one field, `FIELD`."""
    page = _Page(token)
    return _pieces.sub(page.replaced, html), bool(page.targets)


def target_of(html: str, wanted: str, token: Token) -> str | None:
    """What follows `mailto:` in the link of an unprotected page for which a token stands; None
    where the page has no such link."""
    page = _Page(token)
    _pieces.sub(page.replaced, html)
    return page.targets.get(wanted)


class _Page:
    def __init__(self, token: Token) -> None:
        self._token = token
        self.targets: dict[str, str] = {}
        """What each token stands for."""

    def replaced(self, match: re.Match[str]) -> str:
        if (target := match["target"]) is not None:
            return self._link(unescape(target), match["words"]) or match.group()
        if match["address"]:
            return _shown(match["address"])
        if match["raw"]:
            return _raw(match["raw"], match["kind"])
        return _attribute.sub(_in_attribute, match["tag"]) if match["tag"] else match.group()

    def _link(self, target: str, words: str) -> str:
        """A button for a link; nothing for one that names no address, which is for sharing."""
        address = unquote(target.partition("?")[0]).strip()
        if not has_address(address):
            return ""
        token = self._token(target)
        self.targets[token] = target
        sends = f'type="submit" form="{FORM}" name="{FIELD}" value="{escape(token)}"'
        said = unescape(_tag.sub("", words)).strip()
        if said.casefold() == address.casefold():
            label = escape(gettext("Write"))
            whom = escape(gettext("an e-mail to this address"))
            button = f'<span class="visually-hidden"> {whom}</span>'
            return (
                f'<span class="email"><span>{_shown(escape(said), "<wbr>")}</span> '
                f'<button class="email__write" {sends}>{label}{button}</button></span>'
            )
        # A link may hold blocks, and a button none.
        inside = _block.sub(r"<\1span", _pieces.sub(self.replaced, words))
        return f'<button class="email__link" {sends}>{inside}</button>'


def _shown(address: str, may_break: str = "") -> str:
    """The address that people see, in two pieces."""
    name, _, host = address.partition("@")
    note = escape(gettext("(leave this out)"))
    return f"{name}<span hidden> {note} </span>@{may_break}{host}"


def _raw(element: str, kind: str) -> str:
    """What people typed into a field is theirs; a script of ours has an address of its own only."""
    return element if kind.lower() == "textarea" else without_addresses(element)


def _in_attribute(match: re.Match[str]) -> str:
    name, value = match["name"], match["value"]
    if name == "value" or not has_address(unescape(value)):
        return match.group()
    if name in _LEADING:
        return f'{name}="{value.replace("@", "%40")}"'
    return f'{name}="{without_addresses(unescape(value))}"'


def html_without_addresses(html: str) -> str:
    """HTML that is read elsewhere, as in a feed, where nothing can be sent back: a link to an
    address is its words alone, and words stand for the address."""
    return _pieces.sub(_without, html)


def _without(match: re.Match[str]) -> str:
    if match["target"] is not None:
        return _pieces.sub(_without, match["words"])
    if match["address"] or match["raw"]:
        return without_addresses(match.group())
    return _attribute.sub(_in_attribute, match["tag"]) if match["tag"] else match.group()
