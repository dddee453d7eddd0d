"""Finding names that may be one person's by their words."""

from __future__ import annotations

import pytest

from faculty_site.lib.names import family_words, name_words, same_person, shared_words


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("Curie, Marie", "Marie Curie"),
        ("Curie MS", "Marie Skłodowska Curie"),
        ("M. Curie", "Marie Curie"),
        ("Schroedinger, Erwin", "Erwin Schrödinger"),
        ("H. C. Ørsted", "Hans Christian Oersted"),
        ("Yukawa Hideki", "Hideki Yukawa"),
        ("屠呦呦", "Tu Youyou"),
        ("Tu Youyou", "屠呦呦"),
        ("Ковалевская, С. В.", "Sofya Kovalevskaya"),
        ("I. Joliot-Curie", "Irène Joliot Curie"),
        ("Irène Joliot Curie", "Joliot-Curie, Irène"),
        ("Neumann, John von", "John von Neumann"),
        ("S. Ramón y Cajal", "Ramón y Cajal, Santiago"),
        ("King, Martin Luther, Jr.", "Martin Luther King"),
        ("Hideki Yukawa (湯川秀樹)", "Yukawa, Hideki"),
    ],
)
def test_names_of_one_person_share_a_family_word(printed: str, known: str) -> None:
    assert same_person(printed, known) != "no"
    assert name_words(printed) & family_words(known)


def test_given_names_initials_and_particles_are_no_family_words() -> None:
    assert family_words("Marie S. Curie") == {"curie"}
    assert family_words("Ludwig van Beethoven") == {"beethoven"}
    assert family_words("Jürgen Müller") == {"muller", "mueller"}
    assert name_words("M. Curie") == {"curie"}
    assert not name_words("…")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("M. Curie", "Marie Curie", 1),
        ("Curie MS", "Marie Curie", 1),
        ("Marie S. Curie", "Marie Curie", 2),
        ("Yukawa Hideki", "Hideki Yukawa", 2),
        ("L. van Beethoven", "Ludwig van Beethoven", 1),
        ("屠呦呦", "Tu Youyou", 0),
    ],
)
def test_shared_words(first: str, second: str, expected: int) -> None:
    assert shared_words(first, second) == expected
