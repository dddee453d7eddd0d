"""The tags of Jekyll's plugins, as a reader gets them in either dialect."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.templating.model import Piece
from faculty_site.ingest.templating.tags import BLOCK_TAGS, TAGS
from tests.faculty_site.ingest.templating.pages import (
    LINE,
    call,
    context,
    elements,
    everything,
    reads,
)

FILM = "aBcDeFgHiJ0"
X = "https://twitter.com/ada"
HOSTILE = ('"><script>alert(1)</script>', "{{", "x", "}}", "<b", "onclick=y>")


def drawn(name: str, *positional: str, **named: str) -> str:
    return reads(TAGS[name](call(name, *positional, **named), context()) or "")


def block(name: str, inner: str, *positional: str) -> str:
    return reads(BLOCK_TAGS[name](call(name, *positional, inner=inner), context()) or "")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_bibliography").mkdir()
    works = "@book{curie, author={Curie, Marie}, title={Radioactives}, year=1903}"
    (tmp_path / "_bibliography" / "papers.bib").write_text(works)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        (("curie",), "(Curie 1903)"),
        (("curie", "curie"), "(Curie 1903; Curie 1903)"),
        (("curie", "--locator", "12"), "(Curie 1903, 12)"),
        (("curie", "-l=12"), "(Curie 1903, 12)"),
        (("--file", "papers", "curie"), "(Curie 1903)"),
        (("-A", "curie"), "(Curie 1903)"),
        (("gauss",), r"\[gauss\]"),
    ],
)
def test_works_are_cited(site: Path, words: tuple[str, ...], cited: str) -> None:
    assert TAGS["cite"](call("cite", *words), context(site)) == cited


def test_a_reference_and_a_quotation_name_the_work(site: Path) -> None:
    page = context(site)
    said = TAGS["reference"](call("reference", "curie"), page)
    assert said == "Marie Curie (1903). Radioactives."
    quoted = BLOCK_TAGS["quote"](call("quote", "curie", inner="Nothing."), page)
    assert quoted == "> Nothing.\n>\n> — (Curie 1903)"


def test_citing_nothing_is_left_to_the_report() -> None:
    assert TAGS["cite"](call("cite"), context()) is None
    assert TAGS["reference"](call("reference"), context()) is None


@pytest.mark.parametrize(
    ("name", "words", "href", "shown"),
    [
        ("twitter", (f"{X}/status/1", "limit=3"), f"{X}/status/1", "Post by @ada on X"),
        ("twitter", (X,), X, "@ada on X"),
        ("gist", ("5555",), "https://gist.github.com/5555", "Gist 5555"),
        ("gist", ("5555", "notes.py"), "https://gist.github.com/5555", "notes.py (gist)"),
        ("jupyter_notebook", ("assets/a.ipynb",), "/assets/a.ipynb", "a.ipynb"),
        ("audio", ("/a.mp3",), "/a.mp3", "Audio: a.mp3"),
    ],
)  # fmt: skip
def test_what_is_not_drawn_here_is_a_link(
    name: str, words: tuple[str, ...], href: str, shown: str
) -> None:
    assert drawn(name, *words) == f'<p><a href="{href}">{shown}</a></p>'


@pytest.mark.parametrize(
    ("name", "word", "source"),
    [
        ("youtube", FILM, f"https://www.youtube-nocookie.com/embed/{FILM}"),
        ("youtube", f'"https://youtu.be/{FILM}"', f"https://www.youtube-nocookie.com/embed/{FILM}"),
        ("vimeo", "212731897", "https://player.vimeo.com/video/212731897"),
    ],
)
def test_a_video_is_a_frame(name: str, word: str, source: str) -> None:
    piece = TAGS[name](call(name, word), context()) or ""
    ((tag, attributes),) = elements(piece)
    assert (tag, attributes["src"]) == ("iframe", source)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("left", "/a.png", "300", "200", "Radium", "A glass"), {}),
        (
            ("path:", "/a.png", "alt:", "A glass", "title:", "Radium", "class:left"),
            {"width": "300"},
        ),
    ],
)
def test_a_picture_by_place_or_by_name(words: tuple[str, ...], named: dict[str, str]) -> None:
    ((tag, attributes),) = elements(drawn("img", *words, **named))
    assert tag == "img"
    wanted = {"src": "/a.png", "width": "300", "title": "Radium", "alt": "A glass"}
    assert attributes.items() >= {**wanted, "class": "float-left"}.items()


def test_a_file_is_there_or_not(site: Path) -> None:
    page = context(site)
    assert TAGS["file_exists"](call("file_exists", "_bibliography/papers.bib"), page) == "true"
    assert TAGS["file_exists"](call("file_exists", "../papers.bib"), page) == "false"


@pytest.mark.parametrize("name", sorted(TAGS))
def test_hostile_words_open_nothing(name: str) -> None:
    drawn_of_it = everything(TAGS[name](call(name, *HOSTILE), context()) or "")
    assert {tag for tag, _ in drawn_of_it} <= {"p", "img", "a"}
    assert all("onclick" not in attributes for _, attributes in drawn_of_it)


def test_code_is_shown_as_it_stands() -> None:
    html = block("highlight", "\na = '{{ b }}' *c*\n", "text", "linenos")
    assert html == ("<pre><code class=\"language-text\">a = '{{ b }}' *c*\n</code></pre>")


def test_details_hold_markdown_under_their_words() -> None:
    html = block("details", "Where *it*\n\n- glows", "Click", "here")
    assert "<summary>Click here</summary>" in html
    assert "<em>it</em>" in html
    assert "<li>glows</li>" in html


def test_tabs_stand_one_after_another_under_their_names() -> None:
    tabs = [
        BLOCK_TAGS["tab"](call("tab", "code", name, inner=f"\n\n*{name}*\n\n"), context())
        for name in ("Ada", "C#")
    ]
    html = block("tabs", "\n\n".join(map(str, tabs)), "code")
    assert html == (
        "<p><strong>Ada</strong></p>\n<p><em>Ada</em></p>\n<p><strong>C#</strong></p>\n<p><em>C#</em></p>"
    )


def test_a_diagram_is_its_source_and_reported() -> None:
    page = context()
    piece = BLOCK_TAGS["mermaid"](call("mermaid", inner="\na --> b\n"), page)
    assert piece == "```mermaid\na --> b\n```"
    assert [(problem.level, problem.line) for problem in page.problems] == [("info", LINE)]


def test_formulas_are_formulas() -> None:
    assert BLOCK_TAGS["katexmm"](call("katexmm", inner="\nAs $x$.\n"), context()) == "As $x$."
    assert BLOCK_TAGS["katex"](call("katex", inner="x^2"), context()) == "$$x^2$$"
    shown = BLOCK_TAGS["katex"](call("katex", "display", inner="x^2"), context())
    assert shown == "$$\nx^2\n$$"
    assert BLOCK_TAGS["katex"](call("katex"), context()) == ""


@pytest.mark.parametrize(
    ("name", "words", "start"),
    [
        ("warning", (), "<blockquote>\n<p><strong>Warning</strong></p>\n<p>Wear <em>gloves"),
        ("note", ("Before", "work"), "<blockquote>\n<p><strong>Before work</strong></p>"),
        (
            "blockquote",
            ("Marie", "Curie"),
            "<blockquote>\n<p>Wear <em>gloves</em>.</p>\n<p>— Marie",
        ),
        ("center", (), "<p>Wear <em>gloves"),
        ("figure", ("caption:", "In the *lab*"), "<p>Wear <em>gloves</em>.</p>\n<p>In the <em>lab"),
    ],
)
def test_other_blocks_keep_their_text(name: str, words: tuple[str, ...], start: str) -> None:
    assert block(name, "Wear *gloves*.", *words).startswith(start)


@pytest.mark.parametrize("name", sorted(BLOCK_TAGS))
def test_hostile_words_of_a_block_open_nothing(name: str) -> None:
    piece = BLOCK_TAGS[name](call(name, *HOSTILE, inner="Inner"), context()) or ""
    assert "Inner" in piece
    for tag, attributes in everything(piece):
        assert tag not in ("script", "iframe")
        assert "onclick" not in attributes


PARAMETER = st.text(st.sampled_from("ab1/.:=-%\\\"'`<>{}[]()*_$#|\n\0 é") | st.characters())


@given(
    st.sampled_from([*sorted(TAGS.items()), *sorted(BLOCK_TAGS.items())]),
    st.lists(PARAMETER, max_size=5),
    PARAMETER,
)
def test_no_word_is_too_odd(tag: tuple[str, Piece], words: list[str], inner: str) -> None:
    name, piece = tag
    drawn_of_it = piece(call(name, *words, inner=inner), context())
    assert drawn_of_it is None or not drawn_of_it.startswith("\n")
