"""In which direction languages are written."""

from __future__ import annotations

import pytest

from faculty_site.lib.directions import direction_of
from faculty_site.templatetags.languages import in_language


@pytest.mark.parametrize("tag", ["ar", "fa-IR", "he", "HE", "ur_PK", "ku-Arab", "az-Arab-IR"])
def test_written_from_right_to_left(tag: str) -> None:
    assert direction_of(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "zh-Hans", "ku", "ar-Latn", "de-AT", "", "ara-bic"])
def test_written_from_left_to_right(tag: str) -> None:
    assert direction_of(tag) == "ltr"


def test_an_element_says_its_language_and_direction() -> None:
    assert in_language("fa") == ' lang="fa" dir="rtl"'
    assert in_language('"><b>') == ' lang="&quot;&gt;&lt;b&gt;" dir="ltr"'
    assert in_language("") == ""
