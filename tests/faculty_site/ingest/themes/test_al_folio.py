from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.themes import al_folio


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({"theme": "al-folio"}, True),
        ({"theme": "al_folio_core"}, True),
        ({"remote_theme": "alshedivat/al-folio@v0.12.0"}, True),
        ({"al_folio": {"version": 1}}, True),
        ({"first_name": "Maria", "scholar": {}}, True),
        ({"first_name": "Maria"}, False),
        ({"theme": "minima", "scholar": {}}, False),
        ({"theme": None}, False),
    ],
)
def test_what_says_that_a_site_is_one(
    tmp_path: Path, config: dict[str, Any], expected: bool
) -> None:
    assert al_folio.matches_site(SiteFiles(tmp_path, Problems()), config) is expected
