"""Markdown drawn as HTML: the samples beside this file, and the door's other functions."""

import logging
import re
from pathlib import Path

import pytest
from django.core.cache import cache
from hypothesis import given, settings
from hypothesis import strategies as st

from faculty_site.lib.markdown import (
    DIALECTS,
    LONGEST,
    Dialect,
    block_tokens,
    parser,
    plain_text,
    render,
    render_inline,
)
from faculty_site.lib.markdown.rendering import block_html, inline_html

SAMPLES = sorted((Path(__file__).parent / "markdown_samples").glob("*.md"))
MODULE = "faculty_site.lib.markdown.rendering"
CHARACTERS = "ab1 \n\t*_`~[](){}<>!:.#|-+=\"'$\\^&;/@w中："
MARKS = [
    "{::comment}",
    "{::nomarkdown}",
    "{:/}",
    "{:/comment}",
    "- x\n{:toc}\n",
    "*[ab]: c\n",
    "\n# a\n",
    "\n\n",
    "\n<div>\n",
    '\n<div markdown="1">',
    "</div>",
    '<p markdown="span">',
    "</p>\n",
    "\n<hr>\n",
    "\n  - ",
    "\n> ",
]
MARKUP = st.text(alphabet=st.sampled_from(CHARACTERS)) | st.lists(
    st.sampled_from([*CHARACTERS, *MARKS]), max_size=40
).map("".join)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_sample(sample: Path) -> None:
    dialect: Dialect = next(d for d in DIALECTS if sample.name.startswith(d))
    drawn = block_html(sample.read_text(encoding="utf-8"), dialect)
    assert drawn == sample.with_suffix(".html").read_text(encoding="utf-8")


def test_every_dialect_has_a_sample() -> None:
    assert {path.name.split(".")[0] for path in SAMPLES} == set(DIALECTS)


@settings(max_examples=300, deadline=None)
@given(MARKUP, st.sampled_from(DIALECTS))
def test_no_text_raises(text: str, dialect: Dialect) -> None:
    assert isinstance(block_html(text, dialect), str)
    assert isinstance(inline_html(text, dialect), str)
    assert isinstance(plain_text(text, dialect), str)


@settings(max_examples=300, deadline=None)
@given(MARKUP, st.sampled_from(DIALECTS))
def test_every_line_lies_in_one_outer_block(text: str, dialect: Dialect) -> None:
    outer = [t.map for t in block_tokens(text, dialect) if t.level == 0 and t.map]
    covered = [line for begin, end in outer for line in range(begin, end)]
    assert len(covered) == len(set(covered))
    lines = text.split("\n")
    assert {n for n, line in enumerate(lines) if line.strip(" \t")} <= set(covered)


def test_tokens_know_their_lines() -> None:
    text = (
        "Term\n: definition\n\n[^1]: note\n\n[a]: b\n\n- x\n* y\n{: .lead}\n\n|--|\n| a |\n| b |\n"
    )
    maps = [(t.type, t.map) for t in block_tokens(text, "kramdown") if t.map and t.level == 0]
    assert maps == [
        ("dl_open", [0, 2]),
        ("footnote_reference_open", [3, 4]),
        ("definition", [5, 6]),
        ("bullet_list_open", [7, 9]),
        ("attributes", [9, 10]),
        ("table_open", [11, 14]),
    ]
    rows = [t.map for t in block_tokens(text, "kramdown") if t.type == "tr_open"]
    assert rows == [[12, 13], [13, 14]]


def test_an_unknown_dialect_is_named() -> None:
    with pytest.raises(ValueError, match="unknown Markdown dialect 'textile'; use one of kramdown"):
        parser("textile")


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("tickets at $5 and $10", []),
        ("$5-$10 a head", []),
        ("US$5 (A$6)", []),
        ("$20k grant, then $5k", []),
        ("a grant of $1,000 and another$", []),
        (r"\$x$ and `$y$`", []),
        ("$x $ and $ y$", []),
        ("$x$ costs $5", ["x"]),
        ("$2n+1$ is odd", ["2n+1"]),
        ("[about $O(n)$](x.html)", ["O(n)"]),
        ("[a](http://b.example/$c$)", []),
        ("a [bracket $x]$ inside", ["x]"]),
    ],
)
def test_dollars_are_formulas_or_money(text: str, formulas: list[str]) -> None:
    found = re.findall(r'application/x-tex">(.*?)</annotation>', block_html(text, "kramdown"))
    assert found == formulas


