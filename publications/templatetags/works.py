"""A work's authors and links, as its templates show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from profiles.models import Profile
from profiles.references import References
from publications.csl import first_and_last
from publications.csl.pages import normal_pages
from publications.models import Authorship, Publication
from publications.reasons import for_reader

register = template.Library()

register.filter("for_reader", for_reader)

LONGEST_LINE = 12
"""Longer lists of authors are folded after the first few."""

SHOWN_BEFORE_FOLD = 8

LABELS: Mapping[str, str | Promise] = {
    "pdf": "PDF",
    "doi": "DOI",
    "arxiv": "arXiv",
    "url": pgettext_lazy("to a work", "Link"),
    "html": _("Web page"),
    "preprint": _("Preprint"),
    "code": _("Code"),
    "slides": _("Slides"),
    "video": _("Video"),
    "poster": _("Poster"),
    "data": _("Data"),
    "project": _("Project"),
    "demo": _("Demo"),
    "bibtex": "BibTeX",
    "abstract": _("Abstract"),
    "press": _("Press"),
    "image": _("Image"),
}
"""What links are called that have no words of their own, by the kinds that the importer knows."""


@dataclass(frozen=True)
class AuthorLine:
    """The authors shown, and those folded away; `own` is the page's owner if they are folded."""

    shown: Sequence[Authorship]
    folded: Sequence[Authorship] = ()
    own: Authorship | None = None


@dataclass(frozen=True)
class WorkLink:
    label: str
    url: str


@dataclass(frozen=True)
class VenueLine:
    """Where and when a work came out: `details` follow the venue's name, separators included."""

    kind: str
    name: str
    details: str
    note: str


@register.simple_tag
def venue_line(publication: Publication) -> VenueLine:
    """“Mathematische Annalen” and “ 83(1–2), 24–66, 1921”."""
    volume, issue = publication.volume, publication.issue
    place = f"{volume}({issue})" if volume and issue else volume or (issue and _issue(issue))
    pages = "–".join(filter(None, first_and_last(normal_pages(publication.pages))))
    year = str(publication.year) if publication.year else ""
    details = ", ".join(filter(None, (place, pages, year)))
    before = publication.genre or publication.venue
    joint = ("" if not before else " " if place and publication.venue else ", ") if details else ""
    return VenueLine(publication.genre, publication.venue, f"{joint}{details}", publication.note)


def _issue(issue: str) -> str:
    return gettext("no. %(number)s") % {"number": issue}


@register.filter
def download(publication: Publication, ending: str) -> str:
    """The address of the work in a form such as “bib”."""
    return f"{publication.get_absolute_url().rstrip('/')}.{ending}"


@register.simple_tag
def author_line(publication: Publication, owner: Profile | None = None) -> AuthorLine:
    """The authors in order; expects them prefetched."""
    authors = list(publication.authorships.all())
    if len(authors) <= LONGEST_LINE:
        return AuthorLine(authors)
    shown, folded = authors[:SHOWN_BEFORE_FOLD], authors[SHOWN_BEFORE_FOLD:]
    own = next((author for author in folded if owner and author.profile_id == owner.pk), None)
    return AuthorLine(shown, folded, own)


@register.filter
def leads_to_person(author: Authorship) -> bool:
    """Whether the printed name is a link: to a public page that shows the work."""
    return bool(author.profile and author.profile.is_public and not author.hidden)


@register.simple_tag
def work_links(publication: Publication, references: References) -> list[WorkLink]:
    """DOI and arXiv first, then the work's own links; those that lead nowhere are left out."""
    found = {}
    if publication.doi:
        found[f"https://doi.org/{publication.doi}"] = "DOI"
    if publication.arxiv:
        found[f"https://arxiv.org/abs/{publication.arxiv}"] = "arXiv"
    for link in _well_formed(publication.links):
        url = _address(link["url"], publication, references)
        kind = str(link.get("kind") or "link")
        if url:
            found.setdefault(url, str(link.get("label") or LABELS.get(kind, kind.capitalize())))
    return [WorkLink(label, url) for url, label in found.items()]


def pdf_address(publication: Publication, references: References) -> str:
    """Where the work's text is, its first PDF that leads somewhere; "" for none."""
    links = (link for link in _well_formed(publication.links) if link.get("kind") == "pdf")
    found = (_address(link["url"], publication, references) for link in links)
    return next(filter(None, found), "")


def _well_formed(links: Any) -> list[dict[str, Any]]:
    """What stands in JSON edited by hand and is a link; the rest is passed over."""
    if not isinstance(links, list):
        return []
    return [x for x in links if isinstance(x, dict) and isinstance(x.get("url"), str)]


def _address(url: str, publication: Publication, references: References) -> str | None:
    """A relative address belongs to the page of one of our authors: the first that knows it."""
    people = [author.profile_id for author in publication.authorships.all() if author.profile_id]
    candidates = (references.resolve(url, person) for person in [*people, None])
    return next((candidate for candidate in candidates if candidate), None)
