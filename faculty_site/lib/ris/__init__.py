"""RIS: from a file's text to references in words. Pure; knows no model and no page."""

from faculty_site.lib.ris.reading import Reference, References, is_ris, read_references

__all__ = ["Reference", "References", "is_ris", "read_references"]
