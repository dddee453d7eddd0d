"""RIS references, cut and named."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.ris import is_ris, read_references

MEITNER = """\
TY  - JOUR
ID  - meitner1939
AU  - Meitner, Lise
AU  - Frisch, O. R.
TI  - Disintegration of Uranium by Neutrons:
  a New Type of Nuclear Reaction
SN  - 0028-0836
SN  - 1476-4687
UR  - https://example.org/a;b=c
ZZ  - of no program that we know
ER  - """


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_reads_a_reference(newline: str) -> None:
    text = f"\ufeff{MEITNER}\n\nTY  - BOOK\nTI  - Kernphysik\nER  - \n".replace("\n", newline)
    found = read_references(text)
    first, second = found.references
    assert (first.type, first.line, second.type, second.line) == ("JOUR", 1, "BOOK", 13)
    assert first.raw == MEITNER
    assert first.all("authors") == ["Meitner, Lise", "Frisch, O. R."]
    assert first.first("primary_title", "title").endswith(
        "Neutrons: a New Type of Nuclear Reaction"
    )
    assert first.all("issn") == ["0028-0836", "1476-4687"]
    assert first.all("urls") == ["https://example.org/a;b=c"]
    assert found.faults == []


def test_references_left_open_are_told_and_kept_apart() -> None:
    found = read_references("TY  - JOUR\nTI  - A\n\nTY  - JOUR\nTI  - B\n\n")
    assert [r.first("title") for r in found.references] == ["A", "B"]
    assert [fault.line for fault in found.faults] == [1, 4]
    assert found.references[0].raw == "TY  - JOUR\nTI  - A\nER  - "


def test_what_stands_in_no_reference_is_told_once() -> None:
    found = read_references("words\nAU  - A\nAU  - B\nTY  - JOUR\nTI  - A\nER  - \n")
    assert [(fault.line, "“AU”" in fault.message) for fault in found.faults] == [(2, True)]


def test_other_blanks_before_the_dash() -> None:
    found = read_references(" TY - JOUR\n TI - A\nAB - is B - or not\nER -\n")
    assert found.references[0].first("title") == "A"
    assert found.references[0].first("abstract") == "is B - or not"
    assert is_ris(" TY - JOUR")
    assert not is_ris("TYPE - JOUR")


@given(st.text(alphabet="TYERAU  -\n\r1x"))
def test_never_raises(text: str) -> None:
    for reference in read_references(f"TY  - JOUR\n{text}").references:
        assert read_references(reference.raw).references[0].fields == reference.fields


def test_time_grows_with_the_length() -> None:
    spent = []
    for count in (200, 2000):
        text = f"{MEITNER}\n" * count
        begun = time.process_time()
        read_references(text)
        spent.append(time.process_time() - begun)
    assert spent[1] < 40 * spent[0]
