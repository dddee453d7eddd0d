"""Hugo's shortcodes in a page: where they begin and end, and where what they draw is set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.markdown import render
from tests.faculty_site.ingest.templating.hugo_pages import resolved, text_of


def test_a_text_without_shortcodes_stays() -> None:
    body = "# Radium\n\nIt shines $\\frac{{a}}{b}$ and {{ .Title }} is no shortcode.\n"
    found, told = resolved(body)
    assert (found.text, found.lines, told) == (body, (0, 1, 2, 3), [])


@pytest.mark.parametrize(
    "body",
    [
        "{{% callout note %}}\nPitchblende *shines*.\n{{% /callout %}}",
        "{{<callout note>}}\nPitchblende *shines*.\n{{</callout>}}",
    ],
)
def test_both_kinds_of_marks_with_and_without_blanks(body: str) -> None:
    assert text_of(body) == "> **Note**\n>\n> Pitchblende *shines*."


def test_parameters_of_every_spelling() -> None:
    body = """{{< figure
  src="radium.png"
  title = `A "glow"`
  alt='In the dark' width=300
>}}"""
    assert text_of(body) == (
        '<figure><img src="radium.png" alt="In the dark" width="300">'
        "<figcaption>A “glow”</figcaption></figure>"
    )


def test_a_quoted_parameter_may_hold_escaped_quotes() -> None:
    assert text_of(r'{{< hl text="the \"glow\"" >}}') == '<mark>the "glow"</mark>'


def test_one_that_closes_itself() -> None:
    assert text_of('A {{< button url="/cv.pdf" text="CV" />}} B') == "A [CV](/cv.pdf) B"


def test_one_inside_another() -> None:
    body = """{{< spoiler text="More" >}}
{{< callout warning >}}
It {{< hl >}}burns{{< /hl >}}.
{{< /callout >}}
{{< /spoiler >}}"""
    found, told = resolved(body)
    assert found.text == (
        '<details markdown="1"><summary>More</summary>\n\n'
        "> **Warning**\n>\n> It <mark>burns</mark>.\n\n</details>"
    )
    assert not told


def test_lines_know_where_they_came_from() -> None:
    body = """Before.

{{% callout note %}}
First.

Second.
{{% /callout %}}

After."""
    found, _ = resolved(body)
    by_text = dict(zip(found.text.split("\n"), found.lines, strict=True))
    assert len(found.lines) == found.text.count("\n") + 1
    assert {line: by_text[line] for line in ("Before.", "> First.", "> Second.", "After.")} == {
        "Before.": 0,
        "> First.": 3,
        "> Second.": 5,
        "After.": 8,
    }


def test_problems_name_the_line_of_the_file() -> None:
    _, told = resolved('One.\n\n{{< orbit\n planet="Mars" >}}\n')
    assert len(told) == 1
    assert told[0].startswith("3 warning: The shortcode “orbit” is not known here: nothing of it")


@pytest.mark.parametrize(
    ("shortcode", "left"),
    [
        ('{{< orbit caption="Two *moons*" >}}', "Two \\*moons\\*"),
        ('{{< orbit "seen by night" >}}', "seen by night"),
        ("{{% orbit x %}}Two *moons*.{{% /orbit %}}", "Two *moons*."),
        ('{{< orbit id="7" >}}', ""),
    ],
)
def test_an_unknown_one_leaves_its_words(shortcode: str, left: str) -> None:
    found, told = resolved(f"Before {shortcode}")
    assert found.text.removeprefix("Before").strip() == left
    assert len(told) == 1


def test_what_never_ends_or_never_began_is_told() -> None:
    found, told = resolved("One {{< figure src=\n\nTwo {{< /callout >}} three")
    assert found.text == "One figure src=\n\nTwo three"
    assert [line.partition(":")[0] for line in told] == ["1 warning", "3 warning"]


@pytest.mark.parametrize("body", ["{{{{< radium", "{{{{< icon >}}<b>radium</b>"])
def test_no_mark_comes_about_where_one_was_taken_out(body: str) -> None:
    found, _ = resolved(body)
    assert "{{<" not in found.text
    assert "radium" in found.text


def test_code_stays_code() -> None:
    body = """`{{< youtube abc >}}` and `{{</* youtube abc */>}}`

```
{{< figure src="a.png" >}}
{{%/* callout */%}}
```
"""
    assert (
        text_of(body)
        == """`{{< youtube abc >}}` and `{{< youtube abc >}}`

