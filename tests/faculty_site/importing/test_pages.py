"""What the page of an import says of its records."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from faculty_site.importing.models import ImportRun
from faculty_site.importing.pages import totals_of


def test_words_behind_a_number_agree_with_it() -> None:
    group: dict[str, Any] = {"model": "news.newsitem", "counts": {"new": 2, "changed": 1}}
    run = ImportRun(shown={"people": [{"groups": [group]}]})

    with translation.override("es"):
        (news,) = totals_of(run)
        assert news.counts == (("novedades", 2), ("cambio", 1))
    with translation.override("en"):
        (news,) = totals_of(run)
        assert news.counts == (("new", 2), ("changed", 1))
