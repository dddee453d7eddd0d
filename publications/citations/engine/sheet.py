"""A style file, read once, that turns an item into marked text."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any, Final

from citeproc import model
from citeproc.frontend import CitationStylesStyle
from lxml import etree

from publications.citations.engine import elements, people
from publications.citations.engine.references import Cite, Item, Reference
from publications.citations.marks import Marking

_NAMESPACE: Final = "http://purl.org/net/xbiblio/csl"
_OURS: Final = {
    "group": elements.Group,
    "if": elements.If,
    "else-if": elements.ElseIf,
    "substitute": elements.Substitute,
    "text": elements.Text,
    "label": elements.Label,
    "number": elements.Number,
    "date": elements.Date,
    "names": people.Names,
    "name": people.Name,
}


class Sheet(CitationStylesStyle):
    """A style in one language of terms; `options` are attributes of its root, ours among them."""

    def __init__(self, path: Path, language: str, options: dict[str, str]) -> None:
        lookup = etree.ElementNamespaceClassLookup()
        elements_of = lookup.get_namespace(_NAMESPACE)
        elements_of[None] = model.CitationStylesElement
        for element in model.CitationStylesElement.__subclasses__():
            elements_of[element.__name__.replace("_", "-").lower()] = element
        elements_of.update(_OURS)
        self.parser = etree.XMLParser(remove_comments=True, no_network=True, resolve_entities=False)
        self.parser.set_element_class_lookup(lookup)
        self.xml = etree.parse(path, self.parser)
        self.root: Any = self.xml.getroot()
        # Ranges are shortened before a style sees them: the library's 1–29 is 1–9 in MLA.
        self.root.attrib.pop("page-range-format", None)
        self.root.attrib.update(options)
        self.root.set_locale_list(language, validate=False)
        self.root.formatter = Marking
        self.lock = Lock()

    def entry(self, item: Item, language: str) -> str:
        """The entry of a bibliography, italics marked; "" for nothing.

        One at a time: the library's tree remembers what it renders.
        """
        with self.lock:
            cite = Cite(Reference(item, language))
            entries = self.root.bibliography.layout.render_bibliography([cite])
        return "".join(str(entry) for entry in entries)
