"""What kind of link an address is; decided by its host, never by an icon or a label alone."""

from __future__ import annotations

import re

from faculty_site.ingest.addresses.site_file import split_address
from profiles.models import Link

HOSTS: tuple[tuple[str, Link.Kind], ...] = (
    ("orcid.org", Link.Kind.ORCID),
    ("scholar.google", Link.Kind.SCHOLAR),
    ("github.com", Link.Kind.GITHUB),
    ("linkedin.com", Link.Kind.LINKEDIN),
    ("bsky.app", Link.Kind.BLUESKY),
    ("twitter.com", Link.Kind.X),
    ("x.com", Link.Kind.X),
    ("researchgate.net", Link.Kind.RESEARCHGATE),
    ("dblp.org", Link.Kind.DBLP),
    ("dblp.uni-trier.de", Link.Kind.DBLP),
    ("arxiv.org", Link.Kind.ARXIV),
    ("wikipedia.org", Link.Kind.WIKIPEDIA),
    ("google.com/maps", Link.Kind.MAP),
    ("maps.google.com", Link.Kind.MAP),
    ("goo.gl/maps", Link.Kind.MAP),
    ("openstreetmap.org", Link.Kind.MAP),
)

NO_MASTODON = frozenset(
    {"medium.com", "youtube.com", "tiktok.com", "threads.net", "flickr.com", "substack.com"}
)
"""Hosts whose people have an “@” in their addresses as well."""

CV_WORDS = re.compile(
    r"\b(?:cv|c\.v\.|curriculum\s+vit(?:ae|æ)|r[ée]sum[ée]|lebenslauf)(?!\w)|简历|履歴書",
    re.IGNORECASE,
)


def link_kind(url: str, label: str = "") -> Link.Kind:
    """The kind of an address; the label decides only where the host says nothing."""
    if url.lower().startswith("mailto:"):
        return Link.Kind.EMAIL
    parts = split_address(url)
    where = f"{(parts.hostname or '').removeprefix('www.')}{parts.path}".lower()
    host = where.partition("/")[0]
    for name, kind in HOSTS:
        wanted, _, path = name.partition("/")
        known = host == wanted or host.endswith(f".{wanted}") or host.startswith(f"{wanted}.")
        if known and where.removeprefix(host).startswith(f"/{path}"):
            return kind
    if re.search(r"/@[\w.]+$", where) and host not in NO_MASTODON:
        return Link.Kind.MASTODON
    if CV_WORDS.search(label):
        return Link.Kind.CV
    return Link.Kind.OTHER
