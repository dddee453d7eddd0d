"""What Hugo's Markdown does otherwise: formulas that were escaped for it, addresses, ids."""

import re

import pytest

from faculty_site.lib.markdown import Dialect, plain_text, render

ANNOTATION = re.compile(r"<annotation[^>]*>(.*?)</annotation>", re.DOTALL)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\begin{matrix} a \\\\ b \end{matrix}", r"\begin{matrix} a \\ b \end{matrix}"),
        (r"\\{x, y\\}", r"\{x, y\}"),
        (r"\{x\, y\} \\\\ z", r"\{x\, y\} \\ z"),
        (r"x\_{n} + x\_1 + \mathbf{y}\_i", r"x_{n} + x_1 + \mathbf{y}_i"),
        (r"\text{top\_k}\_i", r"\text{top\_k}_i"),
        (r"\operatorname{top\_k}", r"\operatorname{top\_k}"),
        (r"\{x_1\} \; \\ y", r"\{x_1\} \; \\ y"),
        (r"\begin{cases} a \\{b} \end{cases}", r"\begin{cases} a \\{b} \end{cases}"),
    ],
)
def test_the_escapes_of_a_formula_are_undone(written: str, meant: str) -> None:
    for text in (f"In a line ${written}$.", f"$$\n{written}\n$$"):
        assert ANNOTATION.findall(render(text, "goldmark")) == [meant]
        assert meant in plain_text(text, "goldmark")


@pytest.mark.parametrize("dialect", ["kramdown", "site"])
def test_other_dialects_escape_nothing_in_formulas(dialect: Dialect) -> None:
    tex = r"\{a\} \_ b"
    assert ANNOTATION.findall(render(f"$${tex}$$", dialect)) == [tex]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("见 https://example.org/a。然后", "https://example.org/a"),
        ("https://example.org/a，b", "https://example.org/a"),
        ("https://example.org/wiki/Göttingen", "https://example.org/wiki/G%C3%B6ttingen"),
        ("www.example.org", "https://www.example.org"),
        ('"https://example.org/a"', "https://example.org/a"),
        ("http://example.org:8000/x", "http://example.org:8000/x"),
    ],
)
@pytest.mark.parametrize("dialect", ["goldmark", "site"])
def test_bare_addresses_are_links(text: str, address: str, dialect: Dialect) -> None:
    assert re.findall(r'href="([^"]*)"', render(text, dialect)) == [address]


@pytest.mark.parametrize(
    "text",
    ["http://localhost:8000/", "http://localhost:port/a.b", "http://127.0.0.1/x", "http://a"],
)
@pytest.mark.parametrize("dialect", ["goldmark", "site"])
def test_an_address_of_nobodys_is_text(text: str, dialect: Dialect) -> None:
    assert "<a" not in render(text, dialect)


def test_ids_come_from_the_source_of_a_heading() -> None:
    text = "# [Ra](https://example.org) and *rays*"
    assert 'id="rahttpsexampleorg-and-rays"' in render(text, "goldmark")
    assert 'id="ra-and-rays"' in render(text, "site")
