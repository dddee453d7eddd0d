"""Atom feeds of works: of all, of a department and of a person, filtered as the lists are."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from faculty_site.context_processors import site_url
from faculty_site.lib import atom
from faculty_site.lib.emails import html_without_addresses, without_addresses
from faculty_site.lib.fuzzy_dates import FuzzyDate
from faculty_site.lib.paging import page_of
from profiles.feeds import ENTRIES, category, feed_answer, in_words_of, languages_asked
from profiles.languages import speak
from profiles.models import Department, Profile
from profiles.permissions import audiences_of, visible
from publications.listing import (
    Scope,
    WorkFilter,
    works_of_all,
    works_of_department,
    works_of_person,
)
from publications.models import Publication
from publications.templatetags.works import leads_to_person, venue_line


@require_safe
def all_works(request: HttpRequest) -> HttpResponseBase:
    """Of everybody who is listed."""
    return _feed(request, works_of_all(*audiences_of(request.user)), reverse("publications:list"))


@require_safe
def department_works(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Of a department's people who are listed."""
    found = get_object_or_404(Department, slug=slug)
    scope = works_of_department(found, *audiences_of(request.user))
    return _feed(request, scope, reverse("publications:department", args=[slug]))


@require_safe
def person_works(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Of a person, for whom their page is open to."""
    person = get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    scope = works_of_person(person, *audiences_of(request.user, person))
    return _feed(request, scope, reverse("publications:person", args=[slug]))


def _feed(request: HttpRequest, scope: Scope, page_url: str) -> HttpResponseBase:
    """Works without a year are under way, and come when they have one."""
    wanted = WorkFilter.from_query(request.GET, *scope.audiences)
    works = wanted.apply(scope.works).filter(year__isnull=False)
    page = page_of(request, works.newest_first().with_authors(), ENTRIES)
    found = list(page)
    speak(found, languages_asked(request))
    root = site_url(request)
    whose = scope.person or scope.department
    name = whose.name if whose else ""
    own = scope.person.language if scope.person else ""
    entries = [_entry(work, root, own) for work in found]
    with in_words_of(*languages_asked(request), own):
        title = gettext("Publications of %(whose)s") % {"whose": name} if name else ""
        title = title or gettext("Publications")
        of = f"{page_url}{wanted.query}"
        return feed_answer(request, page, entries, of=of, title=title, author=name or title)


def _entry(work: Publication, root: str, own: str) -> atom.Entry:
    """`own` is the language of a work that names none; the site's where it is ""."""
    language = work.language or own or settings.LANGUAGE_CODE
    with in_words_of(language):
        return _entry_in(language, work, root)


def _entry_in(language: str, work: Publication, root: str) -> atom.Entry:
    date = work.date if work.date and work.date.year == work.year else None
    authors = list(work.authorships.all())
    return atom.Entry(
        url=f"{root}{work.get_absolute_url()}",
        title=without_addresses(" ".join(work.title.split())),
        content=html_without_addresses(_content(work, [author.name for author in authors])),
        date=date or FuzzyDate(work.year or 1),
        authors=tuple(
            (
                without_addresses(author.name),
                f"{root}{author.profile.get_absolute_url()}"
                if author.profile and leads_to_person(author)
                else "",
            )
            for author in authors
        ),
        categories=(category(work.get_type_display),),
        language=language,
    )


def _content(work: Publication, authors: list[str]) -> SafeString:
    line = venue_line(work)
    venue = format_html("<cite>{}</cite>{}", line.name, line.details) if line.name else line.details
    abstract = [paragraph for paragraph in work.abstract.split("\n\n") if paragraph.strip()]
    doi = f"https://doi.org/{work.doi}" if work.doi else ""
    return format_html(
        "<p>{}</p><p>{}</p>{}{}",
        ", ".join(authors),
        venue,
        format_html_join("", "<p>{}</p>", ((paragraph,) for paragraph in abstract)),
        format_html('<p><a href="{}">{}</a></p>', doi, doi) if doi else "",
    )
