"""The pass that fits rendered text into a page."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faculty_site.lib.markdown import for_page, render
from faculty_site.lib.markdown.page import PictureAddress

ADDRESSES = {
    "page:noether": "/people/noether/",
    "asset:a.png": '/media/a".png',
    "#far": "/far/#far",
}


def fitted(text: str, shift: int = 1, prefix: str = "s2-") -> str:
    html = render(text, "kramdown")
    return for_page(html, heading_shift=shift, id_prefix=prefix, resolve=ADDRESSES.get)


def test_headings_go_below_the_page_heading() -> None:
    html = fitted("# One\n\n## Two", shift=2)
    assert re.findall(r"</?(h\d)", html) == ["h3", "h3", "h4", "h4"]


def test_headings_skip_no_level_though_their_author_did() -> None:
    text = "### A\n\n##### B\n\n##### C\n\n#### D\n\n# E\n\n#### F\n\n###### G"
    html = fitted(text, shift=1)
    assert re.findall(r"<h(\d)[^>]*>(\w)", html) == [
        ("2", "A"), ("3", "B"), ("3", "C"), ("3", "D"), ("2", "E"), ("3", "F"), ("4", "G"),
    ]  # fmt: skip


def test_ids_get_the_prefix_and_links_follow() -> None:
    html = fitted("[to b](#b) [elsewhere](#top) text[^1]\n\n# B\n\n[^1]: note")
    ids = re.findall(r' id="([^"]*)"', html)
    assert ids == ["s2-fnref:1", "s2-b", "s2-fn:1"]
    assert re.findall(r' href="([^"]*)"', html) == ["#s2-b", "#top", "#s2-fn:1", "#s2-fnref:1"]


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
    html = re.sub(r"<pre>|</?table>", "", html)
    assert for_page(html, heading_shift=0, id_prefix="", resolve=lambda written: written) == html


PICTURE = PictureAddress("/media/engine.png", lambda: (600, 400))


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ('<img src="asset:e">', (600, 400)),
        ('<img src="asset:e" width="300">', (300, 200)),
        ('<img src="asset:e" height="100">', (150, 100)),
        ('<img src="asset:e" width="90" height="90">', (90, 90)),
    ],
)
def test_a_picture_of_ours_says_its_size(written: str, size: tuple[int, int]) -> None:
    html = for_page(written, heading_shift=0, id_prefix="", resolve=lambda _: PICTURE)
    assert f'width="{size[0]}"' in html
    assert f'height="{size[1]}"' in html


@pytest.mark.parametrize(
    ("written", "sizes"),
    [
        ('<img src="asset:e">', "(max-width: 640px) 100vw, 640px"),
        ('<img src="asset:e" width="300">', "(max-width: 300px) 100vw, 300px"),
    ],
)
def test_a_large_picture_offers_its_widths(written: str, sizes: str) -> None:
    address = PictureAddress("/e.png", lambda: (900, 600), lambda: "/e-320.webp 320w")
    html = for_page(written, heading_shift=0, id_prefix="", resolve=lambda _: address)

    assert 'src="/e.png"' in html
    assert 'srcset="/e-320.webp 320w"' in html
    assert f'sizes="{sizes}"' in html


def test_only_pictures_are_measured() -> None:
    def measure() -> tuple[int, int]:
        raise AssertionError("a link's file was measured")

    address = PictureAddress("/media/cv.pdf", measure)
    html = for_page(
        '<a href="asset:cv">CV</a>', heading_shift=0, id_prefix="", resolve=lambda _: address
    )
    assert html == '<a href="/media/cv.pdf">CV</a>'


def test_a_frame_keeps_its_address() -> None:
    html = '<iframe src="https://player.vimeo.com/video/123456" title="x"></iframe>'
    assert for_page(html, heading_shift=0, id_prefix="", resolve=lambda _: None) == html


def test_a_link_to_a_place_is_known_however_it_is_written() -> None:
    html = fitted("[up](#%C3%BCber-mich) [no](#nowhere) [far](#far) [top](#Top)\n\n## Über mich")
    assert re.findall(r"<a[^>]*>", html) == [
        '<a href="#s2-über-mich">', "<a>", '<a href="/far/#far">', '<a href="#Top">',
    ]  # fmt: skip


def test_the_way_back_from_a_note_to_no_place_is_no_link() -> None:
    html = '<p>A note <a aria-label="Back" class="x" href="#fnref1:1" role="doc-backlink">↩︎</a></p>'
    fitted = for_page(html, heading_shift=0, id_prefix="", resolve=lambda _: None)
    assert fitted == '<p>A note <a class="x">↩︎</a></p>'
