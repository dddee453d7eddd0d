"""Areas, groups of positions and letters, as the directory reads them from what people wrote."""

from __future__ import annotations

import pytest

from profiles.directory.areas import areas_of
from profiles.directory.letters import filing_key, letter_of
from profiles.directory.ranks import rank_of


@pytest.mark.parametrize(
    ("interests", "areas"),
    [
        ("Number theory, algebra", ("Number theory", "algebra")),
        ("Number theory; Algebra.", ("Number theory", "Algebra")),
        ("rings, modules, and ideals", ("rings", "modules", "ideals")),
        ("rings, modules and ideals", ("rings", "modules", "ideals")),
        ("data structures and algorithms", ("data structures and algorithms",)),
        ("Logic (proofs, models), sets", ("Logic (proofs, models)", "sets")),
        ("- *Topology*\n- Geometry", ("Topology", "Geometry")),
        ("Research interests: rings, ideals", ("rings", "ideals")),
        ("Algebra, ALGEBRA, Álgebra", ("Algebra",)),
        ("数论、代数", ("数论", "代数")),
        ("The theory of numbers, ideals. I like both.", ("theory of numbers", "ideals")),
        ("I work on rings, ideals", ()),
        ("My interests include rings, modules and ideals.", ()),
        ("How is it that the sum of the angles of a triangle is never more, ideals", ()),
        ("rings, ideals, " + "very " * 8 + "long", ("rings", "ideals")),
        ("", ()),
        (" , ;. ", ()),
    ],
)
def test_areas_are_cut_out_of_lists_and_not_of_sentences(
    interests: str, areas: tuple[str, ...]
) -> None:
    assert areas_of(interests) == areas


def test_a_text_without_an_end_is_cut_in_no_time() -> None:
    assert areas_of("(" * 100_000) == ()
    assert len(areas_of("(a," * 50_000)) <= 1


@pytest.mark.parametrize(
    ("position", "rank"),
    [
        ("Professor of Mathematics", "professors"),
        ("Associate Professor", "associate professors"),
        ("Assistant Prof. of Physics", "assistant professors"),
        ("Professor Emerita of Physics", "emeriti"),
        ("PhD Student in the group of Noether", "doctoral students"),
        ("Postdoctoral researcher", "postdocs"),
        ("Master student", "students"),
        ("Research Fellow", "researchers"),
        ("Senior Lecturer", "lecturers"),
        ("副教授", "associate professors"),
        ("教授", "professors"),
        ("Laboratory technician", "staff"),
        ("Natural Philosopher", ""),
        ("", ""),
    ],
)
def test_a_position_belongs_to_a_group(position: str, rank: str) -> None:
    assert rank_of(position) == rank


@pytest.mark.parametrize(
    ("filed", "letter"),
    [
        ("Noether, Emmy", "N"),
        ("Łukasiewicz, Jan", "L"),
        ("Émilie", "E"),
        ("'t Hooft, Gerard", "T"),
        ("Ковалевская, Софья", "K"),
        ("王淦昌", "W"),
        ("湯川秀樹", "T"),
        ("3rd Group", "#"),
        ("—", "#"),
        ("", "#"),
    ],
)
def test_a_name_is_filed_below_a_latin_letter(filed: str, letter: str) -> None:
    assert letter_of(filed) == letter


def test_names_sort_below_their_letters() -> None:
    names = ["Noether", "Łukasiewicz", "du Châtelet", "Euler", "Ковалевская"]

    assert sorted(names, key=filing_key) == [
        "du Châtelet", "Euler", "Ковалевская", "Łukasiewicz", "Noether",
    ]  # fmt: skip
