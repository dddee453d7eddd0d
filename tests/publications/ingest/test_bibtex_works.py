"""What the fields of BibTeX and BibLaTeX entries become."""

from __future__ import annotations

import pytest

from faculty_site.lib.bibtex import read_bibliography
from publications.ingest.bibtex_works import record_of
from publications.ingest.bylines import Owner
from publications.ingest.records import Record
from publications.ingest.rows import author_row, publication_fields

OWNER = Owner("Marie Curie", orcid="0000-0002-1825-0097")

FULL = r"""@string{cras = "Comptes rendus"}
@article{curie1898,
  author = {Curie, Pierre and Curie*, Marie and Bémont, Jr., G. and
            {Institut du Radium} and others},
  author+an:orcid = {1="0000-0001-5109-3700"; 2="https://orcid.org/0000-0002-1825-0097"},
  title = {Sur une nouvelle substance fortement radio-active},
  subtitle = {contenue dans la pechblende},
  journaltitle = cras,
  journalsubtitle = {de l'Acad{\'e}mie},
  volume = 127, number = 26, pages = {1215--1217},
  date = {1898-12-26},
  issn = {0001-4036},
  doi = {10.1000/r\_a},
  url = {https://example.org/a_b%20c~d#x},
  note = {Lu par Becquerel},
  addendum = {Voir aussi la note de juillet.},
  award = {true}, award_name = {Prix Gegner},
  annotation = {* Correspondance<br>† Décédé},
  keywords = {radium, polonium, Radium},
  keyword = {pechblende; uranium},
  abstract = {Nous avons $\alpha \% 2$ & plus.},
  pmid = {12345},
}
"""


def _record(text: str, owner: Owner = OWNER) -> Record:
    read = record_of(read_bibliography(text).entries[0], owner)
    assert isinstance(read, Record), read
    return read


def _fields(text: str, owner: Owner = OWNER) -> dict[str, object]:
    record = _record(text, owner)
    return publication_fields(record.work, "slug", language="", visibility="public", raw=record.raw)


def test_every_field_has_its_column() -> None:
    record = _record(FULL)
    fields = _fields(FULL)
    said = {name: value for name, value in fields.items() if value not in ("", [], None)}
    assert said == {
        "slug": "slug",
        "type": "article-journal",
        "title": "Sur une nouvelle substance fortement radio-active: contenue dans la pechblende",
        "venue": "Comptes rendus: de l'Académie",
        "year": 1898,
        "date": "1898-12-26",
        "status": "published",
        "volume": "127",
        "issue": "26",
        "pages": "1215–1217",
        "issn": "0001-4036",
        "doi": "10.1000/r_a",
        "pmid": "12345",
        "links": [{"kind": "url", "url": "https://example.org/a_b%20c~d#x", "label": ""}],
        "note": "Lu par Becquerel; Voir aussi la note de juillet; et al.",
        "award": "Prix Gegner",
        "marks_note": "* Correspondance; † Décédé",
        "keywords": "radium; polonium; pechblende; uranium",
        "bibtex": '@string{cras = "Comptes rendus"}\n\n' + FULL.partition("\n")[2].strip(),
        "visibility": "public",
    }
    assert record.abstract == r"Nous avons $\alpha \% 2$ & plus."


