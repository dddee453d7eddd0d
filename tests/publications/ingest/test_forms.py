"""Forms in which lists of works are written; each says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publications.ingest.pages import authors, extraction, works

TITLE = "Notes on the analytical engine"
FORMS = {
    "title, authors": f"- {TITLE}, **A. Lovelace**, C. Babbage, Memoirs, 1843.",
    "title. authors": f"- {TITLE}. Ada Lovelace, Charles Babbage. Memoirs 1843.",
    "dashes": f"- {TITLE} — Ada Lovelace, Charles Babbage — Memoirs, 1843",
    "a tag in front": f"- **[Memoirs 1843]** {TITLE}. **Ada Lovelace**, C. Babbage.",
    "medical": f"- Lovelace A, Babbage C. {TITLE}. Memoirs. 1843;3(2):666-731.",
    "tag, title, names": f"- <b>Memoirs 1843</b>\n{TITLE},\nC. Babbage, **Ada Lovelace†**.",
    "a table": (
        "| Year | Title | Authors | Venue |\n|--|--|--|--|\n"
        f"| 1843 | {TITLE} | Ada Lovelace, Charles Babbage | Memoirs |"
    ),
    "a table of pictures": (
        f"<table>\n<tr>\n<td><img src='a.png'></td>\n<td>\n<b>{TITLE}</b><br>\n"
        "Ada Lovelace, Charles Babbage<br>\n<i>Memoirs</i>, 1843\n</td>\n</tr>\n</table>"
    ),
    "a list of years": f"- 1843\n  - {TITLE}. **Ada Lovelace**, Charles Babbage. *Memoirs*.",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_works(form: str, tmp_path: Path) -> None:
    into = extraction(tmp_path, f"# Publications\n\n{FORMS[form]}\n", name="Ada Lovelace")
    (work,) = works(into)
    fields = work.fields
    assert (fields["title"], fields["year"]) == (TITLE, 1843)
    assert fields["venue"] == "Memoirs"
    names = authors(into, work)
    assert sum(name.startswith("→") and "Lovelace" in name for name in names) == 1
    assert [name for name in names if "Babbage" in name]
    frame = ("<table>", "</table>")
    lines = enumerate(FORMS[form].split("\n"), 2)
    assert into.claimed() == {number for number, line in lines if line not in frame}
    assert list(into.problems) == []


TITLED = """# Publications

### [Notes on the analytical engine](https://example.org/notes)

**Ada Lovelace**, Charles Babbage. *Scientific Memoirs*, 1843.

- The first programme

### Further notes

**Ada Lovelace**. *Scientific Memoirs*, 1844.
"""


def test_headings_may_be_the_titles(tmp_path: Path) -> None:
    into = extraction(tmp_path, TITLED, name="Ada Lovelace")
    found = [(work.fields["title"], work.fields["year"]) for work in works(into)]
    assert found == [("Notes on the analytical engine", 1843), ("Further notes", 1844)]
    assert {2, 4, 8, 10} <= into.claimed()
    assert [row.fields["section"] for row in into.rows if row.fields.get("section")] == [
        ["the-owner", "publications"],
        ["the-owner", "publications"],
    ]


def test_headings_of_subjects_are_no_titles(tmp_path: Path) -> None:
    body = "# Publications\n\n## Engines\n\nAda Lovelace, “Notes”, *Memoirs*, 1843\n\n## Music\n\n"
    into = extraction(tmp_path, f"{body}Ada Lovelace, “Scales”, *Memoirs*, 1844\n", "Ada Lovelace")
    assert [work.fields["title"] for work in works(into)] == ["Notes", "Scales"]
    alone = "# Publications\n\n## Engines\n\nAda Lovelace. *Scientific Memoirs*, 1843\n"
    into = extraction(tmp_path, alone, "Ada Lovelace")
    assert [work.fields["title"] for work in works(into)] != ["Engines"]
