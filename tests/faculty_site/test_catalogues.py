"""The words of the interface in its languages."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.translation import to_locale
from pytest_django import Settings

from faculty_site.lib.dated import Group
from faculty_site.lib.fuzzy_dates import FuzzyDate, display_range
from faculty_site.lib.listing import words
from profiles.page.navigation import ABOUT, LABELS

LANGUAGES = ("de", "zh-hans", "es")
ROOMS = ("faculty_site", "news", "profiles", "publications")
MODULES = [path for room in ROOMS for path in Path(settings.BASE_DIR, room).rglob("*.py")]
_placeholder = re.compile(r"%\(\w+\)[sd]|</?\w+")


def catalogue(language: str) -> dict[str | tuple[str, int], str]:
    """Messages and their translations, as compiled; those with numbers under singular and form."""
    path = Path(settings.LOCALE_PATHS[0], to_locale(language), "LC_MESSAGES", "django.mo")
    with path.open("rb") as file:
        found: dict[str | tuple[str, int], str] = vars(gettext.GNUTranslations(file))["_catalog"]
    return found


def messages(language: str) -> set[str]:
    return {key if isinstance(key, str) else key[0] for key in catalogue(language)}


def within_f_strings(code: str) -> set[str]:
    """Functions that are called in the braces of f-strings."""
    strings = (each for each in ast.walk(ast.parse(code)) if isinstance(each, ast.JoinedStr))
    return {
        call.func.id
        for string in strings
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    }


def test_no_message_stands_within_an_f_string_where_xgettext_does_not_look() -> None:
    words = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}

    assert within_f_strings("f\"{gettext('no')}\"") == {"gettext"}
    assert [path for path in MODULES if within_f_strings(path.read_text()) & words] == []


def test_no_module_calls_them_by_a_name_that_xgettext_does_not_know() -> None:
    renamed = [
        (str(path), name.asname)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.asname not in {None, "_"} and "gettext" in name.name
    ]

    assert renamed == []


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


def test_a_year_amid_chinese_words_says_that_it_is_one() -> None:
    year, month = FuzzyDate(2019), FuzzyDate(2021, 5)
    with translation.override("zh-hans"):
        assert display_range(year, FuzzyDate.OPEN) == "自2019年起"
        assert display_range(None, year) == "至2019年"
        assert display_range(year, month) == "2019年–2021年5月"
        assert display_range(year) == "2019"
        assert Group("2019", ()).amid_words == "2019年"
    assert Group("2019", ()).amid_words == Group("2019", ()).heading == "2019"
    assert Group("undated", ()).amid_words == "Undated"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "“rays”"), ("de", "„rays“"), ("es", "«rays»")]
)
def test_words_that_are_looked_for_have_the_marks_of_the_language(language: str, said: str) -> None:
    with translation.override(language):
        assert words("q", "rays", []).label == said


def test_the_page_about_somebody_is_called_so_that_it_fits_the_dead_as_well() -> None:
    with translation.override("de"):
        assert str(LABELS[ABOUT][0]) == "Zur Person"
