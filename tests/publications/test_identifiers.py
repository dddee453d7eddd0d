"""DOIs, arXiv ids, ISBNs and ISSNs as people paste them."""

from __future__ import annotations

import pytest

from publications.identifiers import (
    arxiv_address,
    doi_address,
    is_arxiv,
    is_isbn,
    is_issn,
    plain_arxiv,
    plain_doi,
)


@pytest.mark.parametrize(
    "text",
    [
        "10.1038/143239a0",
        " doi:10.1038/143239a0 ",
        "DOI: 10.1038/143239a0",
        "https://doi.org/10.1038/143239a0",
        "http://dx.doi.org/10.1038/143239a0",
        "doi.org/10.1038%2F143239a0",
    ],
)
def test_dois(text: str) -> None:
    assert plain_doi(text) == "10.1038/143239a0"


def test_what_is_no_doi_stays() -> None:
    assert plain_doi("https://example.org/10.1038/1") == "https://example.org/10.1038/1"
    assert plain_doi("10.1000/a%2Fb") == "10.1000/a%2Fb", "only addresses are escaped"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1706.03762", "1706.03762"),
        ("arXiv:1706.03762v2", "1706.03762v2"),
        ("https://arxiv.org/abs/1706.03762", "1706.03762"),
        ("http://www.arxiv.org/pdf/1706.03762v5.pdf", "1706.03762v5"),
        ("https://arxiv.org/abs/1706.03762?context=cs#x", "1706.03762"),
        ("arxiv.org/abs/hep-th/9711200", "hep-th/9711200"),
        ("https://doi.org/10.48550/arXiv.1706.03762", "1706.03762"),
        ("math.GT/0309136", "math.GT/0309136"),
    ],
)
def test_arxiv_ids(text: str, expected: str) -> None:
    assert plain_arxiv(text) == expected
    assert is_arxiv(expected)


@pytest.mark.parametrize("text", ["", "1706", "1706.037", "https://example.org/1706.03762", "a/b"])
def test_what_is_no_arxiv_id(text: str) -> None:
    assert not is_arxiv(plain_arxiv(text))


def test_addresses() -> None:
    assert doi_address("10.1002/(sici)1<2>3") == "https://doi.org/10.1002/(sici)1%3C2%3E3"
    assert arxiv_address("hep-th/9711200v1") == "https://arxiv.org/abs/hep-th/9711200v1"
    assert arxiv_address('1"><script>') == "https://arxiv.org/abs/1%22%3E%3Cscript%3E"


@pytest.mark.parametrize(
    "text", ["978-0-306-40615-7", "0-306-40615-2", "080442957X", "0 8044 2957 x"]
)
def test_isbns(text: str) -> None:
    assert is_isbn(text)


@pytest.mark.parametrize(
    "text", ["978-0-306-40615-8", "0-306-40615-3", "97803064", "", "９780306406157"]
)
def test_isbns_that_do_not_add_up(text: str) -> None:
    assert not is_isbn(text)


def test_issns() -> None:
    assert is_issn("0378-5955")
    assert is_issn("2434-561X")
    assert not is_issn("0378-5954")
    assert not is_issn("0378")
