"""Pages in languages that are not read."""

from __future__ import annotations

from pathlib import Path

from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.themes.unread import tell_of_unread


def told(root: Path, folder: str, *names: str) -> list[str]:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    problems = Problems()
    tell_of_unread(SiteFiles(root, problems), folder, problems)
    return [problem.message for problem in problems]


def test_they_are_told_once(tmp_path: Path) -> None:
    names = ("content/post/comet.Rmd", "content/post/moon.org", "content/talk/index.ipynb")
    (message,) = told(tmp_path, "content", *names)
    assert message.startswith("3 files are in a language that is not read (.Rmd, .org, .ipynb;")


def test_what_was_made_of_them_came_in(tmp_path: Path) -> None:
    beside = ("content/post/comet.Rmd", "content/post/comet.html")
    apart = ("content/_source/moon.Rmd", "content/post/moon.md")
    assert not told(tmp_path, "content", *beside, *apart)


def test_two_pages_called_index_are_two(tmp_path: Path) -> None:
    (message,) = told(tmp_path, "content", "content/a/index.Rmd", "content/b/index.md")
    assert message.startswith("One file is")


def test_files_of_a_repository_and_notebooks_beside_jekyll_are_no_pages(tmp_path: Path) -> None:
    assert not told(tmp_path, "", "README.org", "generator/talks.ipynb")
