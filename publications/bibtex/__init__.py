"""BibTeX: from a file's text to entries in plain words. Pure; knows no model and no page."""

from publications.bibtex.entries import Bibliography, Entry, Fault
from publications.bibtex.latex import plain
from publications.bibtex.people import Person, people
from publications.bibtex.reading import read_bibliography

__all__ = [
    "Bibliography",
    "Entry",
    "Fault",
    "Person",
    "people",
    "plain",
    "read_bibliography",
]
