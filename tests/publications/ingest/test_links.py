"""DOIs, arXiv ids and kinds of links."""

from __future__ import annotations

import pytest

from publications.ingest.links import find_arxiv, find_doi, is_button, kind_of_label, kind_of_url


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.1038/143239a0.", "10.1038/143239a0"),
        ("doi.org/10.1038/143239a0", "10.1038/143239a0"),
        ("https://doi.org/10.1000/a%2Fb", "10.1000/a/b"),
        ("(doi:10.1002/(SICI)1097-0258(19980815))", "10.1002/(SICI)1097-0258(19980815)"),
        ("https://dl.acm.org/doi/pdf/10.1145/3.4?download=true", "10.1145/3.4"),
        ("10.1 and 10.12", ""),
    ],
)
def test_dois(text: str, doi: str) -> None:
    assert find_doi(text) == doi


@pytest.mark.parametrize(
    ("text", "arxiv"),
    [
        ("https://arxiv.org/abs/1908.03918v2", "1908.03918v2"),
        ("http://arxiv.org/pdf/2204.13256.pdf", "2204.13256"),
        ("arXiv:math.GT/0309136", "math.GT/0309136"),
        ("https://arxiv.org/a/babbage_c_1", ""),
    ],
)
def test_arxiv_ids(text: str, arxiv: str) -> None:
    assert find_arxiv(text) == arxiv


def test_buttons_are_told_from_words() -> None:
    assert kind_of_label("[Slides]") == "slides"
    assert kind_of_label("Annals of Mathematics") == ""
    assert is_button("10.1038/143239a0")
    assert not is_button("On Computable Numbers")
    assert kind_of_url("files/paper.PDF") == "pdf"
    assert kind_of_url("https://[broken") == "url"
