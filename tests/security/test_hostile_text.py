"""Every text field of every model filled with markup and code: no page lets any of it run.

Rows are written past the forms, as an import or a fixture could bring them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models
from django.test import Client
from django.urls import reverse

from faculty_site.drafts.contents import Contents
from faculty_site.drafts.models import Draft
from faculty_site.lib.fuzzy_dates import FuzzyDateField
from faculty_site.link_check.models import Address
from news.models import NewsItem
from profiles.models import (
    Asset,
    Department,
    DepartmentRole,
    ImportRecord,
    LegacyUrl,
    Link,
    Page,
    Profile,
    Section,
    Source,
    SourceFile,
)
from publications.models import Authorship, Publication
from tests import factories
from tests.security.hostile import ADDRESSES, MARKUP, shape, what_runs

pytestmark = pytest.mark.django_db

OLD_SITE = "https://example.org/~ada/"
KEPT = {
    "slug", "key", "dialect", "kind", "state", "status", "type", "visibility", "role", "model",
    "history_mark",
}  # fmt: skip
"""Words out of a list, parts of addresses and of keys: no model takes markup in these."""


def fill() -> Profile:
    """A person with one of everything, as harmless as it comes."""
    department = factories.make_department()
    person = factories.make_profile(department=department, old_site=OLD_SITE)
    for kind in Section.Kind.values:
        factories.make_section(person, kind=kind, body="Text")
    for link_kind in Link.Kind.values:
        factories.make_link(person, kind=link_kind)
    factories.make_entry(person, body="Text", start="1843")
    factories.make_page(person, body="Text")
    factories.make_news(person, title="")
    factories.make_news(person, title="A title")
    factories.make_news(department=department, title="A title")
    factories.make_publication([person, *"ABCDEFGHIJKLMNOP"], slug="long")
    factories.make_publication([person], slug="short", status="accepted", year=None)
    Asset.objects.create(profile=person, key="a1", file="assets/a1.pdf")
    LegacyUrl.objects.create(profile=person, path="/about/", target="/")
    source = Source.objects.create(profile=person, name="index.md", theme="plain")
    SourceFile.objects.create(source=source, path="index.md", content=b"x")
    ImportRecord.objects.create(source=source, origin="1", model="news.newsitem", key=["a"])
    user = factories.make_user()
    DepartmentRole.objects.create(user=user, department=department)
    draft = factories.make_draft(person.sections.get(kind="text"), by=user, body="Text")
    factories.make_draft_link(draft, user)
    return person


def poison(markup: str, address: str) -> None:
    """Writes the markup into every text, the address into every field for addresses."""
    for model in [m for m in apps.get_models() if m._meta.app_label in ROOMS]:
        values: dict[str, Any] = {}
        for field in model._meta.concrete_fields:
            if field.name in KEPT or isinstance(field, FuzzyDateField | models.SlugField):
                continue
            if isinstance(field, models.FileField | models.JSONField | models.URLField):
                continue
            if isinstance(field, models.CharField | models.TextField):
                text = address if field.name in ("url", "target") else markup
                values[field.name] = text[: field.max_length]
        rows = model._default_manager.all()
        if model._meta.label in ("profiles.LegacyUrl", "profiles.Source", "profiles.SourceFile"):
            values = {"target": address} if "target" in values else {}
        if values:
            rows.update(**values)
    Profile.objects.update(
        facts=[[markup, markup], ["label", f"[text]({address})"], ["html", markup]],
        name_variants=[markup],
        email=f'"{markup[:20]}"@example.org',
    )
    Publication.objects.update(
        links=[{"kind": markup, "url": address, "label": markup}, {"kind": "pdf", "url": address}],
        doi=f"10.1000/{markup}",
    )
    Draft.objects.update(
        contents=Contents(["heading", "body"], {"heading": [markup], "body": [markup]}).as_json()
    )


ROOMS = {"profiles", "news", "publications", "drafts"}


def public_addresses() -> Iterator[str]:
    yield from (reverse("home"), reverse("news:list"), reverse("publications:list"))
    for model in (Profile, Page, NewsItem, Publication, Department):
        yield from (row.get_absolute_url() for row in model._default_manager.all())


def admin_addresses() -> Iterator[str]:
    yield reverse("admin:index")
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        rows = model._default_manager.all()
        if model is Authorship:
            rows = rows.filter(profile__isnull=False)  # the others stand with their work alone
        for row in rows[:3]:
            for door in ("change", "delete", "history"):
                yield reverse(f"{name}_{door}", args=[row.pk])


def pages(client: Client, addresses: Iterator[str]) -> dict[str, str]:
    found = {}
    for address in list(addresses):
        response = client.get(address)
        if response.status_code == 403 and "/delete/" in address:
            continue  # the ledger is deleted by nobody
        assert response.status_code == 200, address
        found[address] = response.content.decode()
    return found


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_public_page_runs_what_people_write(address: str) -> None:
    fill()
    before = {url: shape(html) for url, html in pages(Client(), public_addresses()).items()}
    poison(MARKUP, address)
    after = pages(Client(), public_addresses())
    assert len(after) > 8
    for url, html in after.items():
        assert what_runs(html) == [], url
        assert shape(html).count("script") == 0, url
        assert set(shape(html)) == set(before[url]), url


@pytest.mark.parametrize("address", ADDRESSES[:5])
def test_no_page_of_the_admin_runs_what_people_write(address: str) -> None:
    fill()
    client = Client()
    client.force_login(factories.make_user(is_superuser=True))
    before = {url: shape(html) for url, html in pages(client, admin_addresses()).items()}
    poison(MARKUP, address)
    for url, html in pages(client, admin_addresses()).items():
        assert what_runs(html) == [], url
        assert shape(html) == before[url], url


@pytest.mark.parametrize("address", ADDRESSES[:5])
def test_the_overview_runs_nothing_of_what_people_write(address: str) -> None:
    person = fill()
    mention = factories.make_mention(person)
    poison(MARKUP, address)
    section = person.sections.latest("pk")
    section.heading = f"{MARKUP} again"
    section.save()
    Address.objects.filter(pk=mention.address_id).update(url=address, state="broken")
    client = Client()
    client.force_login(factories.make_user(is_superuser=True))
    urls = (reverse(f"admin:{name}") for name in ("overview", "links", "changes"))
    for url, html in pages(client, urls).items():
        assert what_runs(html) == [], url
        assert "again" in html or "changes" not in url


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_text_leads_to_code(address: str) -> None:
    """The same in Markdown, where addresses stand in several forms."""
    person = factories.make_profile(old_site=OLD_SITE)
    factories.make_section(
        person,
        body=f"[a](<{address}>) ![b](<{address}>) <a href='{address}'>c</a>\n\n[d]: <{address}>\n"
        f"[d]\n\n<{address}>\n\n{MARKUP}",
    )
    html = Client().get(person.get_absolute_url()).content.decode()
    assert what_runs(html) == []
    assert "script" not in shape(html)
