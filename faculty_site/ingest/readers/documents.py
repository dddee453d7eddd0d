"""One file -> a Document, or a SourceError that says what to do."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path
from typing import Final

from faculty_site.ingest.documents import Document
from faculty_site.ingest.front_matter import normalise_newlines, split
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.readers.decoding import Decoded, decode

MAX_PAGE_BYTES: Final = 5_000_000

_SAVE_AS_UTF8: Final = "Open it in a text editor and save it as UTF-8."


def read_document(path: Path, *, root: Path, problems: Problems) -> Document:
    """Read a page that lies inside `root`, the folder of its source.

    Raises `SourceError` for what is no page or cannot be trusted: nothing there, no regular
    file (never opened), a link leading out of `root`, more than `MAX_PAGE_BYTES`, a NUL byte,
    nothing but blanks, malformed front matter. A file in another encoding than UTF-8 or UTF-16
    is read with a warning. A page switched off by an HTML comment round its front matter gets
    `published: false`, Jekyll's own way to say so.
    """
    path, root = Path(os.path.abspath(path)), Path(os.path.abspath(root))
    content = read_content(path, root=root)
    text, encoding = read_text(content, path, problems)
    parts = split(text, path)
    for warning in parts.warnings:
        problems.add(warning)
    if parts.disabled:
        problems.info(
            path, 1, "The front matter stands in an HTML comment, so this page is kept hidden."
        )
    return Document(
        path=path,
        name=_name(path, root),
        content=content,
        text=text,
        front_matter={**parts.data, "published": False} if parts.disabled else parts.data,
        body=parts.body,
        body_line=parts.body_line,
        encoding=encoding,
        key_lines=parts.key_lines,
    )


def read_text(content: bytes, path: Path, problems: Problems) -> tuple[str, str]:
    """The text of a file's bytes and its encoding; lines end with a line feed.

    Raises `SourceError` for broken UTF-16, a NUL byte, nothing but blanks.
    """
    decoded = _decode(content, path)
    text = normalise_newlines(decoded.text)
    _check_text(text, path)
    if decoded.first_odd is not None:
        _warn_of_encoding(content, decoded.first_odd, path, problems)
    return text, decoded.encoding


def _name(path: Path, root: Path) -> str:
    """The path inside the source, the same on every machine.

    macOS writes accents of file names apart, and a name need not be UTF-8 at all.
    """
    name = os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "replace")
    return unicodedata.normalize("NFC", name)


def read_content(path: Path, *, root: Path) -> bytes:
    """The bytes of a file inside `root`; raises `SourceError` for what cannot be trusted."""
    try:
        _check_file(path, root)
        with path.open("rb") as file:
            content = file.read(MAX_PAGE_BYTES + 1)
    except FileNotFoundError as error:
        raise SourceError(path, None, _why_missing(path)) from error
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before 3.13
        reason = error.strerror if isinstance(error, OSError) else "its links lead in a circle"
        raise SourceError(
            path, None, f"This file cannot be read: {reason}. Check its permissions and links."
        ) from error
    if len(content) > MAX_PAGE_BYTES:
        raise _too_large(path, len(content))
    return content


def _check_file(path: Path, root: Path) -> None:
    """Refuse what must not be opened: opening a pipe would wait for ever."""
    target = path.resolve(strict=True)
    if not path.is_relative_to(root) or not target.is_relative_to(root.resolve()):
        raise SourceError(
            path,
            None,
            "This is a symbolic link that leads out of its folder. Put a copy of the file in "
            "its place."
            if path.is_symlink()
            else f"This file lies outside {root}. Move it there.",
        )
    facts = target.stat()
    if not stat.S_ISREG(facts.st_mode):
        kind = "a folder" if stat.S_ISDIR(facts.st_mode) else "a pipe, socket or device"
        raise SourceError(
            path, None, f"A text file was expected, but this is {kind}. Remove it, or rename it."
        )
    if facts.st_size > MAX_PAGE_BYTES:
        raise _too_large(path, facts.st_size)


def _why_missing(path: Path) -> str:
    if path.is_symlink():
        return "This symbolic link points at nothing. Put a copy of the file in its place."
    return "There is no such file. Check the spelling of its path."


def _too_large(path: Path, size: int) -> SourceError:
    return SourceError(
        path,
        None,
        f"This file has {size / 1e6:,.1f} MB; a page may have {MAX_PAGE_BYTES / 1e6:.0f} MB. "
        "Move embedded pictures and data into files of their own.",
    )


def _decode(content: bytes, path: Path) -> Decoded:
    try:
        return decode(content)
    except UnicodeDecodeError as error:
        raise SourceError(
            path, None, f"This file begins as UTF-16 and goes on as something else. {_SAVE_AS_UTF8}"
        ) from error


def _check_text(text: str, path: Path) -> None:
    nul = text.find("\0")
    if nul >= 0:
        raise SourceError(
            path,
            text.count("\n", 0, nul) + 1,
            "This line holds a NUL byte, which no text has. Delete it; if the whole file looks "
            "odd, it is no text or has another encoding. " + _SAVE_AS_UTF8,
        )
    if not text.strip():
        raise SourceError(path, None, "This file is empty. Write the page, or remove the file.")


def _warn_of_encoding(content: bytes, offset: int, path: Path, problems: Problems) -> None:
    before = content[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    problems.warning(
        path,
        before.count(b"\n") + 1,
        "This line is not UTF-8; it was read as Windows-1252 (Latin-1), so accented letters may "
        f"be wrong. {_SAVE_AS_UTF8}",
    )
