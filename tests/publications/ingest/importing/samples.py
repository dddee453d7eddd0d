"""Bibliographies that Marie Curie might have kept."""

from __future__ import annotations

from publications.ingest.importing import Text, text_of_bytes

MARIE = "Marie Curie"

POLONIUM = """\
@article{curie1898,
  author = {Pierre Curie and Marie Curie},
  title = {Sur une substance nouvelle radio-active, contenue dans la pechblende},
  journal = {Comptes rendus},
  year = {1898}
}
"""
RADIUM = """\
@phdthesis{curie1903,
  author = {Marie Curie},
  title = {Recherches sur les substances radioactives},
  school = {Faculté des sciences de Paris},
  year = {1903}
}
"""
FOREIGN = """\
@article{meitner1939,
  author = {Lise Meitner and Otto Robert Frisch},
  title = {Disintegration of Uranium by Neutrons},
  journal = {Nature},
  year = {1939}
}
"""


RIS = """\
TY  - JOUR
AU  - Curie, Pierre
AU  - Curie, Marie
TI  - Sur une substance nouvelle radio-active, contenue dans la pechblende
JO  - Comptes rendus
PY  - 1898
ER  -
"""
CSL = """\
[{"id": "curie1898", "type": "article-journal",
  "title": "Sur une substance nouvelle radio-active, contenue dans la pechblende",
  "author": [{"family": "Curie", "given": "Pierre"}, {"family": "Curie", "given": "Marie"}],
  "container-title": "Comptes rendus", "issued": {"date-parts": [[1898]]}}]
"""
ORCID = """\
{"person": {"name": {"given-names": {"value": "Marie"}, "family-name": {"value": "Curie"}}},
 "activities-summary": {"works": {"group": [{"work-summary": [{
  "put-code": 1, "type": "journal-article",
  "title": {"title": {"value": "Sur une substance nouvelle radio-active"}},
  "journal-title": {"value": "Comptes rendus"},
  "publication-date": {"year": {"value": "1898"}}}]}]}}}
"""


def text_of(*entries: str, name: str = "papers.bib", lone: bool = False) -> Text:
    return text_of_bytes("\n".join(entries).encode(), name, lone=lone)


def many(number: int, venue: str = "Comptes rendus") -> str:
    """So many entries of Marie Curie's."""
    return "\n".join(
        f"@article{{note{n},\n author = {{Marie Curie and Pierre Curie}},\n"
        f" title = {{Note {n} sur la radioactivité}},\n journal = {{{venue}}},\n"
        f" year = {{{1900 + n % 20}}}\n}}"
        for n in range(number)
    )
