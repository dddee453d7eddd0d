from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.front_matter import FrontMatter, normalise_newlines, split
from faculty_site.ingest.front_matter.fences import MAX_LENGTH
from faculty_site.ingest.problems import SourceError

PAGE = "---\ntitle: Marie Curie\nborn: 1867-11-07\n---\n\n# Work\n\nRadium.\n"


def test_front_matter_and_body_are_parted() -> None:
    parts = split(PAGE)

    assert parts == FrontMatter(
        data={"title": "Marie Curie", "born": date(1867, 11, 7)},
        body="\n# Work\n\nRadium.\n",
        body_line=5,
        key_lines={"title": 2, "born": 3},
    )


@pytest.mark.parametrize(
    "text",
    [
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("\n", "\r"),
        "\ufeff" + PAGE,
        PAGE.replace("---\n", "---  \t\n"),
        PAGE.replace("---\n\n", "...\n\n"),
        PAGE.replace("Radium.\n", "Radium.\n").replace("---", "+++")
        .replace("title: Marie Curie", 'title = "Marie Curie"')
        .replace("born: ", "born = "),
    ],
    ids=["crlf", "cr", "bom", "blanks", "dots", "toml"],
)  # fmt: skip
def test_spellings_of_the_same_page(text: str) -> None:
    assert split(text) == split(PAGE)


def test_blank_lines_before_the_first_fence_count_as_lines() -> None:
    parts = split("\n  \n" + PAGE)

    assert parts.data["title"] == "Marie Curie"
    assert (parts.body_line, parts.key_lines["title"]) == (7, 4)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Marie Curie\n\nRadium.\n",
        "----\ntitle: x\n----\n",
        " ---\ntitle: x\n---\n",
        "Text first\n---\ntitle: x\n---\n",
        "<!-- a remark -->\n---\ntitle: x\n---\n",
        "<!-- ---\na remark -->\nText\n",
        "<!--\n---\nRules round a remark\n---\n-->\nText\n",
        "--- # rule\n",
    ],
)
def test_a_text_without_front_matter_is_all_body(text: str) -> None:
    assert split(text) == FrontMatter({}, text, 1)


@pytest.mark.parametrize("text", ["---\n---\n", "---\n---", "---\n# none\n---\n", "+++\n+++\n"])
def test_front_matter_may_be_empty(text: str) -> None:
    parts = split(text)

    assert (parts.data, parts.body) == ({}, "")
    assert parts.body_line == text.count("\n") + (1 if text.endswith("\n") else 2)


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_that_is_never_closed(fence: str) -> None:
    with pytest.raises(SourceError) as caught:
        split(f"\n{fence}\ntitle\n\n# Work\n", "curie.md")

    assert caught.value.path == "curie.md"
    assert caught.value.line == 2
    assert f"Put a line with {fence} alone after its last key" in caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        "<!-- ---\ntitle: Old page\n--- -->\nText\n",
        "<!--\n---\ntitle: Old page\n---\n-->\nText\n",
        "<!-- +++\ntitle = 'Old page'\n+++ -->\nText\n",
    ],
)
def test_front_matter_in_a_comment_disables_the_page(text: str) -> None:
    parts = split(text)

    assert parts.disabled
    assert parts.data == {"title": "Old page"}
    assert parts.body == "Text\n"
    assert text.split("\n")[parts.body_line - 1] == "Text"


def test_a_whole_page_in_a_comment_is_disabled_and_loses_nothing() -> None:
    parts = split("<!--\n---\ntitle: Old page\n---\nText\n-->\n")

    assert parts.disabled
    assert (parts.body, parts.body_line) == ("Text\n-->\n", 5)


def test_broken_front_matter_in_a_comment_is_an_error_and_not_a_public_page() -> None:
    with pytest.raises(SourceError, match="colon followed by a space"):
        split("<!-- ---\ntitle: Old: page\n--- -->\nText\n")


def test_front_matter_beyond_the_limit_is_refused() -> None:
    with pytest.raises(SourceError) as caught:
        split(f"---\ntitle: {'x' * MAX_LENGTH}\n---\n")

    assert caught.value.line == 1
    assert "at most 256,000 are read" in caught.value.message
    assert "Move the text below the closing ---" in caught.value.message


FENCED = st.builds(
    "{0}\n{1}\n{0}\n{2}".format,
    st.sampled_from(["---", "+++"]),
    st.text(alphabet="ab:-=?|>!&*<{}[]\"'#%@`.,~01 \t\n\\\x07\u2028\ufeff", max_size=60),
    st.text(max_size=20),
)


@given(st.one_of(st.text(), FENCED))
def test_any_text_is_parted_or_refused_with_a_line_of_it(text: str) -> None:
    lines = normalise_newlines(text).split("\n")
    outcome: FrontMatter | SourceError
    try:
        outcome = split(text)
    except SourceError as error:
        outcome = error
    if isinstance(outcome, SourceError):
        assert outcome.line in range(1, len(lines) + 1)
        assert outcome.message.endswith(".")
    else:
        assert "\n".join(lines[outcome.body_line - 1 :]) == outcome.body
        assert set(outcome.key_lines) == set(outcome.data)
        assert all(1 < line < outcome.body_line for line in outcome.key_lines.values())
