"""kramdown's blocks: what the importer sees of them, and where we differ on purpose.

What kramdown draws is in the samples ``kramdown.block_*``.
"""

import re

import pytest

from faculty_site.lib.markdown import block_tokens
from faculty_site.lib.markdown.rendering import block_html


def blocks(text: str) -> list[tuple[str, list[int] | None]]:
    return [(t.type, t.map) for t in block_tokens(text, "kramdown") if t.level == 0 and t.map]


def test_items_know_their_lines() -> None:
    text = "- a\n\n  b\n\n  - c\n    d\n- {:.note}\n  e\n\nend\n"
    items = [t.map for t in block_tokens(text, "kramdown") if t.type == "list_item_open"]
    assert items == [[0, 6], [4, 6], [6, 8]]
    inlines = [(t.content, t.map) for t in block_tokens(text, "kramdown") if t.type == "inline"]
    assert inlines == [
        ("a", [0, 1]),
        ("b", [2, 3]),
        ("c\nd", [4, 6]),
        ("e", [7, 8]),
        ("end", [9, 10]),
    ]


def test_definitions_and_notes_know_their_lines() -> None:
    text = "a\nb\n: c\n\n  d\n\ne\n\n: f\n\n[^1]: g\n\n    h\n"
    tokens = block_tokens(text, "kramdown")
    assert [t.map for t in tokens if t.type in ("dl_open", "footnote_reference_open")] == [
        [0, 9],
        [10, 13],
    ]
    assert [t.map for t in tokens if t.type in ("dt_open", "dd_open")] == [
        [0, 1],
        [1, 2],
        [2, 5],
        [6, 7],
        [8, 9],
    ]


@pytest.mark.parametrize("above", ["- a\n", "1. a\n   b\n", "> a\n"])
def test_a_heading_goes_on_with_the_block_above_but_not_for_the_importer(above: str) -> None:
    text = f"{above}# Rings\n"
    assert re.search("<(li|blockquote)>.*<h1", block_html(text, "kramdown"), re.DOTALL)
    assert blocks(text)[-1] == ("heading_open", [above.count("\n"), above.count("\n") + 1])


def test_a_list_of_another_kind_goes_on_with_the_item_but_not_for_the_importer() -> None:
    text = "- a\n  1. b\n- c\n1. d\n"
    assert block_html(text, "kramdown").endswith("<li>d</li>\n</ol>\n</li>\n</ul>\n")
    assert blocks(text) == [("bullet_list_open", [0, 3]), ("ordered_list_open", [3, 4])]


def test_html_with_text_behind_is_one_block() -> None:
    text = "<div>\na\n</div> *b*\nc\n\nd\n"
    assert blocks(text) == [("html_with_text_open", [0, 4]), ("paragraph_open", [5, 6])]
    assert block_html(text, "kramdown") == ("<div>\na\n</div>\n<p><em>b</em>\nc</p>\n<p>d</p>\n")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("```python title=x\na\n```", '<pre><code class="language-python">'),
        ("1. a\n   ```\n   - b\n   ```", "<pre><code>- b\n"),
        ("a | b", "<p>a | b</p>"),
        ("a\n<!-- - b\n- c -->\nd", "<p>a\n\nd</p>"),
        ("<p>\na\n\n*b*", "<em>b</em>"),
        ("<ul><li>a\n<li>b</ul>\n\n*c*", "<em>c</em>"),
        ('<div markdown="1">*a*</div>\n\n*b*', "<p><em>a</em></p>\n</div>"),
        ('<div markdown="1">\n*a*</div>\n\n*b*', "<p><em>a</em></p>\n</div>"),
        ("a\n</div>\n\nb", "<p>a</p>"),
        ("<script>\nif (a) b('<div>')\n</script>\n\n*c*", "<p><em>c</em></p>"),
    ],
)
def test_slips_of_kramdown_are_not_copied(text: str, drawn: str) -> None:
    html = block_html(text, "kramdown")
    assert drawn in html
    assert "&lt;/" not in html


def test_a_comment_without_end_hides_the_rest() -> None:
    assert block_html("a\n\n<!-- b\n\n*c*", "kramdown").strip() == "<p>a</p>"


@pytest.mark.parametrize("blank", ["\u3000", "\x0b", "\x1c", "\u2003", "\x85"])
@pytest.mark.parametrize("before", ["    ", "\t", "- x\n\n      ", ">     "])
def test_white_space_that_is_no_blank_ends_every_block(before: str, blank: str) -> None:
    assert block_html(f"{before}{blank}\nwords", "kramdown").count("words") == 1
