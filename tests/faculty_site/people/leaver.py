"""Somebody who leaves with much, and what is left of them."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import connection

from faculty_site.drafts.models import Draft
from faculty_site.search import upkeep
from profiles.models import Asset, Delegation, Profile, SourceFile
from publications.models import Authorship
from tests import factories

SECRET = "zyzzyva"


def make_leaver() -> Profile:
    """Somebody whose every text, name and file has one word in it that nobody else has."""
    owner = factories.make_user(SECRET, email=f"{SECRET}@example.org")
    person = factories.make_profile(
        department=factories.make_department(),
        name=f"{SECRET.title()} Noether",
        slug=f"{SECRET}-noether",
        owner=owner,
        email=owner.email,
        photo=ContentFile(b"photo", f"{SECRET}.jpg"),
    )
    _write_content(person)
    _keep_drafts(person, owner)
    _import_something(person)
    _publish_works(person)
    factories.make_invitation(person, email=f"{SECRET}@example.net")
    Delegation.objects.create(profile=person, user=factories.make_user())
    LogEntry.objects.log_actions(
        owner.pk, [person], CHANGE, f"Changed {person}.", single_object=True
    )
    upkeep.refresh()
    return person


def _write_content(person: Profile) -> None:
    factories.make_section(person, heading=SECRET, body=SECRET)
    page = factories.make_page(person, title=SECRET, body=SECRET, key=SECRET)
    item = factories.make_news(person, slug=SECRET, title=SECRET, body=SECRET)
    factories.make_entry(person, title=SECRET, body=SECRET)
    factories.make_link(person, label=SECRET)
    for row in (person, page, item):
        factories.make_translation(row, **{row.translations.model.words[1]: SECRET})
    Asset.objects.create(
        profile=person, key="a", old_path=f"../{SECRET}.pdf", file=ContentFile(b"%PDF", "a.pdf")
    )
    item.title = page.title = f"{SECRET} again"
    item.save()
    page.save()  # which leaves a history


def _keep_drafts(person: Profile, owner: User) -> None:
    draft = factories.make_draft(person.sections.get(), by=owner, body=SECRET)
    factories.make_draft_link(draft, owner, SECRET)
    Draft.objects.create(
        model="publications.publication", title=SECRET, contents={"data": {"title": [SECRET]}},
        changed=draft.changed, changed_by=owner,
    )  # fmt: skip


def _import_something(person: Profile) -> None:
    source = person.sources.create(name="index.md")
    SourceFile.objects.create(source=source, path="index.md", content=SECRET.encode())
    source.records.create(origin="1", model="news.newsitem", key=[SECRET], values={"a": SECRET})


def _publish_works(person: Profile) -> None:
    """One alone, and one with somebody who stays."""
    factories.make_publication([person], title=f"{SECRET} alone")
    other = factories.make_profile(slug="hilbert", name="David Hilbert")
    joint = Authorship(name="E. Noether", profile=person, orcid="0000-0002-1825-0097")
    factories.make_publication([joint, other], title="Shared", slug="shared")


def rows_with(word: str) -> dict[str, int]:
    """In how many rows of which table the word stands, in any column."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed:
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 - ours
            rows = cursor.fetchall()
        number = sum(any(word in _text(value) for value in row) for row in rows)
        if number:
            found[model._meta.label] = number
    return found


def _text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace").lower()
    return str(value).lower()
