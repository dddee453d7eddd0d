"""Names parted as far as that is sure."""

from __future__ import annotations

from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.csl import Name, family_first, in_order
from publications.csl.names import name_in_parts, names_of, printed_name

PRINTED: list[tuple[str, str, Name]] = [
    ("Marie Curie", "", {"family": "Curie", "given": "Marie"}),
    ("Curie, Marie", "", {"family": "Curie", "given": "Marie"}),
    ("M. Curie*", "", {"family": "Curie", "given": "M."}),
    ("A Lovelace", "", {"family": "Lovelace", "given": "A"}),
    ("Curie MS", "", {"family": "Curie", "given": "M. S."}),
    ("Jean-Pierre Serre", "", {"family": "Serre", "given": "Jean-Pierre"}),
    (
        "Johannes Diderik van der Waals",
        "",
        {
            "family": "Waals",
            "given": "Johannes Diderik",
            "non-dropping-particle": "van der",
        },
    ),
    ("von Linné, Carl", "", {"family": "Linné", "given": "Carl", "non-dropping-particle": "von"}),
    ("Augustus De Morgan", "", {"family": "De Morgan", "given": "Augustus"}),
    ("Jean le Rond d'Alembert", "", {"family": "d'Alembert", "given": "Jean le Rond"}),
    (
        "Martin Luther King, Jr.",
        "",
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
    ),
    ("Martin Luther King,Jr", "", {"family": "King", "given": "Martin Luther", "suffix": "Jr"}),
    ("George Green III", "", {"family": "Green", "given": "George", "suffix": "III"}),
    ("ATLAS Collaboration", "", {"literal": "ATLAS Collaboration"}),
    ("Nicolas Bourbaki Group", "", {"literal": "Nicolas Bourbaki Group"}),
    ("Académie des Sciences", "", {"literal": "Académie des Sciences"}),
    ("Göttinger Gesellschaft", "", {"literal": "Göttinger Gesellschaft"}),
    ("Euclid", "", {"literal": "Euclid"}),
    ("Hideki Yukawa (湯川秀樹)", "", {"family": "Yukawa", "given": "Hideki"}),
    ("湯川 秀樹", "", {"family": "湯川", "given": "秀樹"}),
    ("湯川秀樹", "", {"literal": "湯川秀樹"}),
    ("湯川秀樹", "ja", {"literal": "湯川秀樹"}),
    ("高木貞治", "zh", {"literal": "高木貞治"}),
    ("高木貞", "", {"literal": "高木貞"}),
    ("华罗庚", "", {"family": "华", "given": "罗庚"}),
    ("吴健雄", "zh", {"family": "吴", "given": "健雄"}),
    ("王元", "", {"literal": "王元"}),
    ("王元", "zh-CN", {"family": "王", "given": "元"}),
    ("欧阳修", "zh", {"family": "欧阳", "given": "修"}),
    ("卡尔·高斯", "zh", {"literal": "卡尔·高斯"}),
    ("이임학", "", {"family": "이", "given": "임학"}),
    ("제갈공명", "", {"family": "제갈", "given": "공명"}),
    ("Софья Ковалевская", "", {"literal": "Софья Ковалевская"}),
    ("Ковалевская, Софья", "", {"family": "Ковалевская", "given": "Софья"}),
]


@pytest.mark.parametrize(("printed", "language", "name"), PRINTED)
def test_a_printed_name_is_parted_where_that_is_sure(
    printed: str, language: str, name: Name
) -> None:
    assert printed_name(printed, language) == name


def test_particles_are_set_off_a_parted_family_name() -> None:
    assert name_in_parts("van der Waals", "Johannes", "Jr.") == {
        "family": "Waals",
        "given": "Johannes",
        "non-dropping-particle": "van der",
        "suffix": "Jr.",
    }
    assert name_in_parts("de", "Louis") == {"family": "de", "given": "Louis"}


@pytest.mark.parametrize(
    ("name", "ordered", "inverted"),
    [
        (
            {"family": "Linné", "given": "Carl", "non-dropping-particle": "von"},
            "Carl von Linné",
            "von Linné, Carl",
        ),
        (
            {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
            "Martin Luther King Jr.",
            "King, Martin Luther, Jr.",
        ),
        ({"family": "湯川", "given": "秀樹"}, "湯川秀樹", "湯川, 秀樹"),
        ({"literal": "LHCb Collaboration"}, "LHCb Collaboration", "LHCb Collaboration"),
    ],
)
def test_orders(name: Name, ordered: str, inverted: str) -> None:
    assert in_order(name) == ordered
    assert family_first(name) == inverted


def test_a_list_that_somebody_edited_may_hold_anything() -> None:
    assert names_of(["Emmy Noether", 1, None, ""]) == [{"family": "Noether", "given": "Emmy"}]


LATIN = st.sampled_from([*"aBcé.,-' *", "van ", "de ", "De "])
SUFFIX = st.sampled_from(["", " Jr.", ",Jr", ", III"])
NATIVE = st.sampled_from([*"王陈湯이Ж, ·ア"])


PRINTED_NAMES = st.builds(add, st.lists(LATIN).map("".join), SUFFIX) | st.lists(NATIVE).map("".join)


@given(PRINTED_NAMES, st.sampled_from(["", "zh"]))
def test_no_letter_of_a_name_is_lost_or_made_up(printed: str, language: str) -> None:
    name = printed_name(printed, language)

    assert "literal" in name or name["family"]
    said = sorted(letter for letter in "".join(name.values()) if letter.isalpha())
    assert said == sorted(letter for letter in printed if letter.isalpha())
