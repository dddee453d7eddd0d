"""Words of status."""

from __future__ import annotations

import pytest

from publications.ingest.status import STATUS, status_of, status_of_heading


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("UNDER REVIEW", "under_review"),
        ("Submitted to Nature", "under_review"),
        ("R&R at Econometrica", "under_review"),
        ("minor revision", "under_review"),
        ("IN PREPARATION", "in_preparation"),
        ("working paper", "in_preparation"),
        ("to appear in Annals", "accepted"),
        ("Forthcoming", "accepted"),
        ("Accepted by WCNC", "accepted"),
        ("in press", "in_press"),
        ("在审", "under_review"),
        ("査読中", "under_review"),
        ("Review of Modern Physics", ""),
        ("Preparation of radium", ""),
    ],
)
def test_words(words: str, status: str) -> None:
    match = STATUS.search(words)
    assert (status_of(match) if match else "") == status


def test_headings() -> None:
    assert status_of_heading("Papers under review") == "under_review"
    assert status_of_heading("Preprints") == "preprint"
    assert status_of_heading("Peer review") == ""
