"""Whole Jekyll sites: what is a page, whose theme it is, and what the home page lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.themes.jekyll.home_lists import HomeList, with_lists
from tests.faculty_site.ingest.themes.jekyll.site_folders import (
    page,
    page_named,
    rows_of,
    site,
)
from tests.sites.reader import page_of

AL_FOLIO = (
    "first_name: Emmy\nlast_name: Noether\nscholar: {}\ncollections: {news: {output: true}}\n"
)
NEWS = {"_news/1.md": page(date="1919-06-04", body="I may lecture under my own name.")}
WORKS = {"_bibliography/papers.bib": "@article{n18, title={Invariants}, year={1918}}\n"}


def test_a_partial_is_drawn_where_it_is_included_and_nowhere_else(tmp_path: Path) -> None:
    home, problems = site(
        tmp_path,
        {
            "_config.yml": "author: {name: Emmy Noether, employer: '', pubmed: ''}\n",
            "_pages/about.md": page(
                permalink="/",
                author_profile="true",
                body="{% include_relative includes/intro.md %}\n\n"
                "{%- include_relative includes/talks.md -%}",
            ),
            "_pages/includes/intro.md": "I work on invariants.\n",
            "_pages/includes/talks.md": page(body="# Lectures\n\nAt the mathematical society.\n"),
            "_pages/includes/unused.md": "Nobody includes this.\n",
            "_pages/empty.md": "---\n---\n",
            "_pages/rings.md": "---\n---\nIdeals in rings.\n",
        },
    )
    assert home.about.theme == "academicpages"
    assert "I work on invariants." in home.about.document.body
    assert "At the mathematical society." in home.about.document.body
    assert [page.document.name for page in home.pages] == ["_pages/rings.md"]
    (told,) = (p.message for p in problems if "no front matter" in p.message)
    assert "_pages/includes/unused.md" in told
    assert "intro.md" not in told
    assert "_pages/includes/intro.md" in dict(home.originals)


@pytest.mark.parametrize(
    ("theme", "config"),
    [
        ("al-folio", "scholar_userid: abc\nscholar: {last_name: Noether}\n"),
        ("al-folio", "github_username: noether\nnews_limit: 3\n"),
        ("al-folio", "first_name: Emmy\nlast_name: Noether\nannouncements: {enabled: true}\n"),
        ("academicpages", "author: {name: Emmy Noether, googlescholar: ''}\n"),
        ("academicpages", "author: {name: Emmy Noether, employer: '', impactstory: ''}\n"),
        ("minimal-mistakes", "minimal_mistakes_skin: air\nauthor: {name: Emmy Noether}\n"),
        ("plain", "title: Emmy Noether\ngithub_username: noether\n"),
        ("plain", "author: {name: Emmy Noether, email: ''}\n"),
    ],
)
def test_the_theme_is_told_by_its_configuration(tmp_path: Path, theme: str, config: str) -> None:
    home, _ = site(tmp_path, {"_config.yml": config, "index.md": page("Emmy Noether")})
    assert home.about.theme == theme


@pytest.mark.parametrize(
    ("theme", "keys"),
    [
        ("al-folio", {"layout": "about"}),
        ("academicpages", {"author_profile": "true"}),
        ("plain", {}),
    ],
)
def test_a_broken_configuration_leaves_a_readable_site(
    tmp_path: Path, theme: str, keys: dict[str, str]
) -> None:
    home, problems = site(
        tmp_path,
        {
            "_config.yml": 'title: "Emmy Noether\nauthor: [\n',
            "_pages/about.md": page("Emmy Noether", permalink="/", **keys),
            "_news/1919-06-04-lecture.md": page("Lectures", body="Under my own name."),
            "_sass/notes.md": page("Colours"),
        },
    )
    assert (home.about.theme, home.about.facts.name) == (theme, "Emmy Noether")
    assert [page.role for page in home.pages] == ["news"]
    (warning,) = (p for p in problems if str(p.path).endswith("_config.yml"))
    assert warning.level == "warning"
    assert warning.line is not None


@pytest.mark.parametrize(
    ("config", "keys", "headings"),
    [
        ("", {"news": "true", "selected_papers": "true"}, ["", "News", "Publications"]),
        ("", {"announcements": "{enabled: true, limit: 5}"}, ["", "News"]),
        ("", {"announcements": "{enabled: false}", "latest_posts": "true"}, ["", "Latest posts"]),
        ("", {"news": "true", "latest_posts": "true"}, ["", "News"]),
        ("announcements: {enabled: false}\n", {"news": "true"}, [""]),
        ("", {"news": "false", "selected_papers": "false"}, [""]),
        ("", {}, [""]),
    ],
)
def test_lists_that_the_layout_draws_on_the_home_page(
    tmp_path: Path, config: str, keys: dict[str, str], headings: list[str]
) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": AL_FOLIO + config,
            "_pages/about.md": page("about", layout="about", permalink="/", **keys),
            **NEWS,
            **WORKS,
        },
    )
    sections = rows_of(home, "profiles.section")
    assert [row.fields["heading"] for row in sections] == headings
    assert sections[0].fields["body"] == "Some words."


def test_a_list_of_nothing_is_left_out(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": AL_FOLIO,
            "_pages/about.md": page(
                "about", layout="about", permalink="/", news="true", selected_papers="true"
            ),
            **WORKS,
        },
    )
    assert list(home.about.listings.values()) == ["publications"]


def test_the_page_of_a_list_and_that_on_the_home_page_have_keys_of_their_own(
    tmp_path: Path,
) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": AL_FOLIO,
            "_pages/about.md": page("about", layout="about", permalink="/", news="true"),
            "_pages/news.md": page("news", "All of it:\n\n{% include news.liquid %}\n"),
            **NEWS,
        },
    )
    keys = [row.fields["key"] for row in rows_of(home, "profiles.section")]
    assert len(keys) == len(set(keys))
    assert "news" in keys


def test_lines_drawn_by_the_layout_are_told_as_the_last_of_the_page() -> None:
    drawn = with_lists(page_of("One\n\nTwo\n"), [HomeList("News", "news")])
    (line,) = drawn.listings
    assert line == drawn.document.body.count("\n")
    assert drawn.document.file_line(line) == drawn.document.file_line(2)


def test_a_body_that_would_swallow_the_lists_stays_as_it_is() -> None:
    written = page_of("Text\n\n<!-- open")
    assert with_lists(written, [HomeList("News", "news")]) is written


def test_a_list_in_the_text_is_not_drawn_again() -> None:
    first = with_lists(page_of("One\n"), [HomeList("News", "news")])
    assert with_lists(first, [HomeList("Latest posts", "news")]) is first


def test_the_start_page_of_a_blog_does_not_hide_the_words_about_the_person(
    tmp_path: Path,
) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": "title: Emmy Noether\n",
            "index.html": page("Home", "{% include home.html %}"),
            "index.md": page("About me", "I work on invariants."),
        },
    )
    assert home.about.document.name == "index.md"


def test_archives_of_the_theme_are_no_pages(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": "title: Emmy Noether\n",
            "index.md": page("Emmy Noether"),
            "_pages/tag-archive.html": page("Posts by tag"),
            "_pages/category-archive.html": page("Posts by category"),
            "rings.md": page("Rings"),
        },
    )
    assert page_named(home, "rings.md").role == "page"
    assert len(home.pages) == 1


@pytest.mark.parametrize(
    ("body", "headings"),
    [
        ("<!-- _pages/news.md -->\n<div>\n{% include news.liquid %}\n</div>", ["", "News"]),
        ("All that happened:\n\n{% include news.liquid %}", ["", "News", "All news"]),
    ],
)
def test_a_page_of_nothing_but_a_list_of_the_home_page_becomes_its_old_address(
    tmp_path: Path, body: str, headings: list[str]
) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": AL_FOLIO,
            "_pages/about.md": page("about", layout="about", permalink="/", news="true"),
            "_pages/news.md": page("All news", body, permalink="/all-news/"),
            **NEWS,
        },
    )
    found = [row.fields["heading"] for row in rows_of(home, "profiles.section")]
    assert found == headings
    paths = {row.fields["path"]: row.fields for row in rows_of(home, "profiles.legacyurl")}
    # The page about the person itself, or the section that has its text.
    assert ("section" in paths["/all-news/"]) == ("All news" in headings)
    assert "_pages/news.md" in dict(home.originals)


def test_a_page_of_html_is_no_code_however_far_it_is_indented(tmp_path: Path) -> None:
    body = (
        "<div>\n    <p>{{ site.motto | markdownify }}</p>\n\n    <ul>\n\n        <li>Ceres</li>\n"
        "    </ul>\n    <pre>\n      a  b\n    </pre>\n"
    )
    home, _ = site(
        tmp_path,
        {
            "_config.yml": 'title: Giuseppe Piazzi\nmotto: "A *star*\\n\\nor a comet"\n',
            "index.md": page("Giuseppe Piazzi"),
            "stars.html": page("Stars", body),
        },
    )
    found = page_named(home, "stars.html").document.body
    assert "<p>A <em>star</em></p>" in found
    assert "\n<ul>\n\n<li>Ceres</li>\n</ul>\n<pre>\n      a  b\n    </pre>" in found


def test_pages_of_nothing_but_their_layout_leave_their_addresses(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": AL_FOLIO,
            "_pages/about.md": page("about", layout="about", permalink="/"),
            "_pages/cv.md": page("cv", "", permalink="/cv/", redirect_from="[/resume, /vita/]"),
            "_pages/secret.md": page("s", "", permalink="/secret/", published="false"),
        },
    )
    assert {"/", "/cv/", "/resume", "/vita/"} <= set(home.about.old_urls)
    assert "/secret/" not in home.about.old_urls
