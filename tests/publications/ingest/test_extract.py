"""From a page's lists to rows."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from faculty_site.lib.markdown import plain_text
from tests.publications.ingest.pages import AUTHORSHIP, authors, extraction, page_of, works
from tests.publications.ingest.samples import SAMPLES

NOTES = "- **Notes on the Engine**, Ada Lovelace, Charles Babbage. *Scientific Memoirs*, 1843\n"
TREATISE = "- “A treatise on machinery”, Charles Babbage, *Economy*\n"


def test_rows_of_a_work(tmp_path: Path) -> None:
    into = extraction(tmp_path, f"# Publications\n\n{NOTES}")
    (work,) = works(into)
    assert work.key == ("notes-on-the-engine-1843",)
    assert work.origin.startswith("work:")
    assert work.origin.endswith(":0")
    assert work.order is None
    assert work.line == 6
    assert work.text == plain_text(NOTES, "kramdown").casefold()
    assert [(p.span, p.place) for p in work.placements] == [((2, 3), "record")]
    assert work.fields["visibility"] == "public"
    lovelace, babbage = into.rows_of(AUTHORSHIP)
    assert lovelace.fields["profile"] is None
    assert lovelace.fields["section"] is None
    assert lovelace.order is None
    assert babbage.key == ("notes-on-the-engine-1843", 2)
    assert babbage.part_of == work.origin
    assert babbage.origin == f"{work.origin}/author:2"
    assert babbage.fields["profile"] == ["the-owner"]
    assert babbage.fields["section"] == ["the-owner", "publications"]
    assert babbage.order == 0
    assert list(into.problems) == []


def test_year_headings_belong_to_the_list_above(tmp_path: Path) -> None:
    body = f"# Publications\n\n## 1832\n\n{TREATISE}\n## 1820 and before\n\n{TREATISE}"
    first, second = works(extraction(tmp_path, body))
    assert (first.fields["year"], second.fields["year"]) == (1832, None)
    into = extraction(tmp_path, body)
    own = [row.fields["section"] for row in into.rows_of(AUTHORSHIP)]
    assert own == [["the-owner", "publications"]] * 2


def test_headings_of_a_kind_are_sections_of_their_own(tmp_path: Path) -> None:
    body = f"# Publications\n\n## Under review\n\n{TREATISE}\n## Journal articles\n\n{NOTES}"
    into = extraction(tmp_path, body)
    first, second = works(into)
    assert first.fields["status"] == "under_review"
    assert second.fields["status"] == "published"
    assert second.fields["type"] == "article-journal"
    own = [r.fields["section"] for r in into.rows_of(AUTHORSHIP) if r.fields["profile"]]
    assert own == [["the-owner", "under-review"], ["the-owner", "journal-articles"]]


def test_a_line_with_a_year_goes_with_the_work_below(tmp_path: Path) -> None:
    into = extraction(tmp_path, f"# Publications\n\n**1832**\n\n{TREATISE}")
    (work,) = works(into)
    assert work.fields["year"] == 1832
    assert into.claimed() == {2, 4}


def test_comments_hold_hidden_works(tmp_path: Path) -> None:
    into = extraction(tmp_path, f"# Publications\n\n{NOTES}\n<!--\n{TREATISE}-->\n")
    shown, hidden = works(into)
    assert shown.fields["visibility"] == "public"
    assert hidden.fields["visibility"] == "hidden"
    assert {p.place for p in hidden.placements} == {"hidden"}
    assert into.claimed() == {2, 4, 5, 6}


def test_a_work_listed_twice_is_one_selected_work(tmp_path: Path) -> None:
    body = f"# Selected publications\n\n{NOTES}\n# Publications\n\n{NOTES}{TREATISE}"
    into = extraction(tmp_path, body)
    assert len(works(into)) == 2
    own = [r for r in into.rows_of(AUTHORSHIP) if r.fields["profile"]]
    assert [r.fields["selected"] for r in own] == [True, False]
    assert own[0].fields["section"] == ["the-owner", "publications"]
    assert into.claimed() == {2, 6, 7}


def test_other_headings_are_left_alone(tmp_path: Path) -> None:
    into = extraction(tmp_path, f"# Teaching\n\n{NOTES}\n# Publications\n\n## Talks\n\n{NOTES}")
    assert into.rows == []


def test_a_list_that_stays_text_is_a_warning(tmp_path: Path) -> None:
    body = "# Publications\n\n- Marie Curie, “On polonium”, Comptes rendus, 1898\n- A thing\n"
    into = extraction(tmp_path, body)
    assert into.rows == []
    (problem,) = into.problems
    assert (problem.level, problem.line) == ("warning", 6)
    assert "2 entries" in problem.message
    assert "none of its authors is surely Charles Babbage" in problem.message


def test_running_text_is_no_warning(tmp_path: Path) -> None:
    body = f"# Publications\n\nFor a full list see [DBLP](https://dblp.org).\n\n{NOTES}"
    into = extraction(tmp_path, body)
    assert list(into.problems) == []
    assert into.claimed() == {4}


def test_an_implied_owner_is_reported(tmp_path: Path) -> None:
    into = extraction(tmp_path, "# Papers\n\n- [Passages from a Life](https://x.org), 1864\n")
    (work,) = works(into)
    assert authors(into, work) == ["→Charles Babbage"]
    (problem,) = into.problems
    assert problem.level == "info"
    assert "does not name Charles Babbage" in problem.message


def test_equal_titles_get_slugs_and_origins_of_their_own(tmp_path: Path) -> None:
    other = NOTES.replace("Ada Lovelace, ", "")
    into = extraction(tmp_path, f"# Publications\n\n{NOTES}{other}")
    assert [w.key[0] for w in works(into)] == [
        "notes-on-the-engine-1843",
        "notes-on-the-engine-1843-2",
    ]
    assert len({row.origin for row in into.rows}) == len(into.rows)


BITS = r"""# Publications~## 2020~## Under review~- ~1. ~> ~| a | b |~|--|--|~<!--~-->~**~*~“~"~[
~](x)~(2020~et al.~, ~;~Charles Babbage~<br>~<div>~</div>~<p>~```~$x$~arXiv:~10.1000/x~\\
~under review~[J]~&nbsp;~…~1–10~2024~{% raw %}~<a href="x">"""
PIECES = st.sampled_from([*(s.markdown for s in SAMPLES), "\n", "\n\n", "\t", *BITS.split("~")])


@settings(max_examples=150)
@given(
    st.lists(
        PIECES
        | st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=12),
        max_size=14,
    )
)
def test_any_markdown_is_read_without_error_and_placed_once(pieces: list[str]) -> None:
    body = "# Publications\n\n" + "".join(pieces)
    with tempfile.TemporaryDirectory() as folder:
        into = extraction(Path(folder), body)
        lines = [n for row in into.rows for p in row.placements for n in range(*p.span)]
        assert len(lines) == len(set(lines))
        keys = [(row.model, row.key) for row in into.rows]
        assert len(keys) == len(set(keys))
        last = len(page_of(Path(folder), body).outline.lines)
        assert all(0 <= n < last for n in lines)
