"""Loops over the site's collections, and includes that list them: the list that they stand for."""

from __future__ import annotations

import pytest

from tests.faculty_site.ingest.templating.liquid import resolved, text, told


def lists(body: str, **more: object) -> list[tuple[int, str]]:
    """The body line that each list came from, and its kind; its own line is blank."""
    found = resolved(body, **more)  # type: ignore[arg-type]
    lines = found.text.split("\n")
    assert all(not lines[line].strip() for line in found.listings)
    return [(found.lines[line], kind) for line, kind in sorted(found.listings.items())]


@pytest.mark.parametrize(
    ("collection", "kind"),
    [
        ("news", "news"),
        ("posts", "news"),
        ("publications", "publications"),
        ("talks", "entries"),
        ("teaching", "entries"),
        ("projects", "entries"),
        ("portfolio", "entries"),
    ],
)
def test_a_loop_over_a_collection_is_its_list(collection: str, kind: str) -> None:
    body = f"## Here\n\n{{% for x in site.{collection} %}}\n- {{{{ x.title }}}}\n{{% endfor %}}\n"
    assert lists(body) == [(2, kind)]
    assert text(body).strip() == "## Here"
    assert told(body) == []


@pytest.mark.parametrize(
    "loop",
    [
        "{% for x in site.news reversed %}{% endfor %}",
        "{% for x in site.news limit:3 %}{{ x }}{% endfor %}",
        "{% for x in site.news | reverse %}{% endfor %}",
        "{% assign a = site.news | sort: 'date' | reverse %}{% for x in a %}{% endfor %}",
        "{% assign a = (site.news | sort: 'date') | reverse %}{% for x in a %}{% endfor %}",
        "{% assign a = site.news | where_exp: 'x', 'x.y' %}{% for x in a %}{% endfor %}",
        "{% assign n = site.news | group_by: 'y' %}{% for g in n %}## {{ g.name }}\n{% endfor %}",
        "{% if site.news.size > 0 %}{% for x in site.news %}{% endfor %}{% endif %}",
        "{% if site.news != blank %}{% for x in site.news %}{% endfor %}{% endif %}",
        "{% for x in paginator.posts %}{% endfor %}",
        "{% capture a %}{% for x in site.news %}{% endfor %}{% endcapture %}{{ a }}",
        "{% include news.liquid limit=true %}",
        "{% include latest_posts.liquid %}",
        "<div class='news'>\n<ul>\n{% for x in site.news %}<li></li>{% endfor %}\n</ul></div>",
    ],
)
def test_filters_and_conditions_round_it_change_nothing(loop: str) -> None:
    assert [kind for _line, kind in lists(loop)] == ["news"]
    assert text(loop).strip() == ""
    assert told(loop) == []


@pytest.mark.parametrize(
    "call",
    [
        "{% bibliography %}",
        "{% bibliography -f papers -q @*[year=1898]* %}",
        "{% include selected_papers.liquid %}",
        "{% for y in page.years %}\n## {{ y }}\n{% bibliography -q year={{ y }} %}{% endfor %}",
    ],
)
def test_bibliographies_are_one_list(call: str) -> None:
    found = resolved(call, {"years": [1911, 1898]})
    assert list(found.listings.values()) == ["publications"]
    assert found.text.strip() == ""


def test_words_beside_the_lists_of_a_loop_stay() -> None:
    body = "{% for y in page.years %}\nIn {{ y }}:\n\n{% bibliography %}\n\n{% endfor %}"
    found = resolved(body, {"years": [1911, 1898]})
    assert list(found.listings.values()) == ["publications"]
    assert found.text.split() == ["In", "1911:", "In", "1898:"]


def test_a_collection_is_listed_once_and_others_beside_it() -> None:
    loop = "{{% for x in site.{0} %}}{{% endfor %}}\n\n"
    body = "".join(loop.format(name) for name in ("talks", "news", "talks", "teaching"))
    assert lists(body) == [(0, "entries"), (2, "news"), (6, "entries")]


def test_a_list_in_a_line_of_text_stands_below_it() -> None:
    found = resolved("News: {% for x in site.news %}{% endfor %}\nEnd")
    assert found.text == "News: \n\n\n\nEnd"
    assert found.listings == {2: "news"}


def test_a_collection_without_a_list_of_its_own_is_told() -> None:
    body = "{% for x in site.pages %}{{ x.title }}{% endfor %}"
    assert lists(body) == []
    assert ["“pages”" in message for _line, message in told(body)] == [True]


def test_a_collection_that_the_site_declares_is_known() -> None:
    body = "{% for x in site.conference_talks %}{% endfor %}"
    assert lists(body, collections={"conference_talks": {"output": True}}) == [(0, "entries")]


def test_a_list_inside_a_comment_is_none() -> None:
    assert lists("<!-- {% for x in site.news %}{% endfor %} {% bibliography %} -->") == []
