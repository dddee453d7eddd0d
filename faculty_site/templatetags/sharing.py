"""The picture that goes along with a page's address."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from faculty_site.sharing.cards import Shared, card_of_department, card_of_person, card_of_site
from profiles.models import Department, Profile
from publications.models import Publication
from publications.templatetags.works import leads_to_person

register = template.Library()


@register.simple_tag(takes_context=True)
def share_card(context: Context) -> Shared:
    """The card of what a page is about, by what its view shows.

    A work has that of its first author with a page here; what belongs to nobody the site's own.
    """
    house = context["house"]
    subjects = (context.get(name) for name in ("publication", "item", "scope"))
    for subject in filter(None, (*subjects, context.get("profile"), context.get("department"))):
        owner = _owner(subject)
        if isinstance(owner, Profile):
            return card_of_person(owner.pk, house)
        if isinstance(owner, Department):
            return card_of_department(owner, house)
    return card_of_site(house)


def _owner(subject: Any) -> object:
    if isinstance(subject, Publication):
        authors = (author for author in subject.authorships.all() if leads_to_person(author))
        return next((author.profile for author in authors), None)
    places = (subject, getattr(subject, "profile", None), getattr(subject, "department", None))
    return next((place for place in places if isinstance(place, Profile | Department)), None)
