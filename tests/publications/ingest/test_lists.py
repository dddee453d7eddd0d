"""Lists in HTML, boxes, and pages of their own: where on a page the works stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from faculty_site.ingest.documents import Extraction
from faculty_site.ingest.problems import Problems
from publications.ingest import extract
from tests.publications.ingest.pages import AUTHORSHIP, authors, extraction, page_of, works

TREATISE = "“On the economy of machinery”, Charles Babbage, *Charles Knight*, 1832"
NOTES = "“Notes on the Engine”, Ada Lovelace, Charles Babbage. *Scientific Memoirs*, 1843"
OTHERS = "Marie Curie, Pierre Curie. “On polonium”, *Comptes rendus*, 1898"
SHORTENED = "“A sketch of the engine”, Luigi Menabrea et al., *Bibliothèque universelle*, 1842"
BOX = """<div class="box"><img src="engine.png">
<div class="text" markdown="1">

{}

</div>
</div>
"""


def titles(into: Extraction) -> list[str]:
    return [work.fields["title"] for work in works(into)]


def test_a_box_is_one_work_with_its_picture_and_points(tmp_path: Path) -> None:
    box = BOX.format(f"{NOTES}\n\n- The first programme\n- In seven parts")
    into = extraction(tmp_path, f"# Publications\n\n{box}")
    (work,) = works(into)
    assert work.fields["note"] == "The first programme; In seven parts"
    assert {"kind": "image", "url": "engine.png", "label": ""} in work.fields["links"]
    assert into.claimed() == set(range(2, 12))


def test_a_box_of_several_works_is_no_work(tmp_path: Path) -> None:
    box = BOX.format(f"My papers:\n\n- {NOTES}\n- {TREATISE}")
    into = extraction(tmp_path, f"# Publications\n\n{box}")
    assert titles(into) == ["Notes on the Engine", "On the economy of machinery"]
    box = BOX.format(f"{NOTES}\n\n{TREATISE}")
    into = extraction(tmp_path, f"# Publications\n\n{box}")
    assert titles(into) == ["Notes on the Engine", "On the economy of machinery"]


def test_an_element_that_is_never_closed_holds_nothing(tmp_path: Path) -> None:
    into = extraction(tmp_path, f"# Publications\n\n<div>\n\n{NOTES}\n\n{TREATISE}\n")
    assert titles(into) == ["Notes on the Engine", "On the economy of machinery"]


def test_paragraphs_of_html_are_a_list_when_there_are_some(tmp_path: Path) -> None:
    alone = "<p><b>Passages from a life</b><br><i>Longman, 1864</i></p>\n\n"
    assert works(extraction(tmp_path, f"# Publications\n\n{alone}")) == []
    others = "".join(alone.replace("life", word) for word in ("life", "letter", "lecture"))
    into = extraction(tmp_path, f"# Publications\n\n{others}")
    assert titles(into) == ["Passages from a life", "Passages from a letter",
                            "Passages from a lecture"]  # fmt: skip


def test_what_a_comment_in_an_item_says_is_kept_hidden(tmp_path: Path) -> None:
    into = extraction(tmp_path, f"# Publications\n\n- {NOTES} <!-- [slides](s.pdf) -->\n")
    assert titles(into) == ["Notes on the Engine"]
    (hidden,) = into.rows_of("profiles.section")
    assert (hidden.fields["body"], hidden.fields["visibility"]) == ("[slides](s.pdf)", "hidden")


def test_the_owner_may_be_among_those_left_out(tmp_path: Path) -> None:
    into = extraction(tmp_path, f"# Publications\n\n- {NOTES}\n- {SHORTENED}\n- {OTHERS}\n")
    assert titles(into) == ["Notes on the Engine", "A sketch of the engine"]
    assert authors(into, works(into)[1]) == ["Luigi Menabrea", "→Charles Babbage"]
    (told,) = (p for p in into.problems if p.level == "info")
    assert "as last author" in told.message


def test_on_a_list_of_others_nobody_is_among_those_left_out(tmp_path: Path) -> None:
    into = extraction(tmp_path, f"# Publications\n\n- {OTHERS}\n- {SHORTENED}\n")
    assert works(into) == []


def from_page(folder: Path, body: str, into: Extraction | None = None) -> Extraction:
    """What is read from a page that stands by itself."""
    into = into or Extraction("the-owner", "Charles Babbage", folder, Problems())
    extract(replace(page_of(folder, body), role="page"), into)
    return into


def test_a_page_of_its_own_tells_of_works_and_keeps_its_text(tmp_path: Path) -> None:
    body = f"# Engines\n\nText.\n\n## Papers\n\n- {NOTES}\n- {OTHERS}\n- [Lecture](x.pdf), 1843\n"
    into = from_page(tmp_path, body)
    assert titles(into) == ["Notes on the Engine"]
    assert into.claimed() == set()
    assert {row.fields["section"] for row in into.rows_of(AUTHORSHIP)} == {None}
    assert list(into.problems) == []


def test_a_page_of_its_own_tells_of_no_work_twice(tmp_path: Path) -> None:
    into = extraction(tmp_path, f"# Publications\n\n- {NOTES}\n")
    into.turn_page()
    from_page(tmp_path, f"# Papers\n\n- {NOTES}\n", into)
    assert titles(into) == ["Notes on the Engine"]
    assert into.claimed() == set()
