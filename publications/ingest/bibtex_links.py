"""Where a BibTeX entry leads: its DOI, its arXiv id, and links, al-folio's own ones among them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from publications.ingest.links import Link, find_arxiv, find_doi, kind_of_url

FOLDERS = {"pdf": "/assets/pdf/", "html": "/assets/html/", "supp": "/assets/pdf/",
           "poster": "/assets/pdf/", "slides": "/assets/pdf/"}  # fmt: skip
"""Where al-folio keeps a file that an entry names without its folder."""

LINKS = {
    "pdf": "pdf",
    "url": "url",
    "html": "url",
    "website": "project",
    "project": "project",
    "code": "code",
    "repo": "code",
    "slides": "slides",
    "poster": "poster",
    "video": "video",
    "data": "data",
    "dataset": "data",
    "blog": "press",
    "supp": "pdf",
    "hal": "preprint",
    "demo": "demo",
}
LABELS = {"supp": "Supplement", "hal": "HAL", "blog": "Blog"}
TRUE = frozenset({"true", "yes", "1"})
NO_LINK = TRUE | frozenset({"", "false", "no", "#"})
ESCAPED = re.compile(r"\{?\\([_%&#~{}])\}?|[{}]")
SCRIPT = re.compile(r"(?:javascript|data|vbscript):", re.IGNORECASE)


def bare(address: str) -> str:
    """An address without what some programs write into it for TeX."""
    return ESCAPED.sub(lambda sign: sign[1] or "", address).strip()


def doi_of(fields: Mapping[str, str]) -> str:
    """The work's DOI, else the one that its address holds."""
    urls = (bare(fields.get(name, "")) for name in ("url", "html", "howpublished"))
    in_links = (find_doi(url) for url in urls if "doi.org/" in url)
    return find_doi(bare(fields.get("doi", ""))) or next(in_links, "")


def arxiv_of(fields: Mapping[str, str]) -> str:
    eprint = fields.get("eprint", "")
    kind = (fields.get("archiveprefix") or fields.get("eprinttype") or "").lower()
    stated = fields.get("arxiv") or (eprint if kind == "arxiv" else "")
    if stated and stated.lower() not in NO_LINK:
        return find_arxiv(f"arxiv:{stated.removeprefix('arXiv:').strip()}") or find_arxiv(stated)
    texts = (fields.get(name, "") for name in ("url", "journal", "html", "note"))
    return next(filter(None, map(find_arxiv, texts)), "")


def links_of(fields: Mapping[str, str]) -> list[Link]:
    found: dict[str, Link] = {}
    for name, kind in LINKS.items():
        url = fields.get(name, "").replace("\\", "").strip()
        if url.lower() in NO_LINK or SCRIPT.match(url):
            continue
        if name in FOLDERS and "://" not in url and not url.startswith("/"):
            url = f"{FOLDERS[name]}{url}"
        elif name == "hal" and "://" not in url:
            url = f"https://hal.science/{url}"
        elif not re.match(r"https?://|/", url):
            continue
        kind = kind_of_url(url) if kind == "url" else kind
        if kind not in ("doi", "arxiv"):
            found.setdefault(url, Link(kind, url, LABELS.get(name, "")))
    return list(found.values())
