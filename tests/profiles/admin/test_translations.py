"""Translations: written beside their original, by whoever writes that."""

from __future__ import annotations

from typing import Any

import pytest

from news.models import NewsItem, NewsItemTranslation
from profiles.models import Entry, Page, PageTranslation, Profile, Section, SectionTranslation
from publications.models import Publication
from tests.profiles.admin.browsing import add_row, address, errors, post, signed_in
from tests.profiles.world import HANDS, World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", HANDS)
@pytest.mark.parametrize(
    ("model", "words"),
    [
        (Profile, {"position": "Profesor"}),
        (Section, {"heading": "Investigación", "body": "Sobre *integrales*."}),
        (Page, {"title": "Cursos"}),
        (Entry, {"title": "Premio"}),
        (NewsItem, {"body": "Un premio."}),
        (Publication, {"title": "Sobre integrales"}),
    ],
)
def test_everybody_who_writes_a_record_translates_it(
    world: World, name: str, model: Any, words: dict[str, str]
) -> None:
    record, client = world.of("own", model), signed_in(world, name)
    url = address(model, "change", record.pk)
    said = add_row(client, url, "translations", language="es", visibility="public", **words)
    assert said.status_code == 302, errors(said)
    added = record.translations.get(language="es")
    assert {field: getattr(added, field) for field in words} == words
    number = list(record.translations.values_list("pk", flat=True)).index(added.pk)
    changed = post(client, url, **{f"translations-{number}-DELETE": "on"})
    assert changed.status_code == 302, errors(changed)
    assert not record.translations.filter(pk=added.pk).exists()


def test_a_record_has_one_translation_into_each_language(world: World) -> None:
    page, client = world.of("own", Page), signed_in(world, "owner")
    url = address(Page, "change", page.pk)
    said = add_row(client, url, "translations", language="fr", title="Encore", visibility="public")
    assert "duplicate data for language" in errors(said)
    assert PageTranslation.objects.filter(original=page, language="fr").count() == 1


def test_an_empty_translation_is_refused(world: World) -> None:
    section, client = world.of("own", Section), signed_in(world, "owner")
    url = address(Section, "change", section.pk)
    said = add_row(client, url, "translations", language="es", visibility="public")
    assert "fill in a field or delete it" in errors(said)


def test_a_translation_of_somebody_else_cannot_be_smuggled_in(world: World) -> None:
    """The row names a translation of another person's page as the one to change."""
    own, foreign = world.of("own", Section), world.of("foreign", Section)
    theirs = SectionTranslation.objects.get(original=foreign, language="fr")
    client = signed_in(world, "owner")
    changes = {"translations-0-id": theirs.pk, "translations-0-heading": "Mine now"}
    post(client, address(Section, "change", own.pk), **changes)
    theirs.refresh_from_db()
    assert theirs.heading != "Mine now"
    assert theirs.original == foreign


def test_the_form_of_another_persons_record_stays_closed(world: World) -> None:
    foreign = world.of("foreign", NewsItem)
    client = signed_in(world, "owner")
    assert client.get(address(NewsItem, "change", foreign.pk)).status_code in (302, 404)
    assert NewsItemTranslation.objects.filter(original=foreign).count() == 2
