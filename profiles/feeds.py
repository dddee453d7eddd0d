"""What the feeds of all apps have in common: their address, their pages and their answer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any, Final
from urllib.parse import urljoin

from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.html import escape
from django.utils.http import quote_etag
from django.utils.translation import get_language, get_supported_language_variant, override

from faculty_site.context_processors import site_url
from faculty_site.lib import atom
from faculty_site.lib.emails import html_without_addresses, without_addresses
from faculty_site.lib.markdown import for_page, render
from profiles.languages import asked_language
from profiles.references import References

ENTRIES: Final = 40
"""So many entries a page of a feed has; what is older stands on further pages."""


def languages_asked(request: HttpRequest) -> list[str]:
    """Of a feed only its address chooses the language: programs ask for it without a reader."""
    asked = asked_language(request.GET)
    return [asked] if asked else []


def in_words_of(*tags: str | None) -> override:
    """Words of the interface amid a text in the first language that is named, else in the site's.

    What programs fetch is the same whoever asks for it. Where the interface does not speak the
    language, its words are in the site's.
    """
    tag = next(filter(None, tags), "")
    try:
        return override(get_supported_language_variant(tag))
    except LookupError:
        return override(settings.LANGUAGE_CODE)


def feed_answer(
    request: HttpRequest,
    page: Page[Any],
    entries: Iterable[atom.Entry],
    *,
    of: str,
    title: str,
    author: str,
) -> HttpResponseBase:
    """The feed, or 304 for who has it; `of` is the address of the page that lists the same.

    It says that it is in the active language, as its title is; each entry names its own.
    """
    root = site_url(request)
    feed = atom.Feed(
        url=f"{root}{request.get_full_path()}",
        page_url=f"{root}{of}",
        title=without_addresses(title),
        language=get_language() or settings.LANGUAGE_CODE,
        author=without_addresses(author),
        pages={name: f"{root}{address}" for name, address in _pages(request, page)},
    )
    return file_answer(request, atom.write(feed, entries), atom.CONTENT_TYPE)


def file_answer(request: HttpRequest, content: bytes, content_type: str) -> HttpResponseBase:
    """A file made for programs, known by what it says; what engines are to show is the page."""
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    response = HttpResponse(content, content_type=content_type)
    response["ETag"] = etag
    response["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag, response=response) or response


def category(kind: Callable[[], str]) -> str:
    """What an entry is filed by: programs sort by it, so it is the same in every language."""
    with override("en"):
        return kind()


def _pages(request: HttpRequest, page: Page[Any]) -> Iterable[tuple[str, str]]:
    """The further pages of the feed, with what else the address asked for (RFC 5005)."""
    if not page.has_other_pages():
        return
    yield "first", _address(request, 1)
    yield "last", _address(request, page.paginator.num_pages)
    if page.has_previous():
        yield "previous", _address(request, page.previous_page_number())
    if page.has_next():
        yield "next", _address(request, page.next_page_number())


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    if number > 1:
        query["page"] = str(number)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def prose_elsewhere(record: Any, references: References, url: str) -> str:
    """The record's body as HTML that stands on another site: every address is absolute, and those
    of the text itself lead to its page."""
    resolve = _absolute(references.resolver(record.profile_id), url)
    html = render(record.body, record.dialect)
    found = for_page(html, heading_shift=1, id_prefix="text-", resolve=resolve)
    return html_without_addresses(found.replace('href="#', f'href="{escape(url)}#'))


def _absolute(resolve: Callable[[str], str | None], url: str) -> Callable[[str], str | None]:
    def absolute(address: str) -> str | None:
        if address.startswith("#"):  # a place of the page
            return address
        found = resolve(address)
        return None if found is None else urljoin(url, found)

    return absolute
