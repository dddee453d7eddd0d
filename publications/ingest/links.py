"""The addresses of a work: DOI, arXiv id, and links with their kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from publications.ingest.styled import Stretch, Styled

DOI = re.compile(r"(?<![\w.])10\.\d{4,9}/[^\s\"<>\x00-\x1f]+")
ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf|html)/|\barxiv\s*[:.]?\s*)"
    r"((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)",
    re.IGNORECASE,
)
BARE_URL = re.compile(r"<?\b(?:https?://|www\.)[^\s<>\"]+>?")
NO_SCHEME = re.compile(r"^(?:www\.|doi\.org/|dx\.doi\.org/|arxiv\.org/)", re.IGNORECASE)

LABELS = {
    "pdf": r"pdf|paper|full ?text|manuscript|download|e-?print|author'?s? (?:copy|version)|"
    r"camera[- ]ready|ps|论文|全文|原文|(?:full |long |short |extended )?version|supplement\w*",
    "arxiv": r"arxiv(?: ?(?:version|link|preprint|pdf|abs))?|arxiv ?[:.]? ?[\w./-]*\d{4}[\w./-]*",
    "preprint": r"pre-?print|(?:bio|med|chem|psy|tech)r?xiv|hal|ssrn|osf",
    "code": r"(?:source |our |python |matlab |r )?codes?(?: & data| and data)?|github|"
    r"implementation|repo(?:sitory)?|software|package|代码|コード",
    "slides": r"slides?(?: deck)?|presentation|ppt|幻灯片|スライド",
    "video": r"videos?|talk|recording|youtube|demo video|视频|動画",
    "poster": r"posters?|海报|ポスター",
    "data": r"data ?(?:set)?s?|benchmark|数据(?:集)?|データ",
    "project": r"project(?: ?page| ?website)?|web ?page|web ?site|homepage|page|"
    r"项目(?:主页)?",
    "demo": r"(?:live |online )?demo|colab|notebook|hugging ?face|models?",
    "bibtex": r"bib(?:tex)?|cite|citation|引用",
    "doi": r"doi[: ]*(?:10\.\S*)?|(?:https?://)?(?:dx\.)?doi\.org/?\S*",
    "abstract": r"abs(?:tract)?|摘要",
    "url": r"link|url|web|html|publisher(?:'s)?(?: (?:page|version|link))?|"
    r"journal(?: (?:link|version|page))?|"
    r"official(?: version)?|open ?review|acm(?: dl)?|ieee(?: ?xplore)?|springer(?:link)?|"
    r"acl(?: anthology)?|pmlr|proceedings|dblp|pubmed|article|book|amazon|access|here|view|read|"
    r"online|open access|链接|リンク|conference(?: (?:link|version))?|erratum|reviews?|appendix",
    "press": r"(?:blog|press|news|media|twitter|blog ?post|thread|press release|media coverage)",
}
BY_LABEL = {kind: re.compile(rf"(?:{words})", re.IGNORECASE) for kind, words in LABELS.items()}
HOSTS = {
    "arxiv.org": "arxiv",
    "github.com": "code",
    "gitlab.com": "code",
    "youtube.com": "video",
    "youtu.be": "video",
    "doi.org": "doi",
    "slideshare.net": "slides",
    "zenodo.org": "data",
}


@dataclass(frozen=True, slots=True)
class Link:
    kind: str
    url: str
    label: str

    def json(self) -> dict[str, str]:
        return {"kind": self.kind, "url": self.url, "label": self.label}


def kind_of_label(label: str) -> str:
    """The kind that a link's words name, or "" when they are words of the text."""
    words = " ".join(label.split()).strip("[](){}【】:.,·| →⇒»").casefold()
    if not words:
        return ""
    return next((kind for kind, form in BY_LABEL.items() if form.fullmatch(words)), "")


def is_button(label: str) -> bool:
    """Whether a link's words name nothing but what it leads to: “PDF”, “10.1038/…”, a picture."""
    words = label.strip("[](){}【】:.,·| ")
    bare = not re.search(r"\w", words)
    return bare or bool(kind_of_label(words) or BARE_URL.fullmatch(words) or DOI.fullmatch(words))


def kind_of_url(url: str) -> str:
    """The kind by the address alone: a PDF, a known host, or plain “url”."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "url"
    if parts.path.casefold().endswith(".pdf") or "/pdf/" in parts.path:
        return "pdf"
    if parts.path.casefold().endswith((".ppt", ".pptx", ".key")):
        return "slides"
    if parts.path.casefold().endswith((".bib", ".bibtex")):
        return "bibtex"
    host = (parts.hostname or "").removeprefix("www.").removeprefix("dx.")
    return HOSTS.get(host, "url")


def as_link(text: Styled, stretch: Stretch, *, is_title: bool = False) -> Link | None:
    """A stretch as a link; None when it leads nowhere or only inside its own page."""
    url = "".join(stretch.url.split())
    if not url or url.startswith(("#", "javascript:", "data:")):
        return None
    if NO_SCHEME.match(url):
        url = f"https://{url}"
    label = text.words(stretch).strip(" []()")
    if stretch.style == "image":
        return Link("image", url, "")
    if is_title:
        return Link(kind_of_url(url), url, "")
    kind = kind_of_label(label) or kind_of_url(url)
    bare = "/" in label and is_button(label)
    return Link(kind, url, "" if bare else label)


def find_doi(text: str) -> str:
    """The first DOI of a text or an address, without what is no part of it; "" when none is."""
    match = DOI.search(unquote(text))
    if not match:
        return ""
    doi = (
        re.split(r"[?#]|/(?:pdf|full|abstract|html)$", match[0])[0] if "http" in text else match[0]
    )
    return trimmed(doi)[:200]


def trimmed(address: str) -> str:
    """An address without the punctuation of the sentence it stands in."""
    while address:
        last = address[-1]
        unopened = last in ")]}" and address.count(last) > address.count("([{"[")]}".index(last)])
        if last not in ".,;:'\"*“”>，。；" and not unopened:
            break
        address = address[:-1]
    return address


def find_arxiv(text: str) -> str:
    """The first arXiv id of a text or an address; "" when there is none."""
    match = ARXIV.search(text)
    return match[1] if match else ""
