"""BibTeX entries that are made from a record."""

from __future__ import annotations

from typing import Any

import pytest

from faculty_site.lib.bibtex import read_bibliography
from publications.exports import bibtex
from publications.models import Publication
from tests.factories import make_publication
from tests.publications.exports.samples import SAMPLES
from tests.publications.exports.test_agreement import work_of

pytestmark = pytest.mark.django_db

Type = Publication.Type


def test_an_article() -> None:
    assert bibtex.write(work_of(SAMPLES["article"])) == "\n".join(
        (
            "@article{meitner1939disintegration,",
            "  author = {Meitner, Lise and Frisch, Otto Robert},",
            "  title = {Disintegration of Uranium by Neutrons: a New Type of Nuclear Reaction},",
            "  journal = {Nature},",
            "  year = {1939},",
            "  month = feb,",
            "  day = {11},",
            "  volume = {143},",
            "  number = {3615},",
            "  pages = {239--240},",
            "  publisher = {Macmillan},",
            "  doi = {10.1038/143239a0},",
            "  issn = {0028-0836},",
            "}",
        )
    )


@pytest.mark.parametrize(
    ("sample", "beginning"),
    [
        ("conference", "@inproceedings{noether1918invariante,"),
        ("preprint", "@misc{perelman2002entropy,"),
        ("book", "@book{waerden1930moderne,"),
        ("chapter", "@incollection{king1842economical,"),
        ("thesis", "@phdthesis{curie1903recherches,"),
        ("master", "@mastersthesis{hermann1925uber,"),
        ("dataset", "@dataset{cannon1918harvard,"),
        ("software", "@software{hopper1952system,"),
        ("patent", "@patent{markey1942secret,"),
        ("report", "@techreport{neumann1945first,"),
        ("chinese", "@article{hua1963dianxingqun,"),
        ("team", "@article{atlascollaboration2012observation,"),
        ("bare", "@misc{untitled,"),
    ],
)
def test_kinds_and_keys(sample: str, beginning: str) -> None:
    assert bibtex.write(work_of(SAMPLES[sample])).splitlines()[0] == beginning


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"arxiv": "math/0211159"}, "eprint = {math/0211159},"),
        ({"arxiv": "math/0211159"}, "archiveprefix = {arXiv},"),
        ({"status": "in_press"}, "pubstate = {inpress},"),
        ({"type": Type.BOOK, "venue": "Springer"}, "publisher = {Springer},"),
        ({"type": Type.REPORT, "number": "W-670"}, "number = {W-670},"),
        ({"type": Type.SOFTWARE, "edition": "2"}, "version = {2},"),
        ({"keywords": "rings; ideals"}, "keywords = {rings, ideals},"),
        ({"keywords": "rings, fields; ideals"}, "keywords = {rings, fields; ideals},"),
        ({"pages": "1–4, 7–9"}, "pages = {1--4, 7--9},"),
        ({"pages": "e177"}, "pages = {e177},"),
    ],
)
def test_fields(fields: dict[str, Any], line: str) -> None:
    written = bibtex.write(make_publication(["Emmy Noether"], **fields)).splitlines()

    assert f"  {line}" in written


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ("PhD thesis", "phdthesis"),
        ("Ph.D. dissertation", "phdthesis"),
        ("Master’s thesis", "mastersthesis"),
        ("MSc thesis", "mastersthesis"),
        ("Habilitation", "thesis"),
        ("", "thesis"),
    ],
)
def test_a_degree_that_nobody_named_is_not_made_up(genre: str, kind: str) -> None:
    work = make_publication(["Emmy Noether"], type=Type.THESIS, genre=genre)

    assert bibtex.write(work).startswith(f"@{kind}{{")


def test_every_status_has_biblatex_s_word() -> None:
    said = {
        bibtex.write(make_publication(["Emmy Noether"], status=status)).partition("pubstate")[2]
        for status in Publication.Status
    }

    assert len(said) == len(Publication.Status)


def test_the_number_at_arxiv_is_said_once() -> None:
    work = make_publication(["Emmy Noether"], type=Type.PREPRINT, arxiv="math/0211159")

    assert bibtex.write(work).count("math/0211159") == 2  # eprint, url


@pytest.mark.parametrize("stored", ["curie1898", "@string{ac = {Acta}}", "{", "@comment{@misc}"])
def test_what_is_no_entry_is_not_given_out_as_one(stored: str) -> None:
    work = make_publication(["Emmy Noether"], title="Ideals", bibtex=stored)

    assert bibtex.write(work).startswith("@article{noether1843ideals,")


def test_what_entries_need_stands_in_the_file_once() -> None:
    definition = '@string{ac = "Acta Mathematica"}'
    entries = [f"{definition}\n@article{{a{n}, title = {{No. {n}}}, journal = ac}}" for n in (1, 2)]

    text = "".join(bibtex.joined(entries))

    assert text.count(definition) == 1
    read = read_bibliography(text)
    assert read.faults == []
    assert [(entry.key, entry.fields["journal"]) for entry in read.entries] == [
        ("a1", "Acta Mathematica"),
        ("a2", "Acta Mathematica"),
    ]
