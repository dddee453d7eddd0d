"""The themes' includes by their parameters, as a reader gets them in either dialect."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.templating.includes import INCLUDES
from tests.faculty_site.ingest.templating.pages import (
    LINE,
    call,
    context,
    elements,
    everything,
    reads,
)

HOSTILE = '"><script>alert(1)</script><b onclick=x> {{ y }} {% z %} javascript:alert(1)'
FILM = "aBcDeFgHiJ0"


def drawn(name: str, *positional: str, **named: str) -> str:
    """The piece of an include on a page that has nothing but the call."""
    piece = INCLUDES[name](call(name, *positional, **named), context())
    assert piece is not None
    return reads(piece)


def only(html: str, tag: str) -> dict[str, str | None]:
    """The attributes of the one element of that name."""
    (found,) = [attributes for name, attributes in elements(html) if name == tag]
    return found


@pytest.mark.parametrize(
    ("name", "parameters", "shown"),
    [
        ("figure", {"path": "assets/img/a.jpg", "alt": "A"}, {"src": "/assets/img/a.jpg"}),
        ("figure", {"path": "assets/a.jpg", "title": "Radium"}, {"alt": "Radium"}),
        (
            "figure",
            {"image_path": "/assets/a.jpg", "class": "align-right"},
            {"class": "float-right"},
        ),
        ("figure", {"path": "a.jpg", "class": "mx-auto d-block"}, {"class": "align-center"}),
        (
            "image",
            {"src": "/img/a b.jpg", "width": "300px"},
            {"src": "/img/a%20b.jpg", "width": "300"},
        ),
        ("image", {"url": "https://example.org/a.png"}, {"src": "https://example.org/a.png"}),
        (
            "img",
            {"file": "a.png", "style": "max-width: 40%"},
            {"src": "/a.png", "class": "width-40"},
        ),
    ],
)
def test_a_picture_by_the_parameters_of_its_theme(
    name: str, parameters: dict[str, str], shown: dict[str, str]
) -> None:
    assert only(drawn(name, **parameters), "img").items() >= shown.items()


def test_a_caption_makes_a_figure() -> None:
    html = drawn("figure", image_path="/a.png", caption="The *lab*", alt="A shed")
    assert html.endswith("<figcaption>The <em>lab</em></figcaption></figure>")


def test_a_picture_leads_where_its_link_says() -> None:
    assert only(drawn("image", src="/a.png", url="/b/"), "a")["href"] == "/b/"
    assert "<a" not in drawn("image", src="/a.png", url="/a.png")


@pytest.mark.parametrize(
    "name", ["figure", "video", "audio", "gallery", "expand", "note", "button"]
)
def test_a_call_that_says_nothing_is_left_to_the_site(name: str) -> None:
    assert INCLUDES[name](call(name, width="3"), context()) is None


GALLERY: list[Any] = [
    {"image_path": "/a.png", "url": "/large/a.png", "alt": "A", "title": "A"},
    {"image_path": "javascript:x", "alt": "B"},
    "no picture",
    {"image_path": "assets/c.png", "alt": HOSTILE},
]


def test_a_gallery_takes_its_list_from_the_front_matter() -> None:
    page = context(front_matter={"gallery": GALLERY, "own": GALLERY[:1]})
    html = reads(INCLUDES["gallery"](call("gallery", caption="Two *glasses*"), page) or "")
    images = [attributes for name, attributes in elements(html) if name == "img"]
    assert [image["src"] for image in images] == ["/a.png", "/assets/c.png"]
    assert only(html, "a")["href"] == "/large/a.png"
    assert "<figcaption>Two <em>glasses</em></figcaption>" in html
    own = INCLUDES["gallery"](call("gallery", id="own"), page) or ""
    assert own.count("<img") == 1


def test_a_feature_row_has_pictures_words_and_links() -> None:
    row = [
        {"image_path": "/a.png", "alt": "A", "title": "Radium", "excerpt": "It *glows*."},
        {"title": HOSTILE, "url": "/x/", "btn_label": "More"},
        {"url": "javascript:alert(1)"},
    ]
    page = context(front_matter={"feature_row": row})
    html = reads(INCLUDES["feature_row"](call("feature_row"), page) or "")
    assert "<p><strong>Radium</strong></p><p>It <em>glows</em>.</p>" in html
    assert '<a href="/x/">More</a>' in html
    assert {name for name, _ in elements(html)} == {"div", "img", "p", "strong", "em", "a", "b"}
    assert all("onclick" not in attributes for _, attributes in elements(html))


@pytest.mark.parametrize(
    ("name", "parameters", "source"),
    [
        ("video", {"path": f"https://www.youtube.com/embed/{FILM}"}, "youtube-nocookie.com/embed/"),
        ("video", {"id": FILM, "provider": "youtube"}, "youtube-nocookie.com/embed/"),
        ("video", {"id": "212731897", "provider": "vimeo"}, "player.vimeo.com/video/212731897"),
        ("youtube", {"id": FILM}, f"/embed/{FILM}"),
        ("youtube", {"id": f"https://youtu.be/{FILM}"}, f"/embed/{FILM}"),
        ("youtubeplayer", {"id": FILM}, f"/embed/{FILM}"),
        ("vimeo", {"id": "212731897"}, "player.vimeo.com/video/"),
        ("bilibili", {"id": "BV1abcdefghi"}, "bvid=BV1abcdefghi"),
        ("googledriveplayer", {"id": "a" * 33}, f"drive.google.com/file/d/{'a' * 33}/preview"),
        ("embed", {"url": f"https://youtu.be/{FILM}"}, f"/embed/{FILM}"),
    ],
)
def test_a_video_of_a_known_host_is_a_frame(
    name: str, parameters: dict[str, str], source: str
) -> None:
    piece = INCLUDES[name](call(name, title=HOSTILE, **parameters), context()) or ""
    frame = only(piece, "iframe")
    assert source in (frame["src"] or "")
    assert frame["title"]
    assert len(elements(piece)) == 1
    assert "{{" not in piece


@pytest.mark.parametrize(
    ("name", "parameters", "words"),
    [
        ("video", {"path": "assets/video/a.mp4", "controls": "true"}, "Video: a.mp4"),
        ("audio", {"path": "assets/audio/a%20b.mp3"}, "Audio: a b.mp3"),
        (
            "audio",
            {"path": "https://example.org/talk.mp3", "title": HOSTILE[:4]},
            'Audio: "&gt;&lt;s',
        ),
        ("button", {"link": "/files/cv.pdf", "text": "My [CV]"}, "My [CV]"),
        ("download-box", {"url": "/files/cv.pdf"}, "cv.pdf"),
        ("embed", {"url": "https://example.org/map"}, "map"),
        ("repo", {"repository": "ada/engine"}, "ada/engine"),
        ("repo_user", {"username": "ada"}, "ada"),
        ("gist", {"id": "ada/5555"}, "Gist ada/5555"),
        ("tweet", {"url": "https://x.com/ada/status/1"}, "Post by @ada on X"),
    ],
)
def test_what_is_not_drawn_here_is_a_link(
    name: str, parameters: dict[str, str], words: str
) -> None:
    html = drawn(name, **parameters)
    assert only(html, "a")["href"]
    assert f">{words}</a></p>" in html


@pytest.mark.parametrize("name", ["figure", "video", "audio", "repo", "gist", "tweet", "vimeo"])
def test_a_hostile_address_is_refused(name: str) -> None:
    keys = ("path", "url", "id", "src", "repository")
    for value in ("javascript:alert(1)", "data:text/html,x", "vbscript:x"):
        assert INCLUDES[name](call(name, **dict.fromkeys(keys, value)), context()) is None


@pytest.mark.parametrize("name", sorted(INCLUDES))
def test_hostile_parameters_open_nothing(name: str) -> None:
    keys = ("path", "id", "title", "caption", "alt", "width", "align", "text", "content", "link")
    piece = INCLUDES[name](call(name, **dict.fromkeys(keys, HOSTILE)), context()) or "Nothing"
    for tag, attributes in everything(piece):
        assert tag not in ("script", "iframe")
        assert "onclick" not in attributes
        assert not (attributes.get("href") or "").startswith("javascript:")


def test_an_unfolding_text_and_a_callout_hold_markdown() -> None:
    html = drawn("expand", title="How", content="- *one*\n- two")
    assert "<summary>How</summary>" in html
    assert html.count("<li>") == 2
    assert drawn("warning", content="Wear *gloves*.").startswith(
        "<blockquote>\n<p><strong>Warning</strong></p>\n<p>Wear <em>gloves</em>.</p>"
    )
    assert "<strong>Care</strong>" in drawn("alert", type="danger", title="Care", text="Glass")


def test_parts_of_the_frame_leave_nothing() -> None:
    page = context()
    assert INCLUDES["toc"](call("toc"), page) == ""
    assert list(page.problems) == []
    assert INCLUDES["comments"](call("comments"), page) == ""
    assert [(problem.level, problem.line) for problem in page.problems] == [("info", LINE)]


PARAMETER = st.text(st.sampled_from("ab1/.:?=&%\\\"'`<>{}[]()*_$#|-\n\0 é") | st.characters())
KEYS = ("path", "url", "id", "title", "caption", "alt", "width", "style", "content", "link")


@given(
    st.sampled_from(sorted(INCLUDES)),
    st.dictionaries(st.sampled_from(KEYS), PARAMETER),
    st.lists(PARAMETER, max_size=2),
)
def test_no_parameter_is_too_odd(name: str, named: dict[str, str], words: list[str]) -> None:
    page = context(front_matter={"gallery": [named, words], named.get("id", ""): named})
    piece = INCLUDES[name](call(name, *words, **named), page)
    assert piece is None or piece.strip("\n") == piece
