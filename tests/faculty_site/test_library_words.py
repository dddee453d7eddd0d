"""Words of libraries that the site's catalogues say better."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import allauth
import django
import pytest
from django.utils import translation

from faculty_site.library_words import ALLAUTH, DJANGO, LENGTH, TOO_SHORT

LANGUAGES = ("de", "es", "zh_Hans")
_other_tone = re.compile(
    r"\b(du|dein\w*|dich|dir|gib|versuche|tu|tus|ten|puedes|estás|deseas|claves? de seguridad)\b"
    r"|\bEl ?[{%]|Bienvenidos|你",
    re.IGNORECASE,
)


def of_library(module: object, word: str) -> set[str]:
    """What its own catalogues say for the word, in the languages that they say it in."""
    folders = Path(str(vars(module)["__file__"])).parent.rglob("locale")
    said = set()
    for path in [each / name / "LC_MESSAGES/django.mo" for each in folders for name in LANGUAGES]:
        if path.exists():
            with path.open("rb") as file:
                said.add(vars(gettext.GNUTranslations(file))["_catalog"].get(word, ""))
    return said - {""}


@pytest.mark.parametrize(
    ("module", "word"),
    [*((django, word) for word in DJANGO), *((allauth, word) for word in ALLAUTH)],
)
def test_a_word_is_one_of_the_library_and_not_said_well_in_all_languages(
    module: object, word: str
) -> None:
    said = of_library(module, word)

    assert said, f"the library does not say {word!r} any more"
    assert len(said) < len(LANGUAGES) or any(map(_other_tone.search, said)), (
        f"{word!r} is said well"
    )


@pytest.mark.parametrize("language", ["de", "zh-hans", "es"])
def test_the_site_says_them_in_its_own_tone(language: str) -> None:
    with translation.override(language):
        for word in (*DJANGO, *ALLAUTH):
            said = translation.gettext(word)
            assert said != word
            assert not _other_tone.search(said), said


def test_how_long_a_password_is_to_be_is_said_in_chinese() -> None:
    with translation.override("zh-hans"):
        assert TOO_SHORT % 8 == "密码太短，至少需要 8 个字符。"
        assert LENGTH % {"min_length": 8} == "您的密码至少需要 8 个字符。"