@pytest.mark.parametrize("dialect", DIALECTS)
def test_escaped_brackets_round_a_link_are_no_formula(dialect: Dialect) -> None:
    assert '[<a href="x.pdf">Slides</a>]' in block_html(r"\[[Slides](x.pdf)\]", dialect)


@pytest.mark.parametrize(
    "tex",
    [r"\unknown", "{", "x" * 20_000, "{" * 3000 + "}" * 3000, r"\sqrt" * 5000 + "x", "x^" * 5000],
)
def test_a_formula_that_cannot_be_set_shows_its_tex(tex: str) -> None:
    html = block_html(f"${tex}$", "site")
    assert html == f'<p><code class="math-error">{tex}</code></p>\n'


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("May '23", "May ’23"),
        ("the '80s", "the ’80s"),
        ("'90 and '2023'", "’90 and ‘2023’"),
        ('"*Ideale*"', "“<em>Ideale</em>”"),
        ("\"'Inner' outer\"", "“‘Inner’ outer”"),
        ('Noether\'s ("new")', "Noether’s (“new”)"),
        ('说"你好"吧', "说“你好”吧"),
        ("1907--1908 --- then...", "1907–1908 — then…"),
        ('`a--b "c"`', '<code>a--b "c"</code>'),
        ("<https://a.example/b--c>", '<a href="https://a.example/b--c">https://a.example/b--c</a>'),
        (r"\"literal\"", '"literal"'),
    ],
)
def test_typography(text: str, printed: str) -> None:
    assert render_inline(text, "kramdown") == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (":tada: News (:rocket:)", "🎉 News (🚀)"),
        ("**:+1:**", "<strong>👍</strong>"),
        ("10:30:15 a:book:b ::book:: :x: :no_such_name:", None),
        ("`:tada:`", "<code>:tada:</code>"),
        ("[a](x:tada:)", "<a>a</a>"),
    ],
)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_emoji(text: str, printed: str | None, dialect: Dialect) -> None:
    assert render_inline(text, dialect) == (printed or text)


def test_heading_ids_keep_the_names_of_emoji() -> None:
    assert block_html("# News :tada:", "kramdown") == '<h1 id="news-tada">News 🎉</h1>\n'


def test_heading_ids_are_made_from_words_and_numbered() -> None:
    html = block_html('## [Paper](p.pdf) -- "Title"\n\n## Über `x_1`\n\n## Über x_1', "kramdown")
    assert re.findall(r'id="([^"]*)"', html) == ["paper--title", "über-x_1", "über-x_1-1"]


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_nothing_is_left_out_of_deep_nesting(mark: str) -> None:
    assert "deepest" in block_html(mark * 300 + "deepest", "site")


def test_lists_nest_deeper_than_nine() -> None:
    text = "\n".join(f"{'  ' * depth}- level{depth}" for depth in range(20))
    assert block_html(text, "kramdown").count("<ul>") == 20


def test_contents_keep_their_items_for_the_importer() -> None:
    text = "- Contents\n{:toc}\n\n# Rings\n"
    tokens = block_tokens(text, "kramdown")
    assert [t.type for t in tokens if t.level == 0 and t.map] == [
        "bullet_list_open",
        "attributes",
        "heading_open",
    ]
    assert [t.content for t in tokens if t.type == "inline"] == ["Contents", "Rings"]
    assert "data-toc" not in block_html(text, "kramdown")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{::comment}\nhidden\n\nstill --> hidden\n{:/}\nshown", "shown"),
        ("a{::comment}hidden --> hidden{:/comment}b", "ab"),
        ('{::options toc_levels="2" /}\nshown', "shown"),
        ("*[IAS]: Institute\n\nIAS, BIAS, I A S", "IAS, BIAS, I A S"),
    ],
)
def test_extensions_leave_the_words(text: str, words: str) -> None:
    assert plain_text(text, "kramdown") == words
    assert re.sub("<!--.*?-->|<[^>]*>", "", block_html(text, "kramdown")).strip() == words


