"""Dates of front matter in numbers: what the site agrees on, else the day first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faculty_site.ingest.themes.jekyll.site_folders import page, site

CONFIG = "title: Emmy Noether\ncollections: {news: {output: true}}\n"


@pytest.mark.parametrize(
    ("dates", "read", "told"),
    [
        (["04/06/1919"], ["1919-06-04"], "A date of this site could"),
        (["04/06/1919", "05/06/1919"], ["1919-06-04", "1919-06-05"], "2 dates of this site"),
        (["04/06/1919", "26/07/1918"], ["1918-07-26", "1919-06-04"], ""),
        (["04/06/1919", "07/26/1918"], ["1918-07-26", "1919-04-06"], ""),
        (["04/06/1919", "26/07/1918", "07/26/1918"], ["1918-07-26"] * 2 + ["1919-06-04"], "A date"),
        (["1919-06-04", "June 1919"], ["1919-06", "1919-06-04"], ""),
    ],
)
def test_the_dates_of_a_site_are_read_in_one_order(
    tmp_path: Path, dates: list[str], read: list[str], told: str
) -> None:
    news = {f"_news/{n}.md": page(date=f'"{d}"', body=f"Item {n}") for n, d in enumerate(dates)}
    index = {"_config.yml": CONFIG, "index.md": page("Emmy Noether", "On invariants.")}

    home, problems = site(tmp_path, index | news)

    items = [found.item for found in home.pages if found.role == "news"]
    assert sorted(str(item.date) for item in items if item) == read
    warnings = [
        (Path(p.path).name, p.line) for p in problems if "day and month swapped" in p.message
    ]
    assert warnings == ([("0.md", 2)] if told else [])
    assert all(p.message.startswith(told) for p in problems if "swapped" in p.message)
