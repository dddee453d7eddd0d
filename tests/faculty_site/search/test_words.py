"""Texts cut into words."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from faculty_site.search import slips
from faculty_site.search.engine import Place, fits
from faculty_site.search.models import Record
from faculty_site.search.slips import with_near
from faculty_site.search.wanted import MOST_TERMS, Phrase, read
from faculty_site.search.words import folded, other_spellings, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gödel’s β-decay, 1921!", ["godel", "s", "β", "decay", "1921"]),
        ("湯川秀樹 (Yukawa)", ["湯", "川", "秀", "樹", "yukawa"]),
        ("über½", ["uber1", "2"]),
        ("a_b  *c*", ["a", "b", "c"]),
        ("한글", ["한", "글"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert folded(text) == words


def test_a_word_knows_its_place() -> None:
    text = "Von Gödel, 湯川"
    assert [text[word.start : word.end] for word in words_in(text)] == ["Von", "Gödel", "湯", "川"]


def test_other_spellings() -> None:
    assert other_spellings("Kurt Gödel") == ["goedel"]
    assert other_spellings("Jean-Pierre d’Alembert") == ["dalembert", "jeanpierre"]
    assert other_spellings("Emmy Noether") == []


def test_what_is_typed_is_cut() -> None:
    wanted = read("word " * 5000)
    assert wanted.was_cut
    assert len(wanted.terms) == 1
    assert len(read(" ".join(map(str, range(100)))).terms) == MOST_TERMS
    assert not read("emmy noether").was_cut


def test_a_quotation_is_one_term_and_no_beginning() -> None:
    terms = read("„chains of“ ideals").terms
    assert [term.phrases[0] for term in terms] == [
        Phrase(("chains", "of")),
        Phrase(("ideals",), is_beginning=True),
    ]


@pytest.mark.django_db
def test_nothing_is_near_a_short_word_or_a_quotation() -> None:
    slips.remember([Record(names="emma noether", title="湯 河")])

    assert with_near(read("nother")).terms[0].near == (Phrase(("noether",)),)
    assert all(not term.near for term in with_near(read('emmy 湯川 "nother"')).terms)


class FindingAnyWord(TestCase):
    @given(st.text(max_size=60))
    @example("1e5 3d 0x1f 10.1007/bf01 http://a.b/c a@b.c <b> 李\U0003134b")
    def test_a_text_is_found_by_each_of_its_words(self, text: str) -> None:
        words = folded(text)
        record = Record.objects.create(kind="people", key=1, names=" ".join(words))
        for word in words:
            place = Place(Phrase((word,)))
            assert Record.objects.filter(fits([[place]])).exists(), (connection.vendor, word)
        record.delete()
