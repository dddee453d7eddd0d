"""Links that say what they lead to."""

import pytest

from faculty_site.ingest.templating.pieces.links import gist, named_link, on_github, post
from tests.faculty_site.ingest.templating.pages import reads


@pytest.mark.parametrize(
    ("url", "words", "shown"),
    [
        ("/files/on%20radium.pdf?v=1", "", "on radium.pdf"),
        ("https://example.org", "", "example.org"),
        ("/a%7Cb.pdf", "", "a|b.pdf"),
        ("https://example.org/a", "The *thesis*", "The <em>thesis</em>"),
    ],
)
def test_a_link_is_named_by_its_words_or_its_file(url: str, words: str, shown: str) -> None:
    assert reads(named_link(url, words) or "") == f'<p><a href="{url}">{shown}</a></p>'


def test_a_link_needs_a_safe_address() -> None:
    assert named_link("javascript:alert(1)", "Thesis") is None


@pytest.mark.parametrize("name", ["ada", "ada/engine.js", "a-b/c_d"])
def test_a_name_on_github(name: str) -> None:
    html = reads(on_github(name) or "")
    assert html == f'<p><a href="https://github.com/{name}">{name}</a></p>'


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("5555", "5555"),
        ("ada/5555", "ada/5555"),
        ("https://gist.github.com/ada/5555.js", "ada/5555"),
    ],
)
def test_a_gist_by_its_id_or_its_address(name: str, id_: str) -> None:
    html = reads(gist(name, "engine.py") or "")
    assert html == f'<p><a href="https://gist.github.com/{id_}">engine.py (gist)</a></p>'


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://twitter.com/ada/status/1?s=20", "Post by @ada on X"),
        ("https://x.com/ada_l", "@ada_l on X"),
    ],
)
def test_a_post_is_named_by_its_author(url: str, words: str) -> None:
    assert reads(post(url) or "") == f'<p><a href="{url}">{words}</a></p>'


@pytest.mark.parametrize("value", ["", "a b", "../x", '5"><script>', "javascript:alert(1)"])
def test_what_is_no_name_is_no_link(value: str) -> None:
    assert on_github(value) is None
    assert gist(value) is None
    assert post(value) is None
