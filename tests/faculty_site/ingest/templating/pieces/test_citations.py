"""Citations in a text: by author and year where the site's bibliography knows the work."""

from pathlib import Path

import pytest

from faculty_site.ingest.templating.pieces.citations import cited, find_work, reference
from tests.faculty_site.ingest.templating.pages import context, reads

CURIE = (
    "@book{curie, author={Curie, Marie}, title={Radio*actives*}, publisher={Gauthier}, year=1903}"
)
MEITNER = "@misc{meitner, author={Meitner, Lise and Frisch, Otto}, title={T}, year=1939}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "_bibliography").mkdir()
    (tmp_path / "_bibliography" / "papers.bib").write_text(f"{CURIE}\n{MEITNER}\n")
    return tmp_path


def test_works_are_cited_by_author_and_year(root: Path) -> None:
    page = context(root)
    assert cited(["curie"], 7, page) == "(Curie 1903)"
    assert cited(["curie", "meitner"], 7, page, locator="p. 2") == (
        "(Curie 1903; Meitner & Frisch 1939, p. 2)"
    )
    assert list(page.problems) == []
    assert cited([], 7, page) is None


def test_an_unknown_work_is_cited_by_its_key_and_reported(root: Path) -> None:
    page = context(root)
    assert reads(cited(["curie", "a*b*"], 7, page) or "") == "<p>(Curie 1903; a*b*)</p>"
    assert reads(cited(["<script>"], 8, page) or "") == "<p>[&lt;script&gt;]</p>"
    assert [(problem.level, problem.line) for problem in page.problems] == [
        ("info", 7),
        ("info", 8),
    ]


def test_a_reference_tells_the_work_in_full(root: Path) -> None:
    page = context(root)
    assert reads(reference("curie", 7, page)) == (
        "<p>Marie Curie (1903). Radio*actives*. <em>Gauthier</em>.</p>"
    )
    assert reference("none", 7, page) == r"\[none\]"
    assert [problem.line for problem in page.problems] == [7]


def test_the_bibliography_of_the_page_comes_first(root: Path) -> None:
    (root / "assets" / "bibliography").mkdir(parents=True)
    (root / "assets" / "bibliography" / "post.bib").write_text("@misc{curie, title={Its own}}")
    named = context(root, {"bibliography": "post.bib"})
    assert getattr(find_work("curie", named), "title", "") == "Its own"


def test_the_configuration_may_name_another_folder(root: Path) -> None:
    (root / "bib").mkdir()
    (root / "bib" / "own.bib").write_text("@misc{lovelace, title={Notes}}")
    assert find_work("lovelace", context(root)) is None
    assert find_work("lovelace", context(root, config={"scholar": {"source": "/bib/"}}))


def test_no_file_outside_of_the_site_is_read(root: Path) -> None:
    site = root / "site"
    (site / "_bibliography").mkdir(parents=True)
    (site / "_bibliography" / "out.bib").symlink_to(root / "_bibliography" / "papers.bib")
    outside = {"scholar": {"source": "../_bibliography"}}
    page = context(site, {"bibliography": "../../_bibliography/papers.bib"}, config=outside)
    assert find_work("curie", page) is None
