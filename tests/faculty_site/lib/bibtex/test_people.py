"""Names in author fields."""

import pytest

from faculty_site.lib.bibtex import people


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Curie, Marie and Pierre Curie", ["Marie Curie", "Pierre Curie"]),
        ("de Broglie, Louis", ["Louis de Broglie"]),
        (r"{\L}ukasz van der Berg", ["Łukasz van der Berg"]),
        (r"S{\o}ren S{\o}rensen and G{\"o}del, Kurt", ["Søren Sørensen", "Kurt Gödel"]),
        ("King, Jr., Martin Luther", ["Martin Luther King Jr."]),
        ("{The {LHCb} Collaboration} and Higgs, Peter", ["The LHCb Collaboration", "Peter Higgs"]),
        ("李, 明 and 王小云", ["李明", "王小云"]),
        ("Noether,~E.", ["E. Noether"]),
        ("Neumann, John, Jr.", ["John Neumann Jr."]),
        ("", []),
    ],
)
def test_names_in_their_natural_order(field: str, names: list[str]) -> None:
    assert [person.name for person in people(field)[0]] == names


@pytest.mark.parametrize(
    ("field", "name", "marks"),
    [
        ("Einstein*†, A.", "A. Einstein", "*†"),
        (r"Hahn$^\dagger$, Otto", "Otto Hahn", "†"),
        (r"Otto Hahn\textdaggerdbl", "Otto Hahn", "‡"),
        (r"Otto Hahn$^{\ast}$", "Otto Hahn", "*"),
        (r"Hahn$^{1,*\dagger}$, Otto", "Otto Hahn", "*†"),
        (r"Hahn\*, Otto", "Otto Hahn", "*"),
        (r"Lise Meitner\textsuperscript{*}", "Lise Meitner", "*"),
    ],
)
def test_marks_are_kept_apart(field: str, name: str, marks: str) -> None:
    person = people(field)[0][0]
    assert (person.name, person.marks) == (name, marks)


def test_and_others_is_nobody() -> None:
    found, others = people("Rutherford, Ernest and others")
    assert [person.family for person in found] == ["Rutherford"]
    assert others
    assert not people("Rutherford, Ernest")[1]


def test_the_longer_form_of_names() -> None:
    found = people("family=Broglie, prefix=de, given=Louis and given={Marie}, family={Curie}")[0]
    assert [(p.name, p.family, p.given) for p in found] == [
        ("Louis de Broglie", "de Broglie", "Louis"),
        ("Marie Curie", "Curie", "Marie"),
    ]


def test_a_body_is_known_by_its_braces() -> None:
    assert people("{CERN}")[0][0].corporate
    assert not people("{Plato} and CERN")[0][0].corporate
    assert people("{ATLAS Collaboration}")[0][0].corporate
    assert not people("{Max} Planck")[0][0].corporate
