import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.readers.decoding import Decoded, decode


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Gödel 哥德尔".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "Gödel 哥德尔".encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + "Gödel 哥德尔".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Gödel 哥德尔".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_is_recognised(content: bytes, encoding: str) -> None:
    assert decode(content) == Decoded("Gödel 哥德尔", encoding)


def test_latin_1_comes_out_right() -> None:
    text = "Kurt Gödel, Brünn: «Über formal unentscheidbare Sätze»"

    assert decode(text.encode("latin-1")) == Decoded(text, "cp1252", 6)


def test_a_stray_byte_spoils_nothing_else() -> None:
    assert decode("Gödel ".encode() + b"\x96 \x81" + " Brünn".encode()) == Decoded(
        "Gödel – \x81 Brünn", "cp1252", 7
    )


def test_broken_utf_16_is_no_text() -> None:
    with pytest.raises(UnicodeDecodeError):
        decode(codecs.BOM_UTF16_LE + b"a")


@given(st.binary())
def test_anything_else_decodes(content: bytes) -> None:
    if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert isinstance(decode(content).text, str)


@given(st.text())
def test_utf_8_is_never_guessed_at(text: str) -> None:
    assert decode(text.encode()) == Decoded(text.removeprefix("\ufeff"), "utf-8")
