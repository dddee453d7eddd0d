"""Bytes -> text, whatever editor wrote them."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without byte order mark, and where guessing began: offset of the first odd byte."""

    text: str
    encoding: str
    first_odd: int | None = None


def decode(content: bytes) -> Decoded:
    """Decode by the byte order mark, else as UTF-8.

    A byte that is no UTF-8 is read as Windows' Western encoding (Latin-1 where that has no
    character), each by itself: so a Latin-1 file comes out right, and one stray byte in a UTF-8
    file spoils nothing else. Raises `UnicodeDecodeError` for broken UTF-16.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark) and encoding != "utf-8":
            return Decoded(content[len(mark) :].decode(encoding), encoding)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return Decoded(content.decode("utf-8", _WESTERN), "cp1252", error.start)


def _western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    odd = error.object[error.start : error.end]
    try:
        return odd.decode("cp1252"), error.end
    except UnicodeDecodeError:
        return odd.decode("latin-1"), error.end


_WESTERN = "faculty_site.western"
codecs.register_error(_WESTERN, _western)
