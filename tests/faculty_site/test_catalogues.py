"""The words of the interface in its languages."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.translation import to_locale
from pytest_django import Settings

from faculty_site.lib.fuzzy_dates import FuzzyDate, display_range

LANGUAGES = ("de", "zh-hans", "es")
_placeholder = re.compile(r"%\(\w+\)[sd]|</?\w+")


def catalogue(language: str) -> dict[str | tuple[str, int], str]:
    """Messages and their translations, as compiled; those with numbers under singular and form."""
    path = Path(settings.LOCALE_PATHS[0], to_locale(language), "LC_MESSAGES", "django.mo")
    with path.open("rb") as file:
        found: dict[str | tuple[str, int], str] = vars(gettext.GNUTranslations(file))["_catalog"]
    return found


def messages(language: str) -> set[str]:
    return {key if isinstance(key, str) else key[0] for key in catalogue(language)}


def test_all_languages_say_the_same_messages() -> None:
    first, *others = map(messages, LANGUAGES)

    assert len(first) > 300
    assert all(other == first for other in others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_keeps_its_placeholders_and_tags(language: str) -> None:
    for message, said in catalogue(language).items():
        assert said or not message, message
        if message and isinstance(message, str):
            assert set(_placeholder.findall(said)) == set(_placeholder.findall(message)), message


@pytest.mark.parametrize(
    ("language", "day", "range_of_days"),
    [
        ("de", "3. Mai 2021", "3.–7. Mai 2021"),
        ("zh-hans", "2021年5月3日", "2021年5月3–7日"),
        ("es", "3 de mayo de 2021", "3–7 de mayo de 2021"),
    ],
)
def test_dates_stand_in_the_order_of_the_language(
    language: str, day: str, range_of_days: str
) -> None:
    first, last = FuzzyDate(2021, 5, 3), FuzzyDate(2021, 5, 7)

    with translation.override(language):
        assert display_range(first) == day
        assert display_range(first, last) == range_of_days


@pytest.mark.django_db
def test_the_pages_are_in_the_language_of_the_site(client: Client, settings: Settings) -> None:
    settings.LANGUAGE_CODE = "de"
    page = client.get("/publications/").text

    assert '<html lang="de"' in page
    assert "<h1>Publikationen</h1>" in page
