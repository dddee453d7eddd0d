"""Videos: which address becomes which player, and what is only a link."""

import pytest

from faculty_site.ingest.templating.pieces.videos import file_link, player, player_of, video
from tests.faculty_site.ingest.templating.pages import reads

YOUTUBE = "https://www.youtube-nocookie.com/embed/"
FILM = "aBcDeFgHiJ0"


def framed(source: str, title: str) -> str:
    return (
        f'<iframe src="{source}" title="{title}" width="560" height="315" '
        'allowfullscreen=""></iframe>'
    )


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.youtube.com/watch?v={FILM}",
        f"https://www.youtube.com/watch?list=x&v={FILM}&feature=y",
        f"http://youtu.be/{FILM}?si=x",
        f"//www.youtube.com/embed/{FILM}",
        f"https://m.youtube.com/shorts/{FILM}",
        f"https://www.youtube-nocookie.com/embed/{FILM}",
    ],
)
def test_youtube_in_all_its_addresses(url: str) -> None:
    assert player_of(url) == framed(YOUTUBE + FILM, "Video on YouTube")


@pytest.mark.parametrize(
    ("url", "source"),
    [
        (f"https://youtu.be/{FILM}?t=1m30s", f"{YOUTUBE}{FILM}?start=90"),
        (f"https://youtu.be/{FILM}#t=45", f"{YOUTUBE}{FILM}?start=45"),
        (f"https://www.youtube.com/embed/{FILM}?start=5&autoplay=1", f"{YOUTUBE}{FILM}?start=5"),
        (
            "https://www.youtube.com/playlist?list=PLabcdefghij",
            f"{YOUTUBE}videoseries?list=PLabcdefghij",
        ),
        ("https://vimeo.com/123456", "https://player.vimeo.com/video/123456"),
        (
            "https://player.vimeo.com/video/123456?h=1ac4fd9fb4&title=0",
            "https://player.vimeo.com/video/123456?h=1ac4fd9fb4",
        ),
        (
            "https://www.bilibili.com/video/BV1abcdefghi/",
            "https://player.bilibili.com/player.html?bvid=BV1abcdefghi",
        ),
        (
            "https://drive.google.com/file/d/abcdefghijklmno/view",
            "https://drive.google.com/file/d/abcdefghijklmno/preview",
        ),
    ],
)
def test_other_hosts_lists_and_starts(url: str, source: str) -> None:
    drawn = player_of(url, "Marie Curie's notebooks")
    assert drawn == framed(source, "Marie Curie&#x27;s notebooks")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/watch?v=aBcDeFgHiJ0",
        "https://youtube.com.example.org/watch?v=aBcDeFgHiJ0",
        f"https://www.youtube.com/watch?v={FILM}{'x' * 20}",
        "https://[",
        "/assets/film.mp4",
        "javascript:alert(1)",
    ],
)
def test_other_addresses_are_no_players(url: str) -> None:
    assert player_of(url) is None


def test_a_player_by_its_host_and_id() -> None:
    assert player("youtube", FILM) == framed(YOUTUBE + FILM, "Video on YouTube")
    assert player("YouTube", f'{FILM}" onload="x') is None
    assert player("elsewhere", FILM) is None


def test_a_hostile_title_stays_in_its_attribute() -> None:
    drawn = player("vimeo", "123456", '"><script>alert(1)</script>') or ""
    assert drawn.count("<") == 2
    assert drawn.count('"') == 10


def test_a_file_is_a_link_named_by_kind_and_file() -> None:
    html = reads(video("/films/radium%20glows.mp4", "", "", "kramdown") or "")
    assert html == ('<p><a href="/films/radium%20glows.mp4">Video: radium glows.mp4</a></p>')
    assert file_link("Audio", "/a.mp3", "A lecture") == '<a href="/a.mp3">Audio: A lecture</a>'


def test_a_caption_stands_below() -> None:
    html = reads(video("/film.mp4", "", "Radium *glows*", "kramdown") or "")
    assert html.endswith("<figcaption>Radium <em>glows</em></figcaption></figure>")


def test_no_video_without_a_safe_address() -> None:
    assert video("javascript:alert(1)", "Radium", "Glows", "kramdown") is None
    assert file_link("Audio", "") is None
