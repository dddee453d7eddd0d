"""Names under which somebody publishes, other than the one on their page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faculty_site.ingest.themes.jekyll.site_folders import page, rows_of, site

CONFIG = """
first_name: Bill
last_name: Bragg
scholar: {{{names}}}
announcements: {{enabled: true}}
"""
TITLES = ("The diffraction of short waves", "The structure of crystals", "On soap bubbles")


def bibliography(*authors: str) -> str:
    entries = zip(TITLES, authors, strict=True)
    return "\n".join(
        f"@article{{k{number}, title={{{title}}}, author={{{by}}}, year=1913}}"
        for number, (title, by) in enumerate(entries)
    )


def works(root: Path, authors: tuple[str, str, str], names: str = "") -> list[str]:
    files = {
        "_config.yml": CONFIG.format(names=names),
        "_pages/about.md": page("about", permalink="/", layout="about"),
        "_bibliography/papers.bib": bibliography(*authors),
    }
    home, _problems = site(root, files)
    assert home.about.facts.name == "Bill Bragg"
    return sorted(str(row.fields["title"]) for row in rows_of(home, "publications.publication"))


WILLIAM = "Bragg, William Lawrence"


def test_the_name_on_most_works_is_theirs(tmp_path: Path) -> None:
    assert works(tmp_path, (WILLIAM, f"Laue, Max and {WILLIAM}", WILLIAM)) == sorted(TITLES)


@pytest.mark.parametrize(
    "authors",
    [
        (WILLIAM, WILLIAM, "Bragg, Bill"),
        ("Bragg, William Henry", WILLIAM, "Laue, Max"),
        ("Laue, Max", "Laue, Max", "Laue, Max"),
    ],
)
def test_a_name_on_few_works_is_somebody_elses(
    tmp_path: Path, authors: tuple[str, str, str]
) -> None:
    assert len(works(tmp_path, authors)) == authors.count("Bragg, Bill")


def test_the_name_that_the_site_sets_apart_is_theirs(tmp_path: Path) -> None:
    authors = (WILLIAM, "Laue, Max", "Bragg, Bill")
    stated = "first_name: [William, W. L.], last_name: [Bragg]"
    assert len(works(tmp_path / "stated", authors, stated)) == 2
    assert len(works(tmp_path / "silent", authors)) == 1
