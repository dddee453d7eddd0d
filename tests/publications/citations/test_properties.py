"""Whatever a dict that is called CSL-JSON holds, something safe is cited."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from publications.citations import STYLES, cite
from publications.citations.engine.sheet import Sheet
from publications.citations.items import NAMES, TEXTS, TYPES

_scraps = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["<script>x</script>", "10.1/x", "1-9", "2nd", "n. d.", "“?”", "$a<b$", "等", "--"]
    ),
)
_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _scraps,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_scraps, inner, max_size=3),
    max_leaves=6,
)
_people = st.lists(
    st.dictionaries(
        st.sampled_from(["family", "given", "literal", "suffix", "non-dropping-particle", "x"]),
        _scraps,
        max_size=4,
    ),
    max_size=9,
)
_dates = st.fixed_dictionaries(
    {"date-parts": st.lists(st.lists(st.integers() | _scraps, max_size=4), max_size=2)}
)
_items = st.fixed_dictionaries(
    {"type": st.sampled_from(sorted(TYPES)) | _scraps},
    optional={
        **dict.fromkeys(sorted(TEXTS), _scraps | _anything),
        **dict.fromkeys(NAMES, _people | _anything),
        "status": st.sampled_from(["in_press", "under review", "in preparation", "published"]),
        "issued": _dates | _anything,
    },
)


@pytest.mark.parametrize("style", STYLES)
@given(item=_items)
def test_any_item_is_cited_safely(style: str, item: dict[str, Any]) -> None:
    citation = cite(item, style)

    assert citation.text.strip()
    assert "\ue000" not in citation.text
    assert "\ue001" not in citation.text
    assert re.sub(r"</?i>|&(?:amp|lt|gt);", "", citation.html).count("<") == 0
    assert citation.html.count("<i>") == citation.html.count("</i>")


@pytest.mark.parametrize("style", STYLES)
@given(item=_items)
def test_no_item_makes_a_style_fail(style: str, item: dict[str, Any]) -> None:
    """The plain form is there for what nobody thought of; nothing known may need it."""
    cache.clear()
    failed: list[Exception] = []
    whole = Sheet.entry

    def watched(sheet: Sheet, *arguments: Any) -> str:
        try:
            return whole(sheet, *arguments)
        except Exception as error:
            failed.append(error)
            raise

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sheet, "entry", watched)
        cite(item, style)

    assert failed == []