def test_authors_are_parted_as_they_are_written() -> None:
    work = _record(FULL).work
    rows = [
        author_row(work, place, "slug", "o", owner="curie", section="", selected=False, order=0,
                   line=1).fields
        for place in range(len(work.authors))
    ]  # fmt: skip
    names = ("name", "family", "given", "suffix", "is_organization", "orcid", "marks", "profile")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("Pierre Curie", "Curie", "Pierre", "", False, "0000-0001-5109-3700", "", None),
        ("Marie Curie", "Curie", "Marie", "", False, "0000-0002-1825-0097", "*", ["curie"]),
        ("G. Bémont Jr.", "Bémont", "G.", "Jr.", False, "", "", None),
        ("Institut du Radium", "", "", "", True, "", "", None),
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "@techreport{k, institution={CERN}, type={Yellow report}, number={541}, address={Genf}",
            {"venue": "CERN", "genre": "Yellow report", "number": "541", "place": "Genf",
             "publisher": "", "issue": ""},
        ),
        ("@phdthesis{k, school={Sorbonne}", {"venue": "Sorbonne", "genre": "PhD thesis"}),
        ("@thesis{k, school={Sorbonne}, type={mathesis}", {"genre": "Master’s thesis"}),
        ("@patent{k, number={US 1 2}, type={patentus}", {"number": "US 1 2", "genre": "US patent"}),
        (
            """@incollection{k, booktitle={Traité}, editor={Perrin, Jean and Borel, Émile},
            series={Cours}, number=4, publisher={Gauthier-Villars}, location={Paris},
            edition={2}, isbn={978-2-87647-000-0}""",
            {"venue": "Traité", "editors": ["Jean Perrin", "Émile Borel"], "series": "Cours",
             "number": "4", "publisher": "Gauthier-Villars", "place": "Paris", "edition": "2",
             "isbn": "978-2-87647-000-0", "issue": ""},
        ),
        ("@book{k, publisher={Masson}", {"venue": "Masson", "publisher": ""}),
        ("@inproceedings{k, booktitle={Solvay}, volume=3, number={2}, organization={ULB}",
         {"volume": "3", "issue": "2", "publisher": "ULB"}),
        ("@article{k, journal={PACM}, pages={1--20}, articleno={163}",
         {"pages": "1–20", "note": "article 163"}),
        ("@article{k, journal={PRL}, eid={063004}", {"pages": "063004", "note": ""}),
        ("@article{k, number={26}, issue={Noël}", {"issue": "26", "note": "Noël"}),
        ("@article{k, volume={" + "1" * 300 + "}", {"volume": "", "note": f"Volume: {'1' * 300}"}),
    ],
)  # fmt: skip
def test_columns_by_type(entry: str, expected: dict[str, object]) -> None:
    fields = _fields(f"{entry}, author={{Curie, Marie}}, title={{Radium}}}}")
    assert {name: fields[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("said", "status", "note"),
    [
        ("pubstate={inpreparation}", "in_preparation", ""),
        ("pubstate={submitted}", "under_review", ""),
        ("pubstate={forthcoming}", "accepted", ""),
        ("pubstate={inpress}", "in_press", ""),
        ("pubstate={prepublished}", "preprint", ""),
        ("pubstate={in press}", "in_press", ""),
        ("year={to appear}", "accepted", ""),
        ("year={in press}", "in_press", ""),
        ("year={Submitted}", "under_review", ""),
        ("date={forthcoming}", "accepted", ""),
        ("note={To appear.}", "accepted", ""),
        ("note={Under review at Nature}", "under_review", "Under review at Nature"),
        ("note={Manuscript in preparation}", "in_preparation", ""),
        ("note={Accepted}, journal={Nature}", "accepted", ""),
        ("howpublished={Submitted to Nature}", "under_review", ""),
        ("journal={arXiv preprint arXiv:1234.56789}", "preprint", ""),
        ("journal={CoRR}, volume={abs/1234.56789}", "preprint", ""),
        ("journal={SSRN Electronic Journal}", "preprint", ""),
        ("eprint={1234.56789}, archiveprefix={arXiv}", "preprint", ""),
        ("journal={Nature}, eprint={1234.56789}, archiveprefix={arXiv}", "published", ""),
        ("journal={Nature}, year=1910", "published", ""),
    ],
)
def test_status(said: str, status: str, note: str) -> None:
    fields = _fields(f"@article{{k, author={{Curie, Marie}}, title={{Radium}}, {said}}}")
    assert (fields["status"], fields["note"]) == (status, note)


@pytest.mark.parametrize(
    ("orcids", "own"),
    [
        ("author+an:orcid={2=0000-0002-1825-0097}", 1),
        ("author+an={1=first; 2=orcid:0000-0002-1825-0097}", 1),
        ("orcid-numbers={Sklodowska, M./0000-0002-1825-0097\nCurie, M./0000-0001-5109-3700}", 1),
        ("orcid={0000-0001-5109-3700, 0000-0002-1825-0097}", 1),
        ("orcid={0000-0002-1825-0098, 0000-0002-1825-0098}", 0),
        ("note={}", 0),
    ],
)
def test_who_bears_the_owners_orcid_is_the_owner(orcids: str, own: int) -> None:
    text = f"@misc{{k, author={{Curie, Marie and Sklodowska, M.}}, title={{Radium}}, {orcids}}}"
    assert _record(text).work.own == own


def test_who_bears_another_orcid_is_not_the_owner() -> None:
    text = "@misc{k, author={Curie, Marie}, title={R}, orcid={0000-0001-5109-3700}}"
    read = record_of(read_bibliography(text).entries[0], OWNER)
    assert read == "none of its authors is surely Marie Curie"


def test_a_team_is_nobodys_name() -> None:
    work = _record("@misc{k, author={Curie, Marie and Radium Collaboration}, title={Radium}}").work
    team = work.authors[1]
    assert (team.name, team.family, team.is_organization) == ("Radium Collaboration", "", True)


def test_a_name_too_long_for_its_column_goes_to_the_note() -> None:
    name = "Institut " * 60
    fields = _fields(f"@misc{{k, author={{Curie, Marie and {{{name}}}}}, title={{Radium}}}}")
    assert fields["note"] == name.strip()
