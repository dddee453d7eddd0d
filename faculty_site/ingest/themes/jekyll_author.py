"""The `author:` mapping that academicpages and minimal-mistakes share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from faculty_site.ingest.documents import Document, Facts, LinkFact
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.base import name_in, text_of
from faculty_site.ingest.themes.jekyll.occupation import described, read_occupation

SITE_FIELDS = (
    "position", "affiliation", "email", "phone", "photo", "orcid", "extra", "links"
)  # fmt: skip
WHOLE = re.compile(r"https?://")


def author_facts(document: Document, name: str, native: str) -> Facts:
    """Facts of an `author:` mapping or string; `name` from the title goes before its own."""
    author = document.front_matter.get("author")
    if isinstance(author, str) and not name:
        name, native = name_in(author)
    if not isinstance(author, Mapping):
        return Facts(name=name, native_name=native)
    if not name:
        name, native = name_in(author.get("name"))
    bio = text_of(author.get("bio"))
    job = read_occupation(bio, text_of(author.get("employer")))
    return Facts(
        name=name,
        native_name=native,
        position=job.position,
        affiliation=job.affiliation,
        phone=job.phone,
        email=text_of(author.get("email")),
        photo=text_of(author.get("avatar")),
        orcid=text_of(author.get("orcid")).rpartition("/")[2],
        links=tuple(author_links(author)),
        extra=_extra(("About", job.about), ("Pronouns", text_of(author.get("pronouns")))),
    )


def _extra(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in pairs if value)


def site_author_facts(document: Document, site: Site, facts: Callable[[Document], Facts]) -> Facts:
    """A page's own facts, and where it is silent those of the configuration's `author:`.

    The name is the first of author, site name and site title that is one.
    """
    config = site.config
    author = config.get("author")
    stated = facts(document)
    of_site = author_facts(replace(document, front_matter={"author": author}), "", "")
    titles = [author.get("name") if isinstance(author, Mapping) else author]
    titles += [config.get("name"), config.get("title")]
    named = (name_in(without_degrees(text_of(title))) for title in titles)
    name, native = next((found for found in named if found[0]), ("", ""))
    joined = {field: getattr(stated, field) or getattr(of_site, field) for field in SITE_FIELDS}
    if not joined["position"]:
        job = described(text_of(config.get("description")), joined["affiliation"])
        joined |= {"position": job.position, "affiliation": job.affiliation}
    place = text_of(author.get("location")) if isinstance(author, Mapping) else ""
    extra = (*joined.pop("extra"), *((("Location", place),) if place else ()))
    return replace(
        stated,
        **joined,
        extra=extra,
        name=name or stated.name or text_of(titles[0]) or text_of(config.get("name")),
        native_name=native or stated.native_name,
    )


def without_degrees(name: str) -> str:
    """“Prof. Dr. Lise Meitner” and “Lise Meitner, PhD” without what is not the name."""
    name = re.sub(
        r"(?:,\s*|\s*\()(?:ph\.?\s?d\.?|m\.?d\.?|dr\.?)\)?\s*$", "", name, flags=re.IGNORECASE
    )
    return re.sub(r"^(?:(?:assoc|asst)\.\s*)?(?:(?:prof|dr)\.\s*)+", "", name, flags=re.IGNORECASE)


SOCIALS: dict[str, tuple[str, str]] = {
    "orcid": ("orcid", "https://orcid.org/{}"),
    "googlescholar": ("scholar", "https://scholar.google.com/citations?user={}"),
    "github": ("github", "https://github.com/{}"),
    "gitlab": ("", "https://gitlab.com/{}"),
    "bitbucket": ("", "https://bitbucket.org/{}"),
    "linkedin": ("linkedin", "https://www.linkedin.com/in/{}"),
    "twitter": ("x", "https://twitter.com/{}"),
    "bluesky": ("bluesky", "https://bsky.app/profile/{}"),
    "mastodon": ("mastodon", "{}"),
    "researchgate": ("researchgate", "{}"),
    "arxiv": ("arxiv", "{}"),
    "dblp": ("dblp", "{}"),
    "semantic": ("", "{}"),
    "pubmed": ("", "{}"),
    "scopus": ("", "{}"),
    "inspire-hep": ("", "{}"),
    "impactstory": ("", "{}"),
    "academia": ("", "{}"),
    "ssrn": ("", "{}"),
    "zotero": ("", "{}"),
    "medium": ("", "{}"),
    "kaggle": ("", "https://www.kaggle.com/{}"),
    "stackoverflow": ("", "https://stackoverflow.com/users/{}"),
    "facebook": ("", "https://www.facebook.com/{}"),
    "instagram": ("", "https://instagram.com/{}"),
    "youtube": ("", "https://www.youtube.com/user/{}"),
    "weibo": ("", "https://weibo.com/{}"),
    "zhihu": ("", "https://www.zhihu.com/people/{}"),
    "wikipedia": ("wikipedia", "https://en.wikipedia.org/wiki/User:{}"),
    "uri": ("homepage", "{}"),
}
"""academicpages' keys: some hold a whole address, some only a name. Both are taken for each."""

LABELS = {"semantic": "Semantic Scholar", "pubmed": "PubMed", "scopus": "Scopus",
          "inspire-hep": "INSPIRE", "impactstory": "Impactstory", "academia": "Academia.edu",
          "ssrn": "SSRN", "zotero": "Zotero", "medium": "Medium", "kaggle": "Kaggle",
          "stackoverflow": "Stack Overflow", "facebook": "Facebook", "instagram": "Instagram",
          "youtube": "YouTube", "weibo": "Weibo", "zhihu": "Zhihu", "gitlab": "GitLab",
          "bitbucket": "Bitbucket"}  # fmt: skip

SAMPLES = re.compile(
    r"(?:.*PUBLICATIONS|.*yourfullorcidurl.*|.*YOURID.*|SCHOLAR_ID|username|yourname|your[-_ ]?\w+"
    r"|academicpages|https?://(?:yoururl|yourdomain|example)\b.*|https?://orcid\.org/0000-0000.*)",
    re.IGNORECASE,
)


def author_links(author: Mapping[str, Any]) -> list[LinkFact]:
    """The addresses of an `author:` mapping: those of its networks, then its own `links`."""
    links = author.get("links")
    flat = [_social(key, text_of(author.get(key))) for key in SOCIALS if author.get(key)]
    return [link for link in flat if link] + [
        LinkFact("", str(link["url"]), text_of(link.get("label")))
        for link in (links if isinstance(links, list) else [])
        if isinstance(link, Mapping) and link.get("url")
    ]


def _social(key: str, value: str) -> LinkFact | None:
    value = value.replace("user=SCHOLAR_ID&", "")
    if not value or SAMPLES.fullmatch(value):
        return None
    kind, form = SOCIALS[key]
    whole = WHOLE.match(value)
    if not whole and form == "{}":
        return None
    return LinkFact(kind, value if whole else form.format(value.lstrip("@")), LABELS.get(key, ""))
