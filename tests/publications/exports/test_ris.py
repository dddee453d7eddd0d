"""RIS records."""

from __future__ import annotations

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from publications.csl import Item
from publications.exports import ris
from tests.factories import make_publication
from tests.publications.exports.samples import SAMPLES
from tests.publications.exports.test_agreement import work_of


@pytest.mark.django_db
def test_a_paper() -> None:
    assert ris.write(work_of(SAMPLES["conference"])).split("\r\n")[2:] == [
        "TI  - Invariante Variationsprobleme",
        "AU  - Noether, Emmy",
        "AU  - Klein, Felix",
        "AU  - Göttinger Gesellschaft der Wissenschaften",
        "A2  - Hilbert, David",
        "A2  - von Weizsäcker, Ernst",
        "PY  - 1918",
        "DA  - 1918/07//",
        "SP  - 235",
        "EP  - 257",
        "T2  - Proceedings of the Göttingen Congress",
        "T3  - Abhandlungen",
        "VL  - 2",
        "PB  - Teubner",
        "CY  - Leipzig",
        "ER  - ",
        "",
    ]


@pytest.mark.django_db
def test_what_ris_has_no_tag_for() -> None:
    work = make_publication(
        ["Emmy Noether"],
        doi="10.1000/1",
        arxiv="math/0211159",
        status="in_press",
        note="Reprinted",
        number="7",
        links=[{"kind": "url", "url": "https://example.org/"}],
    )

    (record,) = rispy.loads(ris.write(work))

    assert record["urls"] == ["https://arxiv.org/abs/math/0211159", "https://example.org/"]
    assert record["notes"] == ["Reprinted", "in press"]
    assert record["note"] == "7"


@given(st.text(min_size=1), st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_no_text_ends_a_record_or_begins_a_field(title: str, note: str, names: list[str]) -> None:
    authors = [{"literal": f"A{name}"} for name in names]
    item: Item = {"id": "x", "type": "book", "title": f"T{title}", "note": note, "author": authors}

    lines = ris.made(item).split("\r\n")

    assert all(line[2:6] == "  - " for line in lines[:-1])
    tags = [line[:2] for line in lines[:-1]]
    assert tags == ["TY", "ID", "TI", *("AU" for _ in names), *(["N1"] if note else []), "ER"]


@pytest.mark.parametrize(
    "records",
    [
        ["TY  - JOUR\nTI  - A\nER  - \n", "TY  - BOOK\r\nTI  - B\r\nER  -"],
        ["TY  - JOUR\nTI  - A", "\n\nTY  - BOOK\rTI  - B\n\n"],
    ],
)
def test_records_are_kept_apart(records: list[str]) -> None:
    text = "".join(ris.joined(records))

    assert [record["title"] for record in rispy.loads(text)] == ["A", "B"]
    assert "\n" not in text.replace("\r\n", "")
