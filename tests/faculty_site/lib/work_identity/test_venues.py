"""Two spellings of one venue."""

from __future__ import annotations

import pytest

from faculty_site.lib.work_identity import venues_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phys. Rev. Lett.", "Physical Review Letters"),
        ("PNAS", "Proceedings of the National Academy of Sciences"),
        ("NeurIPS 2020", "Advances in Neural Information Processing Systems"),
        ("UAI", "Conference on Uncertainty in Artificial Intelligence"),
        ("Zürcher Annalen", "Zurcher Annalen"),
        ("", "Nature"),
        ("C. R.", "Comptes rendus"),
        ("Proc. R. Soc.", "Proceedings of the Royal Society"),
    ],
)
def test_spellings_of_one_venue(one: str, other: str) -> None:
    assert venues_alike(one, other)
    assert venues_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ICML", "NeurIPS"),
        ("Nature", "Science"),
        ("Nature Physics", "Nature Communications"),
        ("ICML Workshop", "Journal of Machine Learning Research"),
    ],
)
def test_names_of_two_venues(one: str, other: str) -> None:
    assert not venues_alike(one, other)
