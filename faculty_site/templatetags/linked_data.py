"""What pages say to programs, as JSON-LD."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Model
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from news.models import NewsItem
from news.schema_org import news_item
from profiles.contact import Contact, Named
from profiles.models import Department, Profile
from profiles.schema_org import CONTEXT, breadcrumbs, organization, person_page, without_empty
from publications.templatetags.work_page import json_ld

register = template.Library()


@register.simple_tag(takes_context=True)
def person_data(context: Context, profile: Profile, contact: Contact) -> SafeString:
    """The person and their page; memberships and entries as the page shows them."""
    root = str(context["site_url"])
    page = f"{root}{profile.get_absolute_url()}"
    memberships = context.get("memberships") or ()
    entries = [line.entry for part in context.get("parts") or () for line in part.entries]
    return json_ld(person_page(profile, contact, memberships, entries, page, root))


@register.simple_tag(takes_context=True)
def news_data(context: Context, item: NewsItem) -> SafeString:
    return json_ld(news_item(item, str(context["site_url"])))


@register.simple_tag(takes_context=True)
def department_data(context: Context, department: Department) -> SafeString:
    found = organization(department, str(context["site_url"]))
    return json_ld(without_empty({"@context": CONTEXT, **found, "description": department.tagline}))


@register.simple_tag(takes_context=True)
def trail(context: Context, *steps: Any) -> SafeString:
    """The way to this page: records that have an address and a name, "news" or "publications" for
    these lists, and words for a page that is none of these; what is empty is passed over."""
    found = [Named(str(context["site_name"]), reverse("home"))]
    found += [_step(step) for step in steps if step]
    return json_ld(breadcrumbs(found, str(context["site_url"])))


def _step(step: Any) -> Named:
    if step == "news":
        return Named(gettext("News"), reverse("news:list"))
    if step == "publications":
        return Named(gettext("Publications"), reverse("publications:list"))
    address: str = step.get_absolute_url() if isinstance(step, Model) else ""  # type: ignore[attr-defined]
    return Named(str(step), address)
