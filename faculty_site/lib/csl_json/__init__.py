"""JSON of references: its items with the texts and lines they have in the file."""

from faculty_site.lib.csl_json.reading import Item, JsonError, read_json, written
from faculty_site.lib.csl_json.values import first_text, mapping, texts

__all__ = ["Item", "JsonError", "first_text", "mapping", "read_json", "texts", "written"]
