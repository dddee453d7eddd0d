"""Data files of a site that tell of works, news and lines of a curriculum vitae."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.documents import Page
from faculty_site.ingest.homepages import Homepage
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.themes.sites import read_site


def read(folder: Path, problems: Problems, **files: str) -> list[Page]:
    """The pages of a site with these data files."""
    site = {"_config.yml": "title: Enrico Fermi\n", "index.md": "---\ntitle: Home\n---\nHello\n"}
    for name, text in {**site, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    homepages = read_site(folder, problems)
    assert homepages is not None
    (homepage,) = homepages
    assert isinstance(homepage, Homepage)
    return [page for page in homepage.pages if page.part]


def test_works_nested_under_years_with_authors_by_key(tmp_path: Path) -> None:
    papers = """
- year: 1934
  papers:
    - title: Artificial radioactivity
      authors: [fermi, Emilio Segrè]
    - title: Neutrons
      authors: Enrico Fermi and Franco Rasetti
"""
    files = {"_data/papers.yml": papers, "_data/authors.yml": "fermi: {name: Enrico Fermi}\n"}
    first, second = read(tmp_path, Problems(), **files)
    assert first.item is not None
    assert second.item is not None
    assert (first.role, first.line, first.part) == ("work", 4, "1")
    assert first.item.authors == ("Enrico Fermi", "Emilio Segrè")
    assert second.item.authors == ("Enrico Fermi", "Franco Rasetti")
    assert str(second.item.date) == "1934"


def test_what_a_page_draws_itself_is_read_there(tmp_path: Path) -> None:
    files = {
        "_data/news.yml": "- {date: 1938-12-10, text: Stockholm}\n",
        "news.md": "---\ntitle: News\n---\n{% for n in site.data.news %}- {{ n.text }}{% endfor %}",
    }
    assert read(tmp_path, Problems(), **files) == []


def test_the_example_is_skipped_and_the_next_form_read(tmp_path: Path) -> None:
    files = {
        "assets/json/resume.json": '{"basics": {"name": "Albert Einstein"}, "work": []}',
        "_data/cv.yml": "- title: Awards\n  contents: [Nobel Prize]\n",
    }
    problems = Problems()
    (page,) = read(tmp_path, problems, **files)
    assert page.document.name == "_data/cv.yml"
    assert any("sample" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("assets/json/resume.json", "---\nno: json\n"),
        ("_data/cv.yml", "- 3\n- {title: Nothing}\n"),
        ("_data/talks.yml", "- 3\n"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, text: str) -> None:
    problems = Problems()
    assert read(tmp_path, problems, **{name: text}) == []
    assert any(str(problem.path).endswith(name) for problem in problems)
