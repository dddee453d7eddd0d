"""Lists of authors."""

from __future__ import annotations

import pytest

from publications.ingest.authors import read_byline
from publications.ingest.bylines import Owner
from publications.ingest.styled import Styled, read_styled


def names(markdown: str) -> list[str]:
    text = read_styled(markdown, "kramdown")
    assert text is not None
    byline = read_byline(text)
    return [author.name for author in byline.authors] if byline else []


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("A. Lovelace, C. Babbage", ["A. Lovelace", "C. Babbage"]),
        ("Ada Lovelace; Charles Babbage, Mary Somerville", 3),
        ("Ada Lovelace‚ Charles Babbage、Mary Somerville & Luigi Menabrea", 4),
        ("Curie, M.-S., & Curie, P.", ["Curie, M.-S.", "Curie, P."]),
        ("van der Waals, J. D., and Kamerlingh Onnes, H.", 2),
        ("Curie, Marie, and Pierre Curie", ["Curie, Marie", "Pierre Curie"]),
        ("Joliot, J. f., Curie, I.", ["Joliot, J. f.", "Curie, I."]),
        ("A. Lovelace$^{\\dagger}$, C. Babbage<sup>1,2</sup>", ["A. Lovelace", "C. Babbage"]),
        ("d'Ovidio, F., [...], Euler, L.", ["d’Ovidio, F.", "Euler, L."]),
        ("Ada Lovelace (corresponding author), Charles Babbage", 2),
        ("Ada Lovelace, Charles Babbage, Proceedings of the Society", 2),
        ("Ada Lovelace, Charles Babbage. The Engine", 2),
        ("汤川秀树、朝永振一郎", ["汤川秀树", "朝永振一郎"]),
        ("The theory of groups", 0),
        ("", 0),
    ],
)  # fmt: skip
def test_forms(printed: str, expected: list[str] | int) -> None:
    found = names(printed)
    assert found == expected if isinstance(expected, list) else len(found) == expected, found


def test_the_end_of_the_list_is_told() -> None:
    text = "Ada Lovelace and Charles Babbage, et al. The Engine"
    byline = read_byline(Styled(text))
    assert byline is not None
    assert (text[byline.end :].strip(), byline.abridged) == ("The Engine", "et al.")


def test_the_owner_among_the_authors() -> None:
    byline = read_byline(Styled("Curie P, Curie MS and Debierne A"))
    assert byline is not None
    assert byline.owner(Owner("Pierre Curie")) == 0
    assert byline.owner(Owner("André Debierne")) == 2
    assert byline.owner(Owner("Ada Lovelace")) is None
