"""A page that is one work: what its front matter states."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from faculty_site.ingest.documents import Extraction, LinkFact
from faculty_site.ingest.items import Item
from faculty_site.ingest.problems import Problems
from publications.ingest import extract
from tests.publications.ingest.pages import page_of, works


@pytest.mark.parametrize(
    ("stated", "id_of_preprint", "links"),
    [
        ("1712.05812", "1712.05812", []),
        ("https://arxiv.org/abs/1712.05812v2", "1712.05812v2", []),
        (
            "https://papers.example.org/abstract=1712",
            "",
            [{"kind": "url", "url": "https://papers.example.org/abstract=1712", "label": ""}],
        ),
    ],
)
def test_only_an_arxiv_id_is_one(
    tmp_path: Path, stated: str, id_of_preprint: str, links: list[dict[str, str]]
) -> None:
    item = Item(
        title="Notes on the Engine",
        authors=("Ada Lovelace",),
        arxiv=stated,
        links=(LinkFact("arxiv", stated, ""),),
    )
    into = Extraction("ada-lovelace", "Ada Lovelace", tmp_path, Problems())
    extract(replace(page_of(tmp_path, ""), role="work", item=item), into)

    (work,) = works(into)

    assert work.fields["arxiv"] == id_of_preprint
    assert work.fields["links"] == links
