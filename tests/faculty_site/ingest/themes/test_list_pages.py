"""Pages that only list records, by what stands on them."""

from __future__ import annotations

import pytest

from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.themes.list_pages import lists_only


@pytest.mark.parametrize(
    ("body", "lists"),
    [
        ("## Published articles\n\n- a\n\n## Under review\n\n### Joint\n\n- b\n", True),
        ('<div markdown="1">\n\n## News\n\n- a\n\n</div>\n', True),
        ("What I do.\n\n## Publications\n\n- a\n", False),
        ("## Publications\n\n- a\n\n## Projects\n\n- b\n", False),
        ("## Lectures\n\n- a\n", False),
        ("## Contact\n\n- a\n\n## News\n\n- b\n", False),
        ("", False),
    ],
)  # fmt: skip
def test_a_page_of_nothing_but_lists(body: str, lists: bool) -> None:
    assert lists_only(read_outline(body, "kramdown")) is lists
