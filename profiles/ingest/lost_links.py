"""What to tell of links that lead to nothing which went along: once for each page and reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import unquote

from faculty_site.ingest.documents import Extraction, LostLink
from faculty_site.ingest.readers import MAX_ASSET_BYTES
from profiles.ingest.relinking import Known, known_addresses
from profiles.legacy import spellings
from profiles.old_lists import is_list, wider

PAGE_SUFFIXES = {"", ".htm", ".html", ".md"}

LONGEST = 120
"""Characters of an address that a message has room for."""

PAGES_APART = 5
"""Pages of a site whose links of a kind are told one by one; those of all others together."""

ASK = "Say where the site used to be (--base-url URL), or put the {} there."


def report_lost_links(into: Extraction) -> None:
    """Report the links of all pages; with the old address of the site, links lead there still."""
    known = known_addresses(into)
    grouped: defaultdict[tuple[str, str], list[LostLink]] = defaultdict(list)
    for link in into.lost:
        if link.reason != "missing":
            grouped[str(link.path), link.reason].append(link)
        elif not into.base_url and not _leads_to_page(link, known, is_site=bool(into.moved)):
            kind = "page" if _is_page(link) else "file"
            grouped[str(link.path), kind].append(link)
    of_kind: defaultdict[str, list[list[LostLink]]] = defaultdict(list)
    for (_path, kind), links in grouped.items():
        of_kind[kind].append(sorted(links, key=lambda link: link.line or 0))
    for kind, pages in of_kind.items():
        apart = len(pages) if len(pages) <= PAGES_APART + 1 else PAGES_APART
        for links in pages[:apart]:
            _report(kind, links, into)
        if rest := pages[apart:]:
            _report(kind, [link for links in rest for link in links], into, len(rest))


def _leads_to_page(link: LostLink, known: Known, *, is_site: bool) -> bool:
    """Whether it is a page of the same site, which its old address still leads to."""
    address = unquote(link.address)
    if is_site and is_list(address):
        return True
    named = f"/{unquote(link.url).lstrip('./')}"
    paths = (address, named, *wider(address))
    return any(form in known for path in paths for form in spellings(path.casefold()))


def _is_page(link: LostLink) -> bool:
    return PurePosixPath(unquote(link.address)).suffix.lower() in PAGE_SUFFIXES


def _report(kind: str, links: list[LostLink], into: Extraction, pages: int = 1) -> None:
    """Report the links of a page; or of several `pages`, at the first of them."""
    report: Callable[..., None] = into.problems.info if kind == "kind" else into.problems.warning
    first = links[0]
    url = first.url if len(first.url) <= LONGEST else f"{first.url[:LONGEST]}…"
    report(first.path, first.line, _message(kind, url, len(links), pages))


def _message(kind: str, url: str, count: int, pages: int) -> str:
    one = count == 1
    start = f"The link to “{url}” " if one else f"{count} links "
    start += f"on {pages} further pages " if pages > 1 else ""
    first = "" if one else f", the first on this line (“{url}”)"
    verb = "leads" if one else "lead"
    if kind == "file":
        ask = ASK.format("file" if one else "files")
        return f"{start}{verb} to no file beside the page{first}. {ask}"
    if kind == "page":
        ask = "Say where the site used to be (--base-url URL), or change what leads there."
        return f"{start}{verb} to no page that is imported{first}. {ask}"
    if kind == "large":
        return (
            f"{start}{verb} to more than {MAX_ASSET_BYTES // 1_000_000} MB{first}, which stays "
            "behind. Put it on a server for large files and link to it there."
        )
    return (
        f"{start}{verb} to what is neither a picture nor a document{first}, and stays behind. If "
        "it is wanted, send it in an archive (.zip)."
    )
