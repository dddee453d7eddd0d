from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.documents import Identity
from faculty_site.ingest.problems import Problems, SourceError
from profiles.ingest import identify
from tests.sites.reader import page_of


def owner(body: str, file_name: str = "about.md", **front_matter: object) -> tuple[str, str]:
    identity = identify(page_of(body, file_name, **front_matter), Problems())
    return identity.name, identity.native_name


PAPERS = (
    "# Publications\n\n- **Marie Curie**; Pierre Curie. Polonium. 1898\n"
    "- Pierre Curie, **Marie Curie**. Radium. 1898\n- **Marie Curie**. **Thesis**. 1903\n"
)


@pytest.mark.parametrize(
    "body",
    [
        "# Marie Curie\n\nWords.",
        '<div class="head">\n<h1>Marie Curie</h1>\n</div>\n',
        "Hello! My name is Marie Curie, and I study rays.",
        "Hi, I'm **Marie Curie** — a physicist.",
        "I am Prof. Marie Curie (Warsaw), born in 1867.",
        "**Marie Curie** is a professor of physics at the Sorbonne.",
        "Marie Curie was the first professor of physics here.",
        "Welcome to Marie Curie's web page!",
        "# Welcome to Prof. Marie Curie’s home page\n\nWords.",
        PAPERS,
    ],
)
def test_the_body_says_whose_page_it_is(body: str) -> None:
    assert owner(body, title="About me")[0] == "Marie Curie"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "# About me",
        "# Research\n\nMarie Curie",
        "## Marie Curie\n\nsecond level",
        "I am a physicist.",
        "Marie Curie is dead.",
        "Welcome to Marie's page!",
        "Welcome to Curie Laboratory's page!",
        "I am Marie",
        "The radium is a metal of the laboratory.",
        "# Publications\n\n- **Marie Curie**. A\n- **Lise Meitner**. B\n- **Irène Curie**. C\n",
        "# Talks\n\n- **Marie Curie**. A\n- **Marie Curie**. B\n",
    ],
)
def test_without_evidence_the_remedy_is_named(body: str) -> None:
    with pytest.raises(SourceError, match="--profile"):
        owner(body, title="About")


def test_a_name_in_its_own_script_beside_the_name() -> None:
    assert owner("My name is Hideki Yukawa (湯川秀樹), and I") == ("Hideki Yukawa", "湯川秀樹")
    assert owner("", title="<b>Hideki Yukawa (湯川秀樹)</b>") == ("Hideki Yukawa", "湯川秀樹")
    assert owner("# 湯川秀樹\n") == ("湯川秀樹", "")


def test_the_title_goes_before_the_body() -> None:
    assert owner("# Pierre Curie\n", title="Marie Curie")[0] == "Marie Curie"


@pytest.mark.parametrize(("file_name", "warnings"), [("marie-curie.md", 0), ("lise-meitner.md", 1)])
def test_the_file_name_confirms_or_contradicts_the_papers(file_name: str, warnings: int) -> None:
    problems = Problems()
    identity = identify(page_of(PAPERS, file_name, title="About me"), problems)
    assert identity == Identity("Marie Curie", "", "marie-curie")
    assert [p.level for p in problems] == ["warning"] * warnings


def test_a_file_name_alone_is_a_warning() -> None:
    problems = Problems()
    assert identify(page_of("Rays.", "marie-curie.md"), problems).name == "Marie Curie"
    assert [p.level for p in problems] == ["warning"]


def test_a_given_slug_stands_in_for_evidence_and_is_kept() -> None:
    assert identify(page_of("Rays."), Problems(), "marie-curie") == Identity(
        "Marie Curie", "", "marie-curie"
    )
    given_slug = identify(page_of("", title="Lise Meitner"), Problems(), "lise")
    assert given_slug == Identity("Lise Meitner", "", "lise")


@given(st.text(), st.text(max_size=30))
def test_any_page_has_an_owner_when_a_slug_is_given(body: str, title: str) -> None:
    identity = identify(page_of(body, title=title), Problems(), "marie-curie")
    assert identity.name
    assert identity.slug == "marie-curie"


def test_the_native_name_in_brackets_behind_the_stated_one() -> None:
    page = page_of("My name is Hideki Yukawa (湯川秀樹).\n", title="Hideki Yukawa")
    assert identify(page, Problems()).native_name == "湯川秀樹"
    page = page_of("I am Hideki Yukawa (born in Tokyo).\n", title="Hideki Yukawa")
    assert identify(page, Problems()).native_name == ""
