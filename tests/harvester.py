"""Collects e-mail addresses from a page as spammers' programs do."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

from lxml.html import document_fromstring

_address = re.compile(r"[\w.%+-]+@(?:[\w-]+\.)+[a-zA-Z]{2,}")
_mailto = re.compile(r"mailto:[^\"'\s<>]+@[^\"'\s<>]+", re.IGNORECASE)
_tag = re.compile(r"<[^>]*>")


def harvested(html: str) -> set[str]:
    """What is found in the source, in the source decoded twice over, in the text without its tags
    (with and without blanks), in each attribute, and by links that open a mail program."""
    root = document_fromstring(html)
    text = str(root.text_content())
    values = [str(value) for element in root.iter() for value in element.attrib.values()]
    sources = [
        html,
        unescape(html),
        unescape(unescape(html)),
        text,
        unescape(_tag.sub("", html)),
        re.sub(r"\s+", "", text) if text.count("@") == 1 else "",
        *values,
    ]
    found = {each for source in sources for each in _address.findall(source)}
    return found | {unquote(each) for each in _mailto.findall(unescape(html))}
