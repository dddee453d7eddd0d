"""Follows every address that a site's answers hold, with Django's test client."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

import lxml.html
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import etree

ROOT = "http://testserver"

SAME_QUESTION = 3
"""So many addresses of one view with the same parameters are followed: filters have no end."""

OUTSIDE = ("/admin/",)
"""Where no visitor is let in."""


@dataclass(frozen=True)
class Answer:
    """What an address answered, at the end of its redirects."""

    address: str
    status: int
    type: str
    body: bytes

    @property
    def is_html(self) -> bool:
        return self.type == "text/html"


@dataclass
class Site:
    """The answers by address (path and query), and the addresses that each page named."""

    answers: dict[str, Answer] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    """Addresses with their fragment, by the page that holds them."""

    written: dict[str, set[str]] = field(default_factory=dict)
    """Those of them that stand in texts which somebody wrote."""

    def of_type(self, *types: str) -> list[Answer]:
        return [answer for answer in self.answers.values() if answer.type in types]

    def in_sitemap(self) -> list[str]:
        """The paths that the files of the sitemap name."""
        files = [answer for answer in self.of_type("application/xml") if b"<urlset" in answer.body]
        return [link for file in files for link in self.links[file.address]]

    def broken(self) -> list[str]:
        """Each address that is not there, or place on a page, with the page that leads to it.

        Not of these are places that only an author's text names, on a page that is there: whoever
        wrote the link never gave such a place a name. `dead_places` has them.
        """
        return [f"{page} -> {link}" for page, link in self._broken if not self._is_dead(page, link)]

    def dead_places(self) -> list[str]:
        return [f"{page} -> {link}" for page, link in self._broken if self._is_dead(page, link)]

    def _is_dead(self, page: str, link: str) -> bool:
        address, fragment = urldefrag(link)
        is_there = self.answers[address].status == 200
        return bool(fragment) and is_there and link in self.written.get(page, ())

    @cached_property
    def _broken(self) -> list[tuple[str, str]]:
        ids = {page.address: ids_of(page) for page in self.answers.values() if page.is_html}
        return [
            (page, link)
            for page, links in self.links.items()
            for link in links
            if self._is_broken(link, ids)
        ]

    def _is_broken(self, link: str, ids: dict[str, set[str]]) -> bool:
        address, fragment = urldefrag(link)
        answer = self.answers.get(address)
        if answer is None:
            return False  # one of many with the same parameters
        if answer.status != 200:
            return True
        return bool(
            fragment and answer.is_html and unquote(fragment) not in ids.get(answer.address, ())
        )


def crawl(client: Client, *starts: str) -> Site:
    """All that can be reached from the given addresses."""
    site, waiting, asked = Site(), deque(starts), Counter[object]()
    while waiting:
        address = waiting.popleft()
        if address in site.answers or asked[_question(address)] >= SAME_QUESTION:
            continue
        if urlsplit(address).query:
            asked[_question(address)] += 1
        site.answers[address] = answer = _ask(client, address)
        site.links[address] = links = list(_links(answer, _written))
        site.written[address] = set(_links(answer, _in_texts))
        waiting.extend(urldefrag(link).url for link in links)
    return site


def _ask(client: Client, address: str) -> Answer:
    if address.startswith(settings.STATIC_URL):  # the web server's, which no test client asks
        found = finders.find(unquote(address).removeprefix(settings.STATIC_URL))
        return Answer(address, 200 if found else 404, "", b"")
    response: Any = client.get(address, follow=True)
    body = b"".join(response) if response.streaming else response.content
    at = response.redirect_chain[-1][0] if response.redirect_chain else address
    kind = response.get("Content-Type", "").partition(";")[0]
    return Answer(urldefrag(at.removeprefix(ROOT)).url, response.status_code, kind, body)


def _question(address: str) -> object:
    """What is the same for all pages of a list and all values of a filter."""
    parts = urlsplit(address)
    names = tuple(sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}))
    if not names:
        return None
    try:
        return resolve(parts.path).view_name, names
    except Resolver404:
        return parts.path, names


def ids_of(page: Answer) -> set[str]:
    return set(lxml.html.fromstring(page.body).xpath("//@id")) | {"top"}


def _links(answer: Answer, written: Callable[[Answer], Iterator[str]]) -> Iterator[str]:
    """The addresses of this site that an answer holds, absolute but for the root."""
    if answer.status != 200:
        return
    for link in written(answer):
        whole = urljoin(f"{ROOT}{answer.address}", link.strip())
        if whole.startswith(f"{ROOT}/") and not whole.removeprefix(ROOT).startswith(OUTSIDE):
            yield whole.removeprefix(ROOT)


def _written(answer: Answer) -> Iterator[str]:
    if answer.is_html:
        page = lxml.html.fromstring(answer.body)
        yield from page.xpath("//@href | //@src | //form[@method='get' or not(@method)]/@action")
        # The button asks for the card with the address; by itself it answers without.
        yield from page.xpath("//form[contains(@class, 'card-form')]/@action")
        for candidates in page.xpath("//@srcset"):
            yield from (candidate.split()[0] for candidate in candidates.split(","))
    elif answer.type.endswith("xml") and not answer.type.startswith("image/"):
        document = etree.fromstring(answer.body)
        yield from document.xpath("//*[local-name()='loc']/text()")
        yield from document.xpath("//*[local-name()='link']/@href")


def _in_texts(answer: Answer) -> Iterator[str]:
    if answer.is_html:
        yield from lxml.html.fromstring(answer.body).xpath(
            "//*[contains(concat(' ', @class, ' '), ' prose ')]//@href"
        )
