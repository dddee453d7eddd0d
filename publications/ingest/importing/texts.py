"""What somebody gives to be read: a file's bytes or a pasted text, checked before it is parsed."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.translation import gettext_noop

from faculty_site.ingest.problems import Problem, Problems, SourceError
from faculty_site.ingest.readers import MAX_PAGE_BYTES, read_content, read_text

PASTED: Final = "pasted"
"""The name of the source of all that somebody pasted for a person."""

FORMATS: Final = gettext_noop("BibTeX, RIS, CSL-JSON or the JSON of works that ORCID gives")
"""What is read; it is recognised by what stands in it."""

LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the name of its source, and what was odd about it.

    `content` are the bytes that are kept, `path` is what messages say. `lone` says that it is no
    whole list: what an earlier text of the same name had is not missed.
    """

    name: str
    text: str
    content: bytes
    path: Path
    remarks: tuple[Problem, ...] = ()
    lone: bool = False


def text_of_file(path: Path) -> Text:
    """The text of a file; raises SourceError for what is none or cannot be trusted."""
    absolute = Path(os.path.abspath(path))
    if absolute.is_file():
        _check_size(absolute.stat().st_size, path)
    return text_of_bytes(read_content(absolute, root=absolute.parent), path.name, path=path)


def text_of_bytes(
    content: bytes, name: str, *, path: Path | None = None, lone: bool = False
) -> Text:
    """The text of a file's bytes; raises SourceError with the line of what is wrong."""
    name = shown_name(name)
    path = path or Path(name)
    _check_size(len(content), path)
    if not content.strip():
        raise SourceError(path, None, f"There is nothing in it. Give {FORMATS}.")
    problems = Problems()
    text, _encoding = read_text(content, path, problems)
    return Text(name, text, content, path, tuple(problems), lone)


def _check_size(size: int, path: Path) -> None:
    if size > MAX_PAGE_BYTES:
        raise SourceError(
            path,
            None,
            f"It has {size / 1e6:,.1f} MB; at most {MAX_PAGE_BYTES / 1e6:.0f} MB are read at a "
            "time. Give it in parts.",
        )


def pasted_text(text: str | bytes) -> Text:
    """The same for a text that somebody pasted or piped."""
    content = text.encode("utf-8", "replace") if isinstance(text, str) else text
    return text_of_bytes(content, PASTED, lone=True)


def shown_name(name: str) -> str:
    """A file's name without its folders, the same on every machine; it names the source."""
    name = os.fsencode(name.replace("\\", "/").rpartition("/")[2]).decode("utf-8", "replace")
    plain = "".join(c if c.isprintable() else "\ufffd" for c in unicodedata.normalize("NFC", name))
    return plain[-LONGEST_NAME:] or PASTED