@pytest.mark.parametrize("text", ["{::comment}\nshown", "{::comment}\nshown\n{:/nomarkdown}"])
def test_an_extension_without_end_stays_text(text: str) -> None:
    assert "{::comment}\nshown" in block_html(text, "kramdown")


def test_blocks_inside_html_stay_where_the_importer_finds_them() -> None:
    text = (
        '<div markdown="1">\n\n## Rings\n\n- a\n- b\n</div>\ntext\n'
        '<div>\n<p markdown="1">*c*</p>\n\n*raw*\n</div>\n'
    )
    blocks = [(t.type, t.map) for t in block_tokens(text, "kramdown") if t.level == 0 and t.map]
    assert blocks == [
        ("html_block", [0, 1]),
        ("heading_open", [2, 3]),
        ("bullet_list_open", [4, 6]),
        ("html_block", [6, 7]),
        ("paragraph_open", [7, 8]),
        ("html_block", [8, 9]),
        ("html_element_open", [9, 10]),
        ("html_block", [10, 13]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n\n*Rings*",
        "- <div>\n\n*Rings*\n\n</div>",
        "> <div>\n\n*Rings*\n\n</div>",
    ],
)
def test_an_element_that_does_not_end_here_ends_at_a_blank_line(text: str) -> None:
    assert "<em>Rings</em>" in block_html(text, "kramdown")


@pytest.mark.parametrize("dialect", ["goldmark", "site"])
def test_other_dialects_end_html_at_a_blank_line(dialect: Dialect) -> None:
    assert "<em>Rings</em>" in block_html("<div>\n\n*Rings*\n\n</div>", dialect)


def test_inline_has_no_blocks() -> None:
    html = render_inline("# A <div>*b*</div>\n- <h1>c</h1> $x$", "site")
    assert "<em>b</em>" in html
    assert "<math>" in html
    assert not re.search("<(p|div|h1|ul|li)", html)


def test_plain_text() -> None:
    text = (
        "# *Emmy* Noether\n\n[Rings](x.html) &amp; $x_1$ ![portrait](a.png)\nnext<br>line[^1]\n\n"
        "<!-- hidden --><div>raw <b>words</b></div>\n\n- `code`\n\n[^1]: note\n"
    )
    assert plain_text(text, "site").split("\n") == [
        "Emmy Noether",
        "Rings & x_1 portrait next line",
        "raw words",
        "code",
        "note",
    ]


def test_a_text_over_the_limit_is_shown_as_it_stands() -> None:
    html = render("<b>" + "*" * LONGEST)
    assert html.startswith('<pre class="too-long">&lt;b&gt;***')
    assert plain_text("*" * (LONGEST + 1)) == "*" * (LONGEST + 1)


def test_what_cannot_be_drawn_is_shown_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(text: str, dialect: Dialect) -> str:
        raise RecursionError

    cache.clear()
    monkeypatch.setattr(f"{MODULE}.block_html", failing)
    with caplog.at_level(logging.ERROR):
        assert render("a <b>") == '<pre class="too-long">a &lt;b&gt;</pre>'
    assert "could not be drawn" in caplog.text


def test_the_cache_is_keyed_by_content(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    first = render("A *line*", "site")
    monkeypatch.setattr(f"{MODULE}.sanitise", lambda *_args, **_options: "drawn again")
    assert render("A *line*", "site") == first
    assert render("A *line*", "kramdown") == "drawn again"
    assert render_inline("A *line*", "site") == "drawn again"
    monkeypatch.setattr(f"{MODULE}.RENDERER_VERSION", "another")
    assert render("A *line*", "site") == "drawn again"
