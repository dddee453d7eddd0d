"""Whatever a source says, its addresses are paths on the site itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.addresses import hugo, jekyll
from faculty_site.ingest.addresses.site_file import SiteFile

Rules = Callable[[SiteFile], tuple[str, ...]]

KEYS = ["permalink", "url", "slug", "title", "date", "categories", "category", "redirect_from"]
SETTINGS = ["permalink", "permalinks", "baseurl", "baseURL", "collections", "defaults", "languages"]
texts = st.text(max_size=12) | st.sampled_from(
    [
        "//evil.example/",
        "/\\evil",
        "/:title/",
        "/../x",
        "1898-07-18",
        "https://e.example/~a/",
        "/a b",
    ]
)
values = st.recursive(
    texts | st.integers() | st.booleans() | st.none() | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=4,
)
folders = st.sampled_from(
    ["", "_posts/", "_news/", "content/post/", "_pages/", "content/authors/x/"]
)
files = st.builds(
    SiteFile,
    st.builds("{}{}.md".format, folders, texts),
    st.dictionaries(st.sampled_from([*KEYS, "aliases", "lang"]), values, max_size=4),
    st.dictionaries(st.sampled_from(SETTINGS), values, max_size=3),
)


@pytest.mark.parametrize("addresses", [jekyll.addresses, hugo.addresses])
@given(file=files)
def test_addresses_begin_with_one_slash_and_stand_once(addresses: Rules, file: SiteFile) -> None:
    found = addresses(file)

    assert len(found) == len(set(found))
    assert all(address.startswith("/") and not address.startswith("//") for address in found)
