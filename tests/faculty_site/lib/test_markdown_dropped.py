"""What is told to have been dropped."""

import pytest

from faculty_site.lib.markdown.dropped import Dropped, dropped


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<font color=red>x</font>", [Dropped("colour", "red")]),
        (
            "<td bgcolor=blue style='color: #f00; background: none'>",
            [Dropped("colour", "blue"), Dropped("colour", "#f00")],
        ),
        ("<script>if (a<b) {'<form>'}</script>", [Dropped("element", "script")]),
        (
            "<form><input name=q><button>x</button></form>",
            [Dropped("element", name) for name in ("form", "input", "button")],
        ),
        ("<input type=checkbox><b class=x>y</b><iframe></iframe>", []),
        ("<a href='java&#10;script:x'>y</a>", [Dropped("address", "java\nscript:x")]),
        ("<img srcset='data:x 1x, a.png 2x'>", [Dropped("address", "data:x 1x")]),
        ("<a href='x.html?at=a:b'>y</a><a href='page:noether'>y</a>", []),
        (
            "<iframe src=https://plots.example/x></iframe>",
            [Dropped("frame", "https://plots.example/x")],
        ),
        ("<iframe src=https://youtu.be/abcdefghijk></iframe>", []),
        ("<iframe src=javascript:x></iframe>", [Dropped("address", "javascript:x")]),
        ("<!-- <script> -->", []),
    ],
)
def test_dropped(html: str, expected: list[Dropped]) -> None:
    assert dropped(html) == expected


def test_a_picture_in_an_address_is_named_in_short() -> None:
    (one,) = dropped(f"<img src='data:image/png;base64,{'A' * 5000}'>")
    assert len(one.detail) == 120
