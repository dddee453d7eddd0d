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


def titles(pages: list[Page]) -> list[str]:
    return [page.item.title or page.item.summary for page in pages if page.item]


def test_rows_are_found_in_a_folder_in_tables_under_keys_and_as_bare_lines(tmp_path: Path) -> None:
    files = {
        "_data/papers/1934.yml": "- {title: Artificial radioactivity}\n",
        "_data/papers/1935.yml": "title: Slow neutrons\nauthors: Enrico Fermi\n",
        "_data/talks.csv": "title,year\nOn neutrons,1936\n,\n",
        "_data/awards.yml": "1938: Nobel Prize\n1926: [Matteucci Medal]\n",
        "_data/courses.yml": "rome: [{class: Physics}]\nchicago: [{class: Nuclear physics}]\n",
    }
    assert titles(read(tmp_path, Problems(), **files)) == [
        "Nobel Prize", "Matteucci Medal", "Physics", "Nuclear physics",
        "Artificial radioactivity", "Slow neutrons", "On neutrons",
    ]  # fmt: skip


def test_a_line_of_news_begins_with_its_date(tmp_path: Path) -> None:
    lines = "- '**10 December 1938:** Stockholm'\n- A visit of 1930\n"
    first, second = read(tmp_path, Problems(), **{"_data/news.yml": lines})
    assert first.item is not None
    assert second.item is not None
    assert (str(first.item.date), first.item.summary) == ("1938-12-10", "Stockholm")
    assert (second.item.date, second.item.summary) == (None, "A visit of 1930")


@pytest.mark.parametrize(
    ("venue", "year"),
    [
        ("Physical Review, 1934", "1934"),
        ("Reports 1934 and 1935", "None"),
        ("arXiv:1934.1", "None"),
    ],
)
def test_the_year_of_a_work_may_stand_in_its_venue(tmp_path: Path, venue: str, year: str) -> None:
    data = {"_data/papers.yml": f"- {{title: Neutrons, venue: '{venue}'}}\n"}
    (page,) = read(tmp_path, Problems(), **data)
    assert page.item is not None
    assert str(page.item.date) == year


def test_what_a_page_of_loops_left_out_is_kept_hidden(tmp_path: Path) -> None:
    late = "{% if a.year > 1930 %}- {{ a.title }}\n{% endif %}"
    loop = f"{{% for a in site.data.awards %}}{late}{{% endfor %}}"
    files = {
        "_data/awards.yml": (
            "- {title: Nobel Prize, year: 1938}\n- {title: Hughes Medal, year: 1942}\n"
            "- {title: Matteucci Medal, year: 1926}\n"
        ),
        "awards.md": f"---\ntitle: Awards\n---\n{loop}",
    }
    (page,) = read(tmp_path, Problems(), **files)
    assert (titles([page]), page.hidden) == (["Matteucci Medal"], True)


def test_what_a_page_draws_in_an_unknown_way_is_read(tmp_path: Path) -> None:
    files = {
        "_data/awards.yml": "- {title: Nobel Prize}\n- {title: Hughes Medal}\n",
        "awards.md": "---\ntitle: Awards\n---\n{% include own.html rows=site.data.awards %}",
    }
    pages = read(tmp_path, Problems(), **files)
    assert titles(pages) == ["Nobel Prize", "Hughes Medal"]
    assert not any(page.hidden for page in pages)


def test_data_that_nothing_shows_are_told_in_one_line(tmp_path: Path) -> None:
    files = {
        "_data/piles.yml": "- {title: Chicago Pile 1}\n",
        "_data/navigation.yml": "main: [{title: Home, url: /}]\n",
        "_data/drawn.yml": "- {title: Drawn on a page}\n",
        "drawn.md": "---\ntitle: D\n---\n{% for x in site.data.drawn %}- {{ x.title }}{% endfor %}",
    }
    problems = Problems()
    assert read(tmp_path, problems, **files) == []
    told = [p.message for p in problems if "data files" in p.message]
    assert len(told) == 1
    assert told[0].endswith(
        "not read: _data/piles.yml. What the site showed of them belongs on a page."
    )


def test_the_curriculum_vitae_of_the_sites_own_language_is_read(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Enrico Fermi\nlanguages: [it, en]\n",
        "_data/it/cv.yml": "- {title: Premi, contents: [Premio Nobel]}\n",
        "_data/en/cv.yml": "- {title: Awards, contents: [Nobel Prize]}\n",
    }
    assert titles(read(tmp_path, Problems(), **files)) == ["Premio Nobel"]


@pytest.mark.parametrize(
    ("authors", "found"),
    [
        ("Fermi, Enrico|Segrè*, Emilio", ["Fermi, Enrico", "Segrè*, Emilio"]),
        ("Fermi, Enrico and Segrè, Emilio", ["Fermi, Enrico", "Segrè, Emilio"]),
        ("Fermi, Enrico", ["Fermi, Enrico"]),
        ("Enrico Fermi, Emilio Segrè, and Franco Rasetti", 3),
        ("Enrico Fermi and Emilio Segrè", 2),
    ],
)
def test_authors_of_a_table_in_capitals(
    tmp_path: Path, authors: str, found: list[str] | int
) -> None:
    table = f'"TITLE","AUTHOR","heading"\n"Slow neutrons","{authors}",Papers\n'
    (page,) = read(tmp_path, Problems(), **{"_data/papers.csv": table})
    assert page.item is not None
    names = list(page.item.authors)
    assert names == found if isinstance(found, list) else len(names) == found
