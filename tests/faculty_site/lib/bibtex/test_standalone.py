"""An entry with all that it needs, and files made of such entries."""

import time
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.bibtex import Entry, joined, read_bibliography

SOLVAY = """\
@string{fr = "de physique"}
@string{conseil = "Conseil " # fr}
@string{unused = "Nothing"}

@inproceedings{planck1911,
  author = {Planck, Max},
  title = {La loi du rayonnement noir},
  crossref = {solvay},
}

@proceedings{solvay,
  title = conseil # " Solvay",
  crossref = {series},
  year = 1911,
}

@misc{series, publisher = {Gauthier-Villars}, doi = {10.1000/182}}
"""


def _said(entry: Entry) -> tuple[str, frozenset[tuple[str, str]]]:
    return entry.type, frozenset(entry.fields.items())


def test_an_entry_has_what_it_uses_before_it_and_its_volumes_behind() -> None:
    planck = read_bibliography(SOLVAY).entries[0]
    assert planck.fields["booktitle"] == "Conseil de physique Solvay"
    assert planck.fields["publisher"] == "Gauthier-Villars"
    assert "doi" not in planck.fields
    blocks = planck.standalone.split("\n\n")
    assert blocks[0] == planck.raw
    assert blocks[1] == '@string{fr = "de physique"}'
    assert blocks[2] == '@string{conseil = "Conseil " # fr}'
    assert blocks[3].startswith("@proceedings{solvay,")
    assert blocks[4].startswith("@misc{series,")
    assert len(blocks) == 5
    assert read_bibliography(planck.standalone).entries[0].fields == planck.fields


def test_an_entry_that_needs_nothing_is_kept_as_it_is() -> None:
    raw = "@misc{k,\n\ttitle={Radium} , month = jul\n}"
    assert read_bibliography(f"% first\n{raw}\n").entries[0].standalone == raw


def test_data_entries_fill_what_is_missing() -> None:
    entries = read_bibliography(
        "@book{pearson, title={The Grammar of Science}, xdata={press, london}, year=1892}\n"
        "@xdata{press, publisher={Walter Scott}, year=1900, xdata={london}}\n"
        "@xdata{london, location={London}}\n"
    ).entries
    assert entries[0].fields["publisher"] == "Walter Scott"
    assert entries[0].fields["location"] == "London"
    assert entries[0].fields["year"] == "1892"
    assert read_bibliography(entries[0].standalone).entries[0].fields == entries[0].fields


def test_entries_that_name_each_other_end() -> None:
    found = read_bibliography("@misc{a, title={A}, crossref={b}}\n@misc{b, year=1, crossref={a}}")
    assert found.entries[0].fields == {"title": "A", "crossref": "b", "year": "1"}
    assert found.entries[1].fields == {"title": "A", "crossref": "a", "year": "1"}


def test_a_name_means_what_was_last_said_before() -> None:
    text = (
        "@misc{early, note = x}\n@string{x = {one}}\n@misc{a, note = x}\n"
        "@STRING{X = {two}}\n@misc{b, note = x}\n"
    )
    found = read_bibliography(text)
    assert [entry.fields["note"] for entry in found.entries] == ["one", "one", "two"]
    assert found.faults == []
    file = joined(entry.standalone for entry in found.entries)
    assert file.lower().count("@string{x =") == 1
    assert "note = X-2" in file
    assert [entry.fields["note"] for entry in read_bibliography(file).entries] == [
        "one",
        "one",
        "two",
    ]


def test_names_that_grow_without_end_are_cut() -> None:
    strings = ['@string{a0 = "ha"}'] + [
        f"@string{{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 60)
    ]
    entry = read_bibliography("\n".join([*strings, "@misc{k, note = a59}"])).entries[0]
    assert len(entry.fields["note"]) <= 200_000


def test_joining_keeps_each_thing_once_and_volumes_last() -> None:
    entries = read_bibliography(
        SOLVAY + "@inproceedings{curie1911, title={Les rayonnements}, crossref={solvay}}"
    ).entries
    file = joined([entries[1].standalone, *(entry.standalone for entry in entries)])
    back = read_bibliography(file)
    assert [entry.key for entry in back.entries] == ["planck1911", "curie1911", "solvay", "series"]
    assert file.count("@string") == 2
    assert back.faults == []
    assert Counter(map(_said, back.entries)) == Counter(map(_said, entries))


def test_keys_that_different_entries_share_get_numbers() -> None:
    part, volume = "@inbook{part, title={B}, crossref = k}", "@book{k, title={A}}"
    file = joined(["@misc{K, title={Other}}", f"{part}\n\n{volume}", f"{part}\n\n{volume}"])
    assert "@book{k-2, title={A}}" in file
    assert "@inbook{part, title={B}, crossref = {k-2}}" in file
    assert [entry.key for entry in read_bibliography(file).entries] == ["K", "part", "k-2"]


def test_what_holds_no_entry_is_left_out_and_what_is_open_is_closed() -> None:
    file = joined(["nothing", "", "@misc{open, title={A}", "@misc{next, title={B}}"])
    assert [entry.key for entry in read_bibliography(file).entries] == ["open", "next"]
    assert read_bibliography(file).faults == []


NAMES = st.sampled_from(["a", "b", "c"])
VALUES = st.lists(
    NAMES | st.sampled_from(["{x {Y}}", '"z, w"', "1898", "{crossref = a}"]), min_size=1, max_size=3
).map(" # ".join)
STRINGS = st.builds("@string{{{} = {}}}".format, NAMES, VALUES)
TAKEN = st.sampled_from(["", ", crossref = {a}", ', xdata="b,c"', ", crossref=c"])
ENTRIES = st.builds(", title = {},\n  note = {}{}}}".format, VALUES, VALUES, TAKEN)
DEFINED = "@string{a = {A}}\n@string{b = a # {B}}\n@string{c = {C}}\n"


@st.composite
def _files(draw: st.DrawFn) -> str:
    """A file that uses no name without saying what it means, and no key twice."""
    keys = draw(st.lists(NAMES, unique=True))
    entries = [f"@misc{{{key}{draw(ENTRIES)}\n{draw(STRINGS)}" for key in keys]
    return "\n".join([DEFINED, draw(STRINGS), *entries])


@given(st.lists(_files(), max_size=3))
def test_joined_entries_say_what_they_said(files: list[str]) -> None:
    entries = [entry for text in files for entry in read_bibliography(text).entries]
    for entry in entries:
        alone = read_bibliography(entry.standalone).entries[0]
        assert (alone.key, _said(alone)) == (entry.key, _said(entry))
    back = read_bibliography(joined(entry.standalone for entry in entries)).entries
    assert {_words(entry) for entry in back} == {_words(entry) for entry in entries}
    keys = [entry.key.lower() for entry in back]
    assert len(set(keys)) == len(keys)


def _words(entry: Entry) -> frozenset[tuple[str, str]]:
    """What an entry says, without the keys of others, which may have got numbers."""
    return frozenset((k, v) for k, v in entry.fields.items() if k not in ("crossref", "xdata"))


def test_time_grows_with_the_length() -> None:
    part = '@misc{k%d, title = {Radium {and} "radiation"}, note = a # { b}, crossref = {k0}}\n'
    texts = [
        "@string{a = {x}}\n" + "".join(part % n for n in range(count)) for count in (300, 3000)
    ]
    spent = []
    for text in texts:
        begun = time.process_time()
        read_bibliography(text)
        spent.append(time.process_time() - begun)
    assert spent[1] < 40 * spent[0]
