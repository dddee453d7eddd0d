"""Words found whatever their case and accents."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from faculty_site.lib.folded_search import ascii_pattern, fold, whole_pattern, word_pattern

names = st.text("aAáÄbeÉæÆoøŐœ -–'’(1²漢字アЖжёе", min_size=1, max_size=6).filter(str.strip)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("godel", "Kurt Gödel"),
        ("GÖDEL", "kurt go\u0308del"),
        ("Goedel", "Kurt Gödel"),
        ("Gödel", "Kurt Goedel"),
        ("strasse", "Große Straße"),
        ("Straße", "GROSSE STRASSE"),
        ("aether", "The Æther"),
        ("Æther", "an aether"),
        ("lukasiewicz", "Jan Łukasiewicz"),
        ("ring", "On Rings"),
        ("C++", "a c++ library"),
        ("self-adjoint", "self–adjoint operators"),
        ("l'hopital", "L’Hôpital"),
        ("图", "关于图论"),
        ("湯川", "湯川秀樹"),
        ("transformer", "基于Transformer的方法"),
        ("мёбиус", "Лента Мебиуса"),
        ("κυμα", "Τὸ κῦμα"),
        ("ABC", "ａｂｃ"),
        ("fit", "a ﬁt"),
        ("[x]", "on [X]"),
    ],
)
def test_a_word_is_found_whatever_its_case_and_accents(word: str, text: str) -> None:
    assert re.search(word_pattern(word), text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("ring", "during a string"),
        ("cole", "E\u0301cole"),
        ("cole", "École"),
        (".*", "anything"),
        ("x]y", "xy"),
        ("图", "关于圖論"),
    ],
)
def test_what_only_stands_inside_a_word_is_not_found(word: str, text: str) -> None:
    assert not re.search(word_pattern(word), text)


@given(st.text())
@example("ﷺ")
@example("1⁄4")
def test_every_word_is_found_in_itself_and_folded(text: str) -> None:
    for word in fold(text).split():
        assert re.search(word_pattern(word), word)
        assert re.search(word_pattern(word), fold(word.upper()))


@given(names)
def test_a_text_is_its_own_whole(text: str) -> None:
    assert re.search(whole_pattern(text), text)


@given(names, names)
@example("NATURE", "Nature")
@example("Göttingen", "Gottingen")
def test_texts_are_the_same_whole_when_they_fold_to_the_same(one: str, other: str) -> None:
    assert bool(re.search(whole_pattern(one), other)) == (fold(one) == fold(other))


def test_a_part_between_separators_is_found_whole() -> None:
    text = "Algebra;  Graph\tTheory ; Numéro"

    assert re.search(whole_pattern("graph theory", ";"), text)
    assert re.search(whole_pattern("numero", ";"), text)
    assert not re.search(whole_pattern("graph", ";"), text)


@given(
    st.text("aAbeoöÄæØs(1-'+漢", min_size=1, max_size=4), st.text("aAbBeEoOsS(1- '+", max_size=8)
)
@example("Gödel", "Kurt Goedel")
@example("ring", "during")
def test_the_quick_pattern_finds_in_ascii_what_the_whole_one_does(word: str, text: str) -> None:
    quick = ascii_pattern(word)

    assert bool(quick and re.search(quick, text)) == bool(re.search(word_pattern(word), text))
