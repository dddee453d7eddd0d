"""Links among pages count from where their page was; each leads to the other page here."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.options import Options
from faculty_site.ingest.pipeline import Pipeline
from faculty_site.ingest.report import SourceReport
from profiles.ingest import finish, identify
from profiles.ingest.old_site import with_scheme
from tests.sites.reader import EXTRACTORS

ABOUT = """---
title: About
permalink: /
---
I am Max Born, a physicist in Göttingen.

{}
"""


def imported(folder: Path, lines: str, **pages: str) -> tuple[SourceReport, str]:
    """The report on a site with these posts and pages, and the fixture."""
    site = folder / "site"
    files = {
        "_config.yml": "title: Max Born\nname: Max Born\npermalink: /blog/:year/:title/\n",
        "index.md": ABOUT.format(lines),
        "_posts/1926-07-10-matrices.md": "---\ntitle: Matrices\n---\nThe first paper.\n",
        **pages,
    }
    for name, text in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    options = Options(fixtures=folder / "fixtures", load=False)
    pipeline = Pipeline(identify, EXTRACTORS, lambda slugs: 0, options, finish=finish)
    (report,) = pipeline.run([site]).sources
    written = folder / "fixtures" / f"{report.profile}.json"
    return report, written.read_text(encoding="utf-8")


def post(body: str) -> str:
    return f"---\ntitle: Waves\n---\n{body}\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[m](../matrices/)", "[m](/blog/1926/matrices/)"),
        ("[m](../Matrices/#rows)", "[m](/blog/1926/matrices/#rows)"),
        ("[m](../../1926/matrices)", "[m](/blog/1926/matrices/)"),
        ("[m](1926-07-10-matrices.md)", "[m](/blog/1926/matrices/)"),
        ("<a href='../matrices/'>m</a>", "<a href='/blog/1926/matrices/'>m</a>"),
        ("[m](/blog/1926/matrices/)", "[m](/blog/1926/matrices/)"),
    ],
)
def test_a_post_names_another(tmp_path: Path, written: str, expected: str) -> None:
    body = post(written)
    report, fixture = imported(tmp_path, "", **{"_posts/1926-12-02-waves.md": body})
    assert expected in fixture
    assert [problem.message for problem in report.problems if "lead" in problem.message] == []


def test_a_page_that_stays_behind_is_told(tmp_path: Path) -> None:
    body = post("[a](/_drafts/no.md) and [b](../nothing/)")
    drawing = {"slides/waves.html": "<p>Waves</p>\n", "_posts/1926-12-02-waves.md": body}
    report, fixture = imported(tmp_path, "[Slides](slides/waves.html)", **drawing)
    told = [p.message for p in report.problems if "leads to no page" in p.message]
    assert len(told) == 1
    assert "“slides/waves.html”" in told[0]
    assert "[b](../nothing/)" in fixture


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("www.nobelprize.org/born", "https://www.nobelprize.org/born"),
        ("doi.org/10.1007/BF01397477", "https://doi.org/10.1007/BF01397477"),
        ("physik.uni-goettingen.de", ""),
        ("www.uni-goettingen.de", "https://www.uni-goettingen.de"),
        ("theory.phys.ac.uk/~born", "https://theory.phys.ac.uk/~born"),
        ("born@uni-goettingen.de", "mailto:born@uni-goettingen.de"),
        ("files/born.org", ""),
        ("notes.md", ""),
        ("paper.ps", ""),
        ("com", ""),
        ("a" * 50_000, ""),
        ("a." * 50_000, ""),
        ("-@" * 50_000, ""),
    ],
)
def test_a_host_without_a_scheme_is_known(url: str, whole: str) -> None:
    assert with_scheme(url) == whole


def test_an_address_without_a_scheme_gets_one(tmp_path: Path) -> None:
    lines = "[Nobel](www.nobelprize.org/born#life), [post](born@uni.example), [own](doi.org)"
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "doi.org").mkdir()
    report, fixture = imported(tmp_path, lines)
    assert "[Nobel](https://www.nobelprize.org/born#life)" in fixture
    assert "[post](mailto:born@uni.example)" in fixture
    assert [p.message for p in report.problems if "lead" in p.message] == []
