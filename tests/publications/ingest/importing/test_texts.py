"""What somebody gives: bytes, names, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.problems import SourceError
from faculty_site.ingest.readers import MAX_PAGE_BYTES
from publications.ingest.importing import PASTED, pasted_text, text_of_bytes, text_of_file
from publications.ingest.importing.texts import LONGEST_NAME
from tests.publications.ingest.importing.samples import POLONIUM


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("papers.bib", "papers.bib"),
        ("/home/marie/papers.bib", "papers.bib"),
        ("C:\\Users\\marie\\papers.bib", "papers.bib"),
        ("Ve\u0301ro.bib", "Véro.bib"),
        ("a\nb\x1b.bib", "a\ufffdb\ufffd.bib"),
        ("", PASTED),
        ("folder/", PASTED),
        ("x" * 500 + ".bib", "x" * (LONGEST_NAME - 4) + ".bib"),
    ],
)
def test_a_source_is_named_by_its_file(given: str, name: str) -> None:
    assert text_of_bytes(b"@book{a}", given).name == name


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"", None, "There is nothing in it. Give BibTeX"),
        (b" \r\n\t", None, "nothing in it"),
        (b"a\nb\0", 2, "NUL byte"),
        (b"\xff\xfea", None, "UTF-16"),
        (b"x" * (MAX_PAGE_BYTES + 1), None, "5.0 MB; at most 5 MB"),
    ],
    ids=["empty", "blank", "nul", "utf-16", "large"],
)
def test_what_is_no_text_is_refused(content: bytes, line: int | None, words: str) -> None:
    with pytest.raises(SourceError, match=words) as raised:
        text_of_bytes(content, "papers.bib")
    assert raised.value.line == line


def test_the_bytes_are_kept_as_they_are() -> None:
    content = "\ufeff@book{a,\r\n title = {Œuvres}}\r\n".encode()
    text = text_of_bytes(content, "papers.bib")
    assert (text.content, text.text) == (content, "@book{a,\n title = {Œuvres}}\n")
    assert text.remarks == ()


def test_odd_bytes_are_remarked_on() -> None:
    text = text_of_bytes("@book{a,\n title = {Œuvres}}".encode("cp1252"), "papers.bib")
    assert "Œuvres" in text.text
    (remark,) = text.remarks
    assert (remark.line, remark.level) == (2, "warning")


def test_messages_name_the_file_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "papers.bib"
    with pytest.raises(SourceError, match="no such file"):
        text_of_file(path)
    path.write_bytes(b"")
    with pytest.raises(SourceError) as raised:
        text_of_file(path)
    assert raised.value.path == path
    path.write_bytes(b"x" * (MAX_PAGE_BYTES + 1))
    with pytest.raises(SourceError, match="Give it in parts"):
        text_of_file(path)
    path.write_text(POLONIUM, encoding="utf-8")
    assert (text_of_file(path).path, text_of_file(path).lone) == (path, False)


def test_a_pasted_text_is_no_whole_list() -> None:
    text = pasted_text(f"{POLONIUM}\ud800")
    assert (text.name, text.lone) == (PASTED, True)
    assert text.text.endswith("?")
