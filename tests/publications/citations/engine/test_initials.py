"""Given names as initials."""

from __future__ import annotations

import pytest

from publications.citations.engine.initials import initials


@pytest.mark.parametrize(
    ("given", "apa", "vancouver", "gbt"),
    [
        ("James D.", "J. D.", "JD", "J D"),
        ("Jean-Paul", "J.-P.", "JP", "J P"),
        ("Jing-run", "J.-R.", "JR", "J R"),
        ("J.-P.", "J.-P.", "JP", "J P"),
        ("A.M.", "A. M.", "AM", "A M"),
        ("EM", "E. M.", "EM", "E M"),
        ("Étienne", "É.", "É", "É"),
        ("Miguel de la Rosa", "M. de la R.", "M de la R", "M de la R"),
        ("Łukasz", "Ł.", "Ł", "Ł"),
    ],
)
def test_initials_of_each_style(given: str, apa: str, vancouver: str, gbt: str) -> None:
    assert initials(given, ". ", hyphens=True) == apa
    assert initials(given, "", hyphens=False) == vancouver
    assert initials(given, " ", hyphens=False) == gbt
