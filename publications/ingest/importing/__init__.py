"""Works of one person out of a file or pasted text, looked at first and then brought in.

The reading is `publications.ingest.formats`, the merging the loader's: a file is a source of the
person, so that a changed file can come in again without undoing what was edited here.
"""

from publications.ingest.importing.entries import Entry, State
from publications.ingest.importing.run import Outcome, import_works, preview
from publications.ingest.importing.texts import (
    FORMATS,
    PASTED,
    Text,
    pasted_text,
    text_of_bytes,
    text_of_file,
)

__all__ = [
    "FORMATS",
    "PASTED",
    "Entry",
    "Outcome",
    "State",
    "Text",
    "import_works",
    "pasted_text",
    "preview",
    "text_of_bytes",
    "text_of_file",
]
