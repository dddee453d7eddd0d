from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.headings import bare, is_page_title, is_time_only, promise_of


@pytest.mark.parametrize(
    ("heading", "promise"),
    [
        ("News", "news"),
        ("Recent News", "news"),
        ("# 🔥 News"[2:], "news"),
        (":fire: Latest news", "news"),
        ("What's new", "news"),
        ("What’s New?", "news"),
        ("新闻动态", "news"),
        ("お知らせ", "news"),
        ("Publication & Manuscripts", "publications"),
        ("Selected publications (full list in dblp)", "publications"),
        ("[Publications](/publications/)", "publications"),
        ("1. Publications", "publications"),
        ("**Conference & Journal Publications**", "publications"),
        ("発表論文"[2:], "publications"),
        ("Awards:", "award"),
        ("<span style='color:red'>Honors and Awards</span>", "award"),
        ("Employment History:", "position"),
        ("Miscellaneous Experience", "position"),
        ("Certification:", "certification"),
        ("Education", "education"),
        ("学歴", "education"),
        ("Research Interests", "interests"),
        ("Contact", "contact"),
        ("联系方式", "contact"),
        ("Invited talks", "talk"),
        ("Seminars of interest", None),
        ("Recent & upcoming talks", None),
        ("Upcoming events", None),
        ("Newspapers", None),
        ("", None),
    ],
)
def test_what_a_heading_promises(heading: str, promise: str | None) -> None:
    assert promise_of(heading) == promise


@pytest.mark.parametrize(
    "heading",
    ["Upcoming", "Past", "2023", "**2023**", "2020 and before", "2019–2021", "Since 1905"],
)
def test_a_heading_that_only_tells_the_time(heading: str) -> None:
    assert is_time_only(heading)


@pytest.mark.parametrize("heading", ["Archive", "2023 Conference", "News 2023", "20", ""])
def test_a_heading_that_tells_more_than_the_time(heading: str) -> None:
    assert not is_time_only(heading)


@pytest.mark.parametrize(
    "title",
    ["About me", "about", "Home", "关于我", "Обо мне", "自己紹介", "News", "团队"],
)
def test_a_title_of_a_page(title: str) -> None:
    assert is_page_title(title)


@pytest.mark.parametrize("title", ["Marie Curie", "湯川秀樹", "Hilda Home Smith"])
def test_a_title_that_is_a_name(title: str) -> None:
    assert not is_page_title(title)


def test_a_bare_heading() -> None:
    assert bare("**📝 Selected  *Publications*** (since 1898):") == "Selected Publications"


@given(st.text())
def test_any_heading_is_read(heading: str) -> None:
    promise_of(heading)
    is_time_only(heading)
    is_page_title(heading)