```
{{< figure src="a.png" >}}
{{% callout %}}
```
"""
    )


def test_an_escaped_one_in_a_text_becomes_code() -> None:
    assert text_of("Write {{</* youtube abc */>}}.") == "Write `{{< youtube abc >}}`."
    assert text_of("{{</* a `b` */>}}") == "`` {{< a `b` >}} ``"


def test_nothing_is_told_of_what_a_comment_hides() -> None:
    assert text_of("<!-- {{< orbit >}} -->\n\nShown.") == "<!-- -->\n\nShown."


def test_a_block_takes_the_indentation_of_its_list() -> None:
    body = """- Radium
  {{< spoiler text="More" >}}
  It shines.

  - By night
  {{< /spoiler >}}
- Polonium"""
    text = text_of(body)
    html = render(text, "goldmark")
    assert html.count("<ul>") == 2
    assert html.index("<details>") < html.index("By night") < html.index("</details>")
    assert html.index("</details>") < html.index("Polonium")


def test_a_block_takes_the_marks_of_its_quotation() -> None:
    html = render(
        text_of("> {{% callout tip %}}\n> Wear *gloves*.\n> {{% /callout %}}"), "goldmark"
    )
    assert html.count("<blockquote>") == 2
    assert "<p>Wear <em>gloves</em>.</p>" in html


@pytest.mark.parametrize(
    "shortcode",
    [
        '{{< figure src="/radium.png" caption="It shines" >}}',
        "{{< youtube dQw4w9WgXcQ >}}",
        "{{< highlight python >}}\nglow()\n{{< /highlight >}}",
        "{{% callout %}}\nIt shines.\n{{% /callout %}}",
        "{{< details >}}\nIt shines.\n{{< /details >}}",
        "{{< math >}}\n$$\nE = mc^2\n$$\n{{< /math >}}",
    ],
)
def test_the_paragraphs_beside_a_block_stay_paragraphs(shortcode: str) -> None:
    html = render(text_of(f"Before *it*.\n\n{shortcode}\nAfter *it*."), "goldmark")
    assert html.startswith("<p>Before <em>it</em>.</p>")
    assert html.rstrip().endswith("<p>After <em>it</em>.</p>")


def test_what_draws_nothing_leaves_no_gap() -> None:
    assert text_of('{{< icon name="python" pack="fab" >}} Python') == "Python"
    assert text_of('- {{< icon name="x" >}} Python, {{< icon >}} R') == "- Python, R"


def test_too_deep_nesting_loses_no_words() -> None:
    depth = 40
    body = "{{< left >}}" * depth + "radium" + "{{< /left >}}" * depth
    found, _ = resolved(body)
    assert found.text.strip() == "radium"


PARTS = st.sampled_from(
    [
        *("{{< ", "{{% ", " >}}", " %}}", "/>}}", "{{</* x */>}}", "{{< /", "{{% /callout %}}"),
        *("callout", "figure", "tabs", "tab", "card", "orbit", "icon", "math", "cite", "ref"),
        *('src="a.png"', 'caption="It \\"shines\\""', "`raw`", '"', "'", "=", "title=`", "{{<"),
        *("\n", "\n\n", "- ", "> ", "    ", "```\n", "`", "<!--", "-->", "<div>", "|", "$$", "{{"),
        *("radium", "*shines*", "#", "../x", "/post/", "\0", "é", "日本"),
    ]
)


@given(st.lists(PARTS, max_size=40).map("".join))
def test_nothing_raises_and_no_mark_is_left(body: str) -> None:
    body = body.replace("\0", "")
    found, _ = resolved(body)
    assert len(found.lines) == found.text.count("\n") + 1
    assert all(0 <= line <= body.count("\n") for line in found.lines)
    if "`" not in body:
        assert "{{<" not in found.text.replace("`{{< x >}}`", " ")
        assert "{{%" not in found.text


@pytest.mark.parametrize(
    "unit",
    ["{{< ", "{{< a >}}", "{{< a >}}{{% b %}}{{< /a >}}\n", '{{< a "', "{{< icon >}} ", "{{</* "],
)
def test_thousands_of_marks_are_read(unit: str) -> None:
    found, _ = resolved(unit * 5000 + "\n\nradium")
    assert found.text.endswith("radium")
    assert "{{<" not in found.text
