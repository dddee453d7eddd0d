"""What is missing from a page or out of date, as sentences with the address of their remedy."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final, NamedTuple

from django.contrib.admin.utils import quote
from django.db.models import Model
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from faculty_site.completeness.holdings import Holdings
from faculty_site.completeness.kinds import KINDS, LEFT, Weight
from faculty_site.lib.admin_addresses import admin_address
from profiles.models import Profile

SOON: Final = datetime.timedelta(days=30)
"""So long beforehand the end of a delegation is told."""


class Finding(NamedTuple):
    kind: str
    """Such as `no-photo`, by which findings of many pages are counted."""
    text: str
    remedy: str
    """What to do, as the words of a link."""
    url: str

    @property
    def weight(self) -> Weight:
        return KINDS[self.kind].weight


def findings_of(page: Profile, held: Holdings, today: datetime.date) -> list[Finding]:
    """The heaviest first; those of one weight in the order in which a form has their fields."""
    found = [*_of_person(page), *_of_texts(page, held), *_of_news(page, held, today)]
    found += [*_of_works(page, held), *_of_delegations(page, held, today)]
    return sorted(found, key=lambda finding: -finding.weight)


def _of_person(page: Profile) -> Iterator[Finding]:
    form = _change(page)
    if not page.photo:
        text = _("There is no photo.")
        yield Finding("no-photo", text, _("Add a photo"), f"{form}#id_photo")
    elif not page.photo_alt:
        text = _("The photo is not described for those who cannot see it.")
        yield Finding("no-photo-alt", text, _("Describe it"), f"{form}#id_photo_alt")
    if not page.position:
        text = _("No position is given.")
        yield Finding("no-position", text, _("Add the position"), f"{form}#id_position")
    if not page.interests:
        text = _("No research interests are given, so nobody finds the page by them.")
        yield Finding("no-interests", text, _("Add interests"), f"{form}#id_interests")
    if page.state in LEFT:
        return
    if not page.email:
        text = _("There is no e-mail address.")
        yield Finding("no-email", text, _("Add it"), f"{form}#id_email")
    if not page.orcid:
        text = _("There is no ORCID iD, by which publications are known to be yours.")
        yield Finding("no-orcid", text, _("Add it"), f"{form}#id_orcid")


def _of_texts(page: Profile, held: Holdings) -> Iterator[Finding]:
    if not held.sections:
        text = _("The page has no text yet.")
        url = _add("profiles_section", page)
        yield Finding("no-text", text, _("Write a section"), url)
    for section in held.empty_sections:
        text = _("The section “%(heading)s” is empty.") % {"heading": section}
        url = f"{_change(section)}#id_body"
        yield Finding("empty-section", text, _("Fill it or hide it"), url)
    for broken in held.broken:
        names = {
            "kind": capfirst(broken.record._meta.verbose_name),
            "name": broken.record,
            "address": broken.address,
        }
        text = _("%(kind)s “%(name)s” names %(address)s, which is gone or hidden.") % names
        url = f"{_change(broken.record)}#id_{broken.field}"
        yield Finding("broken-address", text, _("Correct it"), url)
    if held.broken_links:
        number = held.broken_links
        text = ngettext(
            "%(number)s link leads nowhere.", "%(number)s links lead nowhere.", number
        ) % {"number": number}
        url = _address("admin:links", person=page.pk)
        yield Finding("broken-link", text, _("Show them"), url)


def _of_news(page: Profile, held: Holdings, today: datetime.date) -> Iterator[Finding]:
    if page.state in LEFT:
        return
    url = _add("news_newsitem", page)
    if not held.news:
        yield Finding("no-news", _("There is no news."), _("Write news"), url)
    elif held.newest_news is not None and held.newest_news < today - datetime.timedelta(
        held.stale_after
    ):
        text = _("The newest news is from %(year)s.") % {"year": held.newest_news.year}
        yield Finding("old-news", text, _("Write news"), url)


def _of_works(page: Profile, held: Holdings) -> Iterator[Finding]:
    if not held.works:
        text = _("There are no publications.")
        url = _address("admin:import_publications", person=page.slug)
        yield Finding("no-works", text, _("Import publications"), url)
    elif held.works_without_link:
        number = held.works_without_link
        text = ngettext(
            "%(number)s publication has neither a link nor a DOI.",
            "%(number)s publications have neither a link nor a DOI.",
            number,
        ) % {"number": number}
        url = _address("admin:publications_publication_changelist", person=page.pk, missing="link")
        yield Finding("works-without-link", text, _("Show them"), url)


def _of_delegations(page: Profile, held: Holdings, today: datetime.date) -> Iterator[Finding]:
    url = f"{_change(page)}#delegations-group"
    for delegation in held.delegations:
        until = delegation.until
        if until is None or not today <= until <= today + SOON:
            continue
        text = _("%(account)s may edit this page until %(date)s only.") % {
            "account": delegation.user.get_full_name() or delegation.user.get_username(),
            "date": date_format(until),
        }
        yield Finding("delegation-ends", text, _("Prolong it"), url)


def _change(record: Model) -> str:
    return admin_address(record, "change", quote(record.pk))


def _add(model: str, page: Profile) -> str:
    return _address(f"admin:{model}_add", profile=page.pk)


def _address(name: str, **query: str | int) -> str:
    return f"{reverse(name)}?{urlencode(query)}"
