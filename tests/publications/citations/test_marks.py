"""Where a style's output becomes text or HTML."""

from __future__ import annotations

import pytest

from publications.citations.marks import BEGIN, END, Marking, html, plain, punctuated, without_marks


@pytest.mark.parametrize(
    ("marked", "american", "expected"),
    [
        ("“A title”, Nature", True, "“A title,” Nature"),
        ("“A title”. Nature", True, "“A title.” Nature"),
        ("“On ‘it’”, Nature", True, "“On ‘it,’” Nature"),
        ("“A title”. Nature", False, "“A title”. Nature"),
        ("“Why?”, Nature", True, "“Why?” Nature"),
        ("Why?. Nature", False, "Why? Nature"),
        ("Nature.. 1953", False, "Nature. 1953"),
        ("And so on... 1953", False, "And so on... 1953"),
        ("A ,  B .", False, "A, B."),
        ("On $a ,  b..c$. X", True, "On $a ,  b..c$. X"),
        (f"{BEGIN}Why?{END}. X", False, f"{BEGIN}Why?{END} X"),
    ],
)
def test_punctuation_meets_as_it_should(marked: str, american: bool, expected: str) -> None:
    assert punctuated(marked, american=american) == expected


def test_italics_alone_become_tags() -> None:
    marked = f"<b> & {Marking.Italic(Marking.Italic('Nature'))}"

    assert html(marked) == "&lt;b&gt; &amp; <i>Nature</i>"
    assert plain(marked) == "<b> & Nature"


def test_input_holds_no_mark() -> None:
    assert without_marks(f"a{BEGIN}b{END}\x00\ud800 \n c") == "ab c"
