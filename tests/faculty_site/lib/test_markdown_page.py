"""The pass that fits rendered text into a page."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from faculty_site.lib.markdown import for_page, render

ADDRESSES = {"page:noether": "/people/noether/", "asset:a.png": '/media/a".png'}


def fitted(text: str, shift: int = 1, prefix: str = "s2-") -> str:
    html = render(text, "kramdown")
    return for_page(html, heading_shift=shift, id_prefix=prefix, resolve=ADDRESSES.get)


def test_headings_go_below_the_page_heading() -> None:
    html = fitted("# One\n\n#### Four\n\n###### Six", shift=2)
    assert re.findall(r"</?(h\d)", html) == ["h3", "h3", "h6", "h6", "h6", "h6"]


def test_ids_get_the_prefix_and_links_follow() -> None:
    html = fitted("[to b](#b) [elsewhere](#top) text[^1]\n\n# B\n\n[^1]: note")
    ids = re.findall(r' id="([^"]*)"', html)
    assert ids == ["s2-fnref1", "s2-b", "s2-fn1"]
    assert re.findall(r' href="([^"]*)"', html) == ["#s2-b", "#top", "#s2-fn1", "#s2-fnref1"]


def test_ids_are_unique_even_where_an_author_repeats_them() -> None:
    html = fitted('<p id="x">a</p>\n\n<p id="x">b</p>\n\n<p id="x-1">c</p>\n\n[x](#x)')
    ids = re.findall(r' id="([^"]*)"', html)
    assert ids[:2] == ["s2-x", "s2-x-1"]
    assert len(set(ids)) == 3
    assert 'href="#s2-x"' in html


def test_names_of_browser_objects_are_harmless() -> None:
    text = '<p id="location">a</p>\n\n# __proto__\n\n<p id="constructor">b</p>'
    for prefix, expected in (("s2-", "s2-"), ("", "user-content-")):
        ids = re.findall(r' id="([^"]*)"', fitted(text, prefix=prefix))
        assert ids
        assert all(name.startswith(expected) for name in ids)


def test_internal_addresses_are_filled_in() -> None:
    html = fitted("[Noether](page:noether) ![portrait](asset:a.png)")
    assert '<a href="/people/noether/">Noether</a>' in html
    assert 'src="/media/a&quot;.png"' in html


def test_an_unknown_address_leaves_text() -> None:
    html = fitted("[Hilbert](page:hilbert) ![a <b> portrait](asset:none.png)")
    assert "<a>Hilbert</a>" in html
    assert '<span class="missing-asset">a &lt;b&gt; portrait</span>' in html
    assert "page:" not in html
    assert "asset:" not in html


def test_text_that_looks_like_tags_stays_text() -> None:
    html = fitted('`<h1 id="x">` and <a title="&lt;h1 id=&quot;x&quot;&gt;" href="#x">y</a>')
    assert "&lt;h1 id=" in html
    assert "<h" not in html.replace("<p>", "")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab <>/=\"'&#[]()!:{}\n-"))))
def test_a_page_that_changes_nothing_is_the_same(text: str) -> None:
    html = re.sub(r' (?:id|href)="[^"]*"', "", render(text, "site"))
    assert for_page(html, heading_shift=0, id_prefix="", resolve=lambda _: None) == html
