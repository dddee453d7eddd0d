"""BibTeX: from a file's text to entries in plain words. Pure; knows no model and no page."""

from faculty_site.lib.bibtex.entries import Bibliography, Entry
from faculty_site.lib.bibtex.joining import joined
from faculty_site.lib.bibtex.latex import formulas_in_letters, plain
from faculty_site.lib.bibtex.people import Person, people
from faculty_site.lib.bibtex.reading import read_bibliography
from faculty_site.lib.bibtex.writing import write_entry
from faculty_site.lib.faults import Fault

__all__ = [
    "Bibliography",
    "Entry",
    "Fault",
    "Person",
    "formulas_in_letters",
    "joined",
    "people",
    "plain",
    "read_bibliography",
    "write_entry",
]
