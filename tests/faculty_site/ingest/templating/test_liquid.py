"""Variables, filters, conditions and loops of a Jekyll page, and the lines that they leave."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.templating import liquid_state
from faculty_site.ingest.templating.liquid_state import MAX_ROUNDS
from tests.faculty_site.ingest.templating.liquid import FIRST_LINE, resolved, text, told
from tests.faculty_site.ingest.templating.test_tokens import PIECES


def test_variables_of_site_and_page() -> None:
    body = "{{ page.title }} in {{ site.author.city }}, {{ page.prizes[1] }}{{ page.url }}"
    page = {"title": "Marie Curie", "prizes": ["1903", "1911"], "permalink": "/curie/"}
    assert text(body, page, author={"city": "Paris"}) == "Marie Curie in Paris, 1911/curie/"


def test_what_is_not_known_draws_nothing_and_is_told_once_a_line() -> None:
    body = "a {{ site.nobody }} b {{ site.nobody }}\n{{ site.nobody }}"
    assert text(body) == "a  b \n"
    assert [line for line, message in told(body) if "site.nobody" in message] == [5, 6]
    assert told("{{ site.nobody | default: 'x' }}{% if site.nobody %}y{% endif %}") == []


def test_addresses_stay_inside_the_site() -> None:
    site: dict[str, Any] = {"url": "https://curie.example", "baseurl": "/lab"}
    body = "({{ site.url }}{{ site.baseurl }}/cv.pdf) ({{ '/cv.pdf' | relative_url }}) "
    body += "({{ 'cv.pdf' | absolute_url }}) ({{ '/x' | prepend: site.baseurl }})"
    assert text(body, **site) == "(/cv.pdf) (/cv.pdf) (/cv.pdf) (/x)"
    assert text("at {{ site.url }}.", **site) == "at https://curie.example."
    assert text("{{ 'https://doi.org/1' | relative_url }}") == "https://doi.org/1"


def test_conditions_and_assignments() -> None:
    body = "{% assign n = page.prizes | size %}{% if n > 1 %}twice{% else %}once{% endif %}"
    assert text(body, {"prizes": [1903, 1911]}) == "twice"
    assert text(body, {"prizes": [1903]}) == "once"
    case = "{% case page.x %}{% when 'a' %}A{% when 'b' %}B{% else %}C{% endcase %}"
    assert [text(case, {"x": x}) for x in "abc"] == ["A", "B", "C"]
    assert (
        text("{% capture x %}*{{ page.x }}*{% endcapture %}{{ x | upcase }}", {"x": "a"}) == "*A*"
    )


def test_loops_over_data_are_content() -> None:
    body = "{% for prize in site.data.prizes %}\n- {{ prize.year }}: {{ prize.name }}\n{% endfor %}"
    data = {"prizes": [{"year": 1903, "name": "Physics"}, {"year": 1911, "name": "Chemistry"}]}
    assert text(body, data=data) == "- 1903: Physics\n- 1911: Chemistry\n"


def test_lists_are_not_torn_by_lines_that_held_tags() -> None:
    body = "- one\n{% if true %}\n- two\n{% endif %}\n{% assign x = 1 %}\n- three\n\nEnd"
    assert text(body) == "- one\n- two\n- three\n\nEnd"


def test_a_tag_between_paragraphs_keeps_them_apart() -> None:
    assert text("One\n{% assign x = 1 %}\n{% assign y = 1 %}\nTwo") == "One\n\nTwo"
    assert text("{% assign x = 1 %}\nOne") == "One"


def test_dashes_strip_the_blanks_beside_them() -> None:
    assert text("a \n {%- if true -%} \n b {%- endif %} c") == "ab c"


def test_raw_text_and_comments() -> None:
    assert text("{% raw %}{{ x }}{% endraw %}") == "{{ x }}"
    assert text("a{% comment %}secret{% endcomment %}b") == "ab"
    assert text("{% comment %}\nold --> news\n{% endcomment %}") == "<!--\nold -- > news\n-->"


def test_every_line_knows_its_source() -> None:
    body = "One {{ 'x' }}\n\n{% for i in (1..2) %}\n- {{ i }}\n  more\n{% endfor %}\nEnd"
    found = resolved(body)
    lines = dict(zip(found.text.split("\n"), found.lines, strict=True))
    assert lines == {"One x": 0, "": 6 - 1, "- 1": 3, "- 2": 3, "  more": 4, "End": 6}


def test_lines_behind_a_multi_line_tag_and_value_are_right() -> None:
    body = "{% assign x =\n'a'\n%}\nOne\n{{ page.long }}\nTwo {{ nobody }}"
    found = resolved(body, {"long": "p\nq\nr"})
    assert dict(zip(found.text.split("\n"), found.lines, strict=True)) == {
        "One": 3, "p": 4, "q": 4, "r": 4, "Two ": 5,
    }  # fmt: skip
    assert [line for line, _ in told(body, {"long": "p\nq\nr"})] == [FIRST_LINE + 5]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("a {% if x %} b", "a  b"),
        ("a {% endif %} b", "a  b"),
        ("a {% if x == %} b {% endif %} c", "a  b  c"),
        ("{% if true %}a{% for x in y %}b{% endif %}", "ab"),
        ("a {{ x | | }} b", "a  b"),
        ("a {% else %} b", "a  b"),
        ("a {% case 1 %}x{% endcase %}{% when 2 %} b", "a  b"),
        ("a {% break %} b", "a  b"),
        ("a {% raw %} b", "a  b"),
    ],
)
def test_a_malformed_tag_never_takes_the_words_round_it(body: str, left: str) -> None:
    assert text(body) == left


@pytest.mark.parametrize("body", ["{% if x == %}", "{% endif %}", "{{ x | | }}", "{% nobody %}"])
def test_what_was_left_out_is_told(body: str) -> None:
    (line, message), *more = told(f"\n{body}")
    assert more == []
    assert line == FIRST_LINE + 1
    assert body in message


def test_an_unknown_tag_keeps_its_readable_words() -> None:
    body = '{% slideshow images="a,b" caption="The shed" %} and {% box %}inner{% endbox %}'
    assert text(body) == "The shed and inner"


def test_an_unknown_filter_passes_the_value_on() -> None:
    assert text("{{ 'a' | sparkle }}") == "a"
    assert ["sparkle" in message for _, message in told("{{ 'a' | sparkle }}")] == [True]


def test_code_and_formulas_keep_what_is_not_known() -> None:
    body = "```\n{{ nobody }} {% nobody %}\n```\n`{{ nobody }}` $\\frac{{a}}{{b}}$"
    assert text(body) == body
    assert told(body) == []


def test_comments_of_html_hide_what_is_not_known() -> None:
    assert text("<!-- {{ nobody }} {% nobody %} -->") == "<!--   -->"
    assert told("<!-- {{ nobody }} {% nobody %} -->") == []


def test_templates_inside_values_are_left_out() -> None:
    assert text("{{ page.x }}", {"x": "a {{ site.y }}b {{ c"}) == "a b  c"


def test_no_day_is_made_up() -> None:
    assert text("{{ 'now' | date: '%Y' }}{{ site.time | date: '%Y' }}{{ now }}") == ""
    assert text("{{ 'May' | date: '%Y' }}") == "May"
    assert (
        text("{{ page.date | date: '%-d %B %Y' }}", {"date": date(1898, 7, 18)}) == "18 July 1898"
    )


@pytest.mark.parametrize(
    ("expression", "drawn"),
    [
        ("'Curie & Skłodowska' | slugify", "curie-skłodowska"),
        ("'a b' | cgi_escape", "a+b"),
        ("page.list | array_to_sentence_string", "c, a, and b"),
        ("page.list | sort | join: ' '", "a b c"),
        ("page.list | push: 'd' | last", "d"),
        ("page.works | where: 'year', 1898 | map: 'name' | join", "polonium"),
        ("page.works | where_exp: 'w', 'w.year > 1898' | map: 'name' | join", "radium"),
        ("page.works | sort: 'year' | map: 'name' | first", "polonium"),
        ("page.works | group_by: 'year' | map: 'name' | join", "1910 1898"),
        ("page.list | jsonify", '["c", "a", "b"]'),
        ("'<b>one two</b>' | strip_html", "one two"),
        ("'one *two*' | number_of_words", "2"),
        ("'1898-07-18' | date_to_string", "18 Jul 1898"),
        ("'July 18, 1898' | date: '%Y-%m-%d'", "1898-07-18"),
        ("'some day' | date: '%Y'", "some day"),
        ("'*a*' | markdownify", "*a*"),
        ("'12 rooms' | to_integer | plus: 1", "13"),
        ("'a  b' | normalize_whitespace", "a b"),
    ],
)
def test_filters(expression: str, drawn: str) -> None:
    page: dict[str, Any] = {
        "list": ["c", "a", "b"],
        "works": [{"name": "radium", "year": 1910}, {"name": "polonium", "year": 1898}],
    }
    assert text(f"{{{{ {expression} }}}}", page) == drawn
    assert told(f"{{{{ {expression} }}}}", page) == []


def test_markdown_becomes_html_inside_html() -> None:
    assert text("<p>{{ '*a*' | markdownify }}</p>") == "<p><em>a</em></p>"


def test_a_page_that_asks_for_too_much_keeps_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(liquid_state, "MAX_ROUNDS", 100)
    body = "One\n{% for a in (1..50) %}{% for b in (1..50) %}x{% endfor %}{% endfor %}\nTwo"
    assert text(body).split("\n")[0] == "One"
    assert text(body).split("\n")[-1] == "Two"
    assert "more than the importer allows" in told(body)[0][1]


@pytest.mark.parametrize(
    "body",
    [
        "{{ (1..1000000000) | join }}",
        f"{{% for a in (1..{MAX_ROUNDS + 1}) %}}x{{% endfor %}}",
        "{% assign a = 'xxxxxxxxxxxxxxxx' %}" + "{% assign a = a | append: a %}" * 60,
        "{% capture a %}" + "a" * 9999 + "{% endcapture %}{{ a | replace: 'a', a }}",
        "{% assign x = " + "(" * 99999 + " %}",
        "{% if a %}" * 5000 + "{% endif %}" * 5000,
        "{{ 1 | divided_by: 0 }}",
        "{{ 'a' | date: '%' }}",
        "{% include {{ x }} %}",
        "{{ page.a.b.c[d][0] }}",
        "{{ 'é' | slice: 99, -1 }}",
    ],
)
def test_nothing_that_asks_for_much_hurts(body: str) -> None:
    assert len(text(f"One\n{body}")) < 200_000


@given(st.lists(st.sampled_from([*PIECES, " for x in site.news ", " endfor ", " else "])))
def test_no_text_raises_and_every_line_has_a_source(pieces: list[str]) -> None:
    body = "".join(pieces)
    found = resolved(body)
    assert len(found.lines) == found.text.count("\n") + 1
    assert all(0 <= line <= body.count("\n") for line in found.lines)
    assert "\0" not in found.text


@given(st.text(alphabet="{}%| .:'\"[]()<>=,abx1\n-"), st.sampled_from(["{{ %s }}", "{%% %s %%}"]))
def test_no_expression_raises(written: str, form: str) -> None:
    assert resolved(form % written, root=Path("/nowhere")).lines
