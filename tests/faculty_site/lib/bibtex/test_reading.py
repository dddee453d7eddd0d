"""What a BibTeX file holds, and what its author is told of faults."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.bibtex import Entry, plain, read_bibliography

RADIUM = """---
---
% Jekyll wants the two lines above.
@string{cr = "Comptes rendus"}

@article{curie1898,
  author  = {Curie, Marie and Curie, Pierre},
  title   = "Sur une substance nouvelle" # " radio-active",
  journal = cr # " de l'Académie",
  year    = 1898,
  month   = jul,
  Pages   = {175--178}
}
"""


def _only(text: str) -> tuple[Entry, list[str]]:
    bibliography = read_bibliography(text)
    assert len(bibliography.entries) == 1
    return bibliography.entries[0], [fault.message for fault in bibliography.faults]


def test_joins_strings_and_keeps_the_entry_as_written() -> None:
    entry, faults = _only(RADIUM)
    assert faults == []
    assert (entry.key, entry.type, entry.line) == ("curie1898", "article", 6)
    assert entry.fields == {
        "author": "Curie, Marie and Curie, Pierre",
        "title": "Sur une substance nouvelle radio-active",
        "journal": "Comptes rendus de l'Académie",
        "year": "1898",
        "month": "jul",
        "pages": "175--178",
    }
    assert entry.raw.startswith("@article{curie1898,")
    assert entry.raw.endswith("}")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("{Über {TeX} und {{B}races}}", "Über {TeX} und {{B}races}"),
        ('"A {\\"o} in quotes"', 'A {\\"o} in quotes'),
        ("{over\n   two lines}", "over two lines"),
        ("1903", "1903"),
        ("{a} # { b} # {c}", "a bc"),
        (r"{an escaped \} brace}", r"an escaped \} brace"),
    ],
)
def test_values(written: str, value: str) -> None:
    entry, faults = _only(f"@misc{{k, title = {written}}}")
    assert entry.fields["title"] == value
    assert faults == []


def test_an_undefined_name_stays_and_is_told() -> None:
    entry, faults = _only("@misc{k,\n title = {x},\n journal = nature}")
    assert entry.fields["journal"] == "nature"
    assert len(faults) == 1
    assert "@string" in faults[0]


def test_a_missing_brace_is_mended_and_the_next_entry_read() -> None:
    found = read_bibliography(
        "@misc{open, title = {Radium}, year = 1910\n\n@misc{next, title = {Polonium}}\n"
    )
    assert [entry.fields["title"] for entry in found.entries] == ["Radium", "Polonium"]
    assert [(fault.line, "brace" in fault.message) for fault in found.faults] == [(1, True)]


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("@misc{k, title = {Radium},\n  year = 1910", "lacks a closing brace"),
        ("@misc{k, title = {Radium},\n  year = {1910\n}", "lacks a closing brace"),
        ("@misc{k, title = {Radium,\n  year = {1910},\n}", "not well formed"),
        ("@misc{k, title = {Radium},\n  selected,\n  year = {1910}}", "not well formed"),
        ("@misc{k, title = {Radium}}\n , year = {1910}}", "closing brace too much"),
        ("@misc{k\n title = {Radium},\n  year = {1910}}", "not well formed"),
        ("@misc{k, title = {Radium}\n  year = 1910}", "a comma is missing"),
    ],
)
def test_what_is_not_well_formed_is_read_as_far_as_it_is_plain(written: str, fault: str) -> None:
    found = read_bibliography(f"@misc{{a, title={{A}}}}\n\n{written}\n\n@misc{{b, title={{B}}}}\n")
    assert [entry.key for entry in found.entries] == ["a", "k", "b"]
    assert found.entries[1].fields == {"title": "Radium", "year": "1910"}
    assert [(f.line in (3, 4), fault in f.message) for f in found.faults] == [(True, True)]
    again = read_bibliography(f"{found.entries[1].standalone}\n{found.entries[2].standalone}")
    assert [entry.fields for entry in again.entries] == [e.fields for e in found.entries[1:]]


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_lines_may_end_as_on_any_machine(newline: str) -> None:
    text = "\ufeff@misc{a,\n title={A}\n}\n@misc{b, title={B\nC}}\n@misc{c, title={C}"
    found = read_bibliography(text.replace("\n", newline))
    assert [(entry.line, entry.fields["title"]) for entry in found.entries] == [
        (1, "A"), (4, "B C"), (6, "C"),
    ]  # fmt: skip
    assert [fault.line for fault in found.faults] == [6]


@pytest.mark.parametrize("depth", [50, 20_000])
def test_braces_may_be_nested_deeply(depth: int) -> None:
    entry, faults = _only(f"@misc{{k, title = {'{' * depth}Radium{'}' * depth}}}")
    assert plain(entry.fields["title"]) == "Radium"
    assert faults == []


def test_an_entry_beyond_mending_is_told_and_the_rest_read() -> None:
    found = read_bibliography("@misc{bad, {}}{{{{\n}\n\n@misc{good, title = {Polonium}}\n")
    assert "Polonium" in [entry.fields.get("title") for entry in found.entries]


def test_a_key_used_twice_keeps_both_entries() -> None:
    found = read_bibliography("@misc{k, title={A}}\n@misc{k, title={B}}\n@misc{k, title={A}}\n")
    assert [entry.fields["title"] for entry in found.entries] == ["A", "B"]
    assert [(fault.line, "line 1" in fault.message) for fault in found.faults] == [(2, True)]


def test_a_field_written_twice_keeps_the_first() -> None:
    entry, faults = _only("@misc{k,\n note={first},\n note={second}}")
    assert entry.fields["note"] == "first"
    assert len(faults) == 1


def test_crossref_brings_the_fields_of_the_volume() -> None:
    found = read_bibliography(
        "@inproceedings{talk, title={Radium}, author={Curie, Marie}, crossref={Vol}}\n"
        "@proceedings{vol, title={Solvay Conference}, editor={Lorentz, H.}, year={1911}}\n"
    )
    talk = found.entries[0]
    assert talk.fields["title"] == "Radium"
    assert talk.fields["booktitle"] == "Solvay Conference"
    assert talk.fields["year"] == "1911"
    assert found.faults == []


def test_a_crossref_to_nowhere_is_told() -> None:
    _entry, faults = _only("@inproceedings{talk, title={Radium}, crossref={gone}}")
    assert len(faults) == 1
    assert "crossref" in faults[0]


def test_comments_and_words_between_are_no_entries() -> None:
    assert read_bibliography('Words.\n@comment{x}\n@preamble{"y"}\n%z\n').entries == []


@given(st.text(alphabet='@{}",#=\\ \nabk%'))
def test_never_raises(text: str) -> None:
    read_bibliography(f"@misc{{k, title={text}")
