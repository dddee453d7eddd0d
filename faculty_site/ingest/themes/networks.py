"""Addresses of a person elsewhere, from the ids, handles and addresses that themes ask for.

Each theme and each of its generations calls the same network by another key, and people write
what they have at hand: all forms are taken for all keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from faculty_site.ingest.documents import LinkFact
from faculty_site.ingest.themes.base import text_of

NETWORKS: Final[dict[str, tuple[str, str]]] = {
    "academia": ("", "Academia.edu"),
    "academiaedu": ("", "Academia.edu"),
    "acm": ("https://dl.acm.org/profile/{}", "ACM"),
    "arxiv": ("https://arxiv.org/a/{}", ""),
    "bitbucket": ("https://bitbucket.org/{}", "Bitbucket"),
    "blogger": ("", "Blog"),
    "bluesky": ("https://bsky.app/profile/{}", ""),
    "calendly": ("https://calendly.com/{}", "Calendly"),
    "codepen": ("https://codepen.io/{}", "CodePen"),
    "dblp": ("https://dblp.org/pid/{}.html", ""),
    "facebook": ("https://www.facebook.com/{}", "Facebook"),
    "flickr": ("https://www.flickr.com/{}", "Flickr"),
    "github": ("https://github.com/{}", ""),
    "gitlab": ("https://gitlab.com/{}", "GitLab"),
    "goodreads": ("https://www.goodreads.com/{}", "Goodreads"),
    "googlescholar": ("https://scholar.google.com/citations?user={}", ""),
    "hackerrank": ("https://www.hackerrank.com/{}", "HackerRank"),
    "hal": ("https://cv.archives-ouvertes.fr/{}", "HAL"),
    "home": ("", ""),
    "homepage": ("", ""),
    "huggingface": ("https://huggingface.co/{}", "Hugging Face"),
    "ieee": ("https://ieeexplore.ieee.org/author/{}", "IEEE Xplore"),
    "impactstory": ("https://profiles.impactstory.org/u/{}", "Impactstory"),
    "inspirehep": ("https://inspirehep.net/authors/{}", "INSPIRE"),
    "instagram": ("https://instagram.com/{}", "Instagram"),
    "kaggle": ("https://www.kaggle.com/{}", "Kaggle"),
    "keybase": ("https://keybase.io/{}", "Keybase"),
    "lattes": ("http://lattes.cnpq.br/{}", "Lattes"),
    "linkedin": ("https://www.linkedin.com/in/{}", ""),
    "mastodon": ("https://{}", ""),
    "medium": ("https://medium.com/@{}", "Medium"),
    "openreview": ("https://openreview.net/profile?id={}", "OpenReview"),
    "orcid": ("https://orcid.org/{}", ""),
    "osf": ("https://osf.io/{}", "OSF"),
    "publons": ("https://publons.com/a/{}", "Publons"),
    "pubmed": ("", "PubMed"),
    "reddit": ("https://www.reddit.com/u/{}", "Reddit"),
    "researchgate": ("https://www.researchgate.net/profile/{}", ""),
    "scholar": ("https://scholar.google.com/citations?user={}", ""),
    "scopus": ("https://www.scopus.com/authid/detail.uri?authorId={}", "Scopus"),
    "semantic": ("https://www.semanticscholar.org/author/{}", "Semantic Scholar"),
    "semanticscholar": ("https://www.semanticscholar.org/author/{}", "Semantic Scholar"),
    "soundcloud": ("https://soundcloud.com/{}", "SoundCloud"),
    "ssrn": ("https://papers.ssrn.com/sol3/cf_dev/AbsByAuth.cfm?per_id={}", "SSRN"),
    "stackoverflow": ("https://stackoverflow.com/users/{}", "Stack Overflow"),
    "telegram": ("https://t.me/{}", "Telegram"),
    "tumblr": ("https://{}.tumblr.com", "Tumblr"),
    "twitch": ("https://www.twitch.tv/{}", "Twitch"),
    "twitter": ("https://twitter.com/{}", ""),
    "uri": ("", ""),
    "website": ("", ""),
    "weibo": ("https://weibo.com/{}", "Weibo"),
    "wikidata": ("https://www.wikidata.org/wiki/{}", "Wikidata"),
    "wikipedia": ("https://en.wikipedia.org/wiki/User:{}", ""),
    "work": ("", "Work"),
    "x": ("https://twitter.com/{}", ""),
    "xing": ("https://www.xing.com/profile/{}", "XING"),
    "youtube": ("https://www.youtube.com/@{}", "YouTube"),
    "zhihu": ("https://www.zhihu.com/people/{}", "Zhihu"),
    "zotero": ("https://www.zotero.org/{}", "Zotero"),
}
"""By the key without its ending: the address of an id (“” where only a whole address will do), and
the label of a link whose host says nothing to us."""

KINDS: Final = {"home": "homepage", "homepage": "homepage", "uri": "homepage",
                "website": "homepage", "work": "homepage"}  # fmt: skip

ENDINGS: Final = re.compile(r"(?<=.)(?:user_?name|user_?id|profile|url|id)$")

SAMPLES: Final = re.compile(
    r"\+?(?:your|my)(?:[-_ ]\w+|name|link|phone|user\w*|handle|id|profile|account|page|url)"
    r"(?:@\w+)?|.*[/=](?:your|my)[-_ ]?(?:name|handle|user\w*|id|profile|account)\b.*"
    r"|.*PUBLICATIONS|.*your(?:full)?orcidurl.*|your[-_ ]?\w+@domain\.com"
    r"|.*YOURID.*|(?:.*user=)?SCHOLAR_ID\b.*|user[-_]?name|.*/user[-_]?name/?|academicpages"
    r"|https?://(?:yoururl|yourdomain|example)\b.*|someone@example\.com"
    r"|qc6CJjYAAAAJ|(?:.*orcid\.org/)?0000-0000.*"
    r"|(?:https?://)?(?:www\.)?(?:(?:twitter|x|github|gitlab|linkedin|facebook|instagram|youtube"
    r"|stackoverflow|medium)\.com|orcid\.org|researchgate\.net|bsky\.app|scholar\.google\.[\w.]+)"
    r"/?(?:in/|user/|profile/|citations(?:\?user=)?)?",
    re.IGNORECASE,
)
"""What the themes bring along, and the front page of a network: they lead to nobody."""

WHOLE: Final = re.compile(r"(?:https?:)?//[^\s/]", re.IGNORECASE)
HOST: Final = re.compile(r"(?:[\w-]+\.){1,4}[a-z]{2,10}/\S", re.IGNORECASE)
FEDIVERSE: Final = re.compile(r"@?([\w.-]+)@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
AT_HOST: Final = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})/?@([\w-]+)", re.IGNORECASE)

HOST_LAST: Final = re.compile(r"https?://((?:[\w-]+\.)+[a-z]{2,})@(\w+)/?", re.IGNORECASE)
"""A handle of the fediverse turned round: as an address it leads to a host called like a person."""


def network_of(key: str) -> str:
    """The network that a key of a theme names (`github_username`, `google-scholar`); "" if none."""
    plain = re.sub(r"[^a-z0-9_]", "", str(key).lower()).replace("research_gate", "researchgate")
    folded = plain.replace("_", "")
    short = ENDINGS.sub("", plain).replace("_", "")
    return next((name for name in (folded, short) if name in NETWORKS), "")


def network_links(listed: Mapping[str, Any]) -> Iterator[LinkFact]:
    """The addresses behind the keys of a mapping that name a network, in its order."""
    for key, value in listed.items():
        network = network_of(key)
        if network and (link := link_to(network, text_of(value))):
            yield link


def link_to(network: str, value: str) -> LinkFact | None:
    """The link for an id, a handle or an address; None for a placeholder, or what leads nowhere."""
    value = value.replace("user=SCHOLAR_ID&", "").strip()
    form, label = NETWORKS[network]
    if not value or SAMPLES.fullmatch(value):
        return None
    url = _address(network, form, value)
    return LinkFact(KINDS.get(network, ""), url, label) if url else None


def whole_address(value: str) -> str:
    """An address with its scheme: also of `www.example.org/x` and of a bare e-mail address.

    What is a path stays one; what no reader could follow gives "".
    """
    value = value.strip()
    if re.fullmatch(r"/?[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}", value):
        return f"mailto:{value.lstrip('/')}"
    if match := HOST_LAST.fullmatch(value):
        return f"https://{match[1]}/@{match[2]}"
    if value.startswith("//"):
        return f"https:{value}"
    if not re.match(r"[a-z][a-z0-9+.-]*:|[/.#]", value, re.IGNORECASE) and (
        HOST.match(value) or value.startswith("www.")
    ):
        return f"https://{value}"
    return value


def _address(network: str, form: str, value: str) -> str:
    if network == "mastodon" and not re.match(r"https?://[^@\s]+/@", value):
        if match := FEDIVERSE.fullmatch(value):
            return f"https://{match[2]}/@{match[1]}"
        if match := AT_HOST.fullmatch(value):
            return f"https://{match[1]}/@{match[2]}"
        return value if WHOLE.match(value) else f"https://{value}" if "/" in value else ""
    if WHOLE.match(value):
        return whole_address(value.split()[0])
    if HOST.match(value) and network not in ("stackoverflow", "dblp"):
        return f"https://{value.split()[0]}"
    if not form or re.search(r"\s", value):
        return ""
    if network in ("scholar", "googlescholar"):
        value = value.rpartition("user=")[2]
    handle = value.lstrip("@/").removeprefix("in/").removesuffix("/")
    return form.format(handle) if handle else ""
