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
MARKUP = st.text(alphabet=st.sampled_from(list("ab1 \n\t*_`~[](){}<>!:.#|-+=\"'$\\^&;/@w中：")))


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
        ("dl_open", [0, 3]),
        ("footnote_reference_open", [3, 5]),
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


def test_heading_ids_are_made_from_words_and_numbered() -> None:
    html = block_html('## [Paper](p.pdf) -- "Title"\n\n## Über `x_1`\n\n## Über x_1', "kramdown")
    assert re.findall(r'id="([^"]*)"', html) == ["paper--title", "über-x_1", "über-x_1-1"]


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_nothing_is_left_out_of_deep_nesting(mark: str) -> None:
    assert "deepest" in block_html(mark * 300 + "deepest", "site")


def test_lists_nest_deeper_than_nine() -> None:
    text = "\n".join(f"{'  ' * depth}- level{depth}" for depth in range(20))
    assert block_html(text, "kramdown").count("<ul>") == 20


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
