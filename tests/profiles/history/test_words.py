"""Differences of texts."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from profiles.history.words import differences, shortened

TEXTS = st.lists(
    st.sampled_from(
        ["radium", "and", "polonium", " ", "\n", "湯川", "秀樹", "é", ",", "\r\n", "\x85"]
    )
).map("".join)


@given(TEXTS | st.text(), TEXTS | st.text())
def test_no_word_is_lost(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "ins") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "del") == after


@given(TEXTS, TEXTS)
def test_shortening_leaves_out_only_what_stayed(before: str, after: str) -> None:
    pieces = differences(before, after)
    changed = [piece for piece in pieces if piece.kind != "same"]
    assert [piece for piece in shortened(pieces) if piece.kind != "same"] == changed


def test_words_and_not_letters() -> None:
    pieces = differences("She found radium in 1898.", "She found polonium in 1898.")
    assert [tuple(piece) for piece in pieces] == [
        ("same", "She found "), ("del", "radium"), ("ins", "polonium"), ("same", " in 1898."),
    ]  # fmt: skip


def test_changes_with_a_blank_between_them_are_one() -> None:
    pieces = differences("Her life and work.", "About me.")
    assert [tuple(piece) for piece in pieces] == [
        ("del", "Her life and work"), ("ins", "About me"), ("same", "."),
    ]  # fmt: skip


def test_a_sign_of_a_script_without_blanks_is_a_word() -> None:
    pieces = differences("湯川秀樹", "湯川英樹")
    assert [piece.text for piece in pieces] == ["湯川", "秀", "英", "樹"]


def test_much_that_stayed_is_left_out() -> None:
    text = " ".join(map(str, range(400)))
    pieces = shortened(differences(text, f"{text} end"))
    assert sum(len(piece.text) for piece in pieces) < 200


def test_long_texts_take_no_time() -> None:
    old = "\n".join(f"line {n} of a long page" for n in range(3_000))
    new = old.replace("7", "8").replace("\n", " ")
    start = time.process_time()
    differences(old, new)
    assert time.process_time() - start < 5


def test_a_text_made_to_be_compared_for_minutes_is_not() -> None:
    """Of two signs in any order, each part is short enough, and all parts together are not."""
    signs = random.Random(1843)  # noqa: S311 - the same in each run
    before, after = (
        "\n".join(f"{part}\n" + "".join(signs.choices("一二", k=1990)) for part in range(50))
        for _ in range(2)
    )
    started = time.process_time()
    pieces = differences(before, after)
    assert time.process_time() - started < 5
    assert "".join(piece.text for piece in pieces if piece.kind != "ins") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "del") == after


def test_many_changed_paragraphs_are_compared_word_by_word() -> None:
    words = [f"word{number}" for number in range(300)]
    paragraphs = [" ".join(words[part:]) for part in range(5)]
    pieces = differences("\n\n".join(paragraphs), "\n\n".join(paragraphs).replace("word200", "X"))
    assert [piece.text for piece in pieces if piece.kind == "ins"] == ["X"] * 5
