"""Which other sites may show something inside a page, and how their addresses are written.

`HOSTS` is the one list: the sanitiser asks it, and the Content-Security-Policy's `frame-src` is
made of it. An address is brought into one form, https and without what only follows the visitor
(`si`, `utm_...`), so that the same video is always the same frame.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

Parameters = Mapping[str, list[str]]

YOUTUBE = "www.youtube-nocookie.com"
YOUTUBE_PATH = re.compile(r"/(?:embed|v|shorts)/([\w-]{1,40})/?", re.ASCII)
PLAYER_OPTIONS = ("start", "end", "list", "index", "controls", "rel", "mute", "loop")


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame that may stand on a page: `kind` is `video` (wide) or `page` (nearly square)."""

    source: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Host:
    name: str
    title: str
    kind: str
    path: re.Pattern[str]


HOSTS = (
    _Host(YOUTUBE, "Video on YouTube", "video", re.compile(r"/embed/[\w-]{1,40}", re.ASCII)),
    _Host("player.vimeo.com", "Video on Vimeo", "video", re.compile(r"/video/\d{3,15}")),
    _Host("player.bilibili.com", "Video on Bilibili", "video", re.compile(r"/player\.html")),
    _Host("player.youku.com", "Video on Youku", "video", re.compile(r"/embed/[\w=]{5,30}")),
    _Host("www.google.com", "Map", "page", re.compile(r"/maps(?:/d)?/embed|/maps")),
    _Host("www.openstreetmap.org", "Map", "page", re.compile(r"/export/embed\.html")),
    _Host(
        "drive.google.com",
        "File on Google Drive",
        "page",
        re.compile(r"/file/d/[\w-]{10,80}/preview", re.ASCII),
    ),
    _Host(
        "docs.google.com",
        "Document on Google Docs",
        "page",
        re.compile(
            r"/(?:presentation|document|spreadsheets|forms)/d/[\w/-]+/"
            r"(?:embed|pubembed|pub|pubhtml|preview|viewform)|/gview|/viewer",
            re.ASCII,
        ),
    ),
    _Host(
        "calendar.google.com",
        "Calendar",
        "page",
        re.compile(r"/calendar/(?:b/\d/|u/\d/)?embed", re.ASCII),
    ),
)
SOURCES = tuple(f"https://{host.name}" for host in HOSTS)
"""The hosts as the Content-Security-Policy's `frame-src` names them."""

BY_NAME = {host.name: host for host in HOSTS}
OTHER_NAMES = {
    **dict.fromkeys(("youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be"), YOUTUBE),
    "youtube-nocookie.com": YOUTUBE,
    **dict.fromkeys(("google.com", "maps.google.com"), "www.google.com"),
    "openstreetmap.org": "www.openstreetmap.org",
}


def frame_of(address: str) -> Frame | None:
    """The frame that shows `address`; None when its host is not in the list."""
    try:
        parts = urlsplit(address.strip())
        name = (parts.hostname or "").lower()
        host = BY_NAME.get(OTHER_NAMES.get(name, name))
        foreign = parts.port not in (None, 80, 443) or parts.scheme not in ("", "http", "https")
    except ValueError:
        return None
    if host is None or foreign:
        return None
    path, query = _youtube(parts) if host.name == YOUTUBE else (parts.path, parts.query)
    if not host.path.fullmatch(path) or (path == "/maps" and "output=embed" not in query):
        return None
    source = f"https://{host.name}{path}" + (f"?{query}" if query else "")
    return Frame(source, host.title, host.kind)


def _youtube(parts: SplitResult) -> tuple[str, str]:
    """Path and query of the player that sets no cookies, for each way to name a video."""
    asked = parse_qs(parts.query.replace("&amp;", "&"))
    if match := YOUTUBE_PATH.fullmatch(parts.path):
        name = match[1]
    elif parts.path == "/watch":
        name = _first(asked, "v")
    else:
        name = parts.path.strip("/") if parts.hostname == "youtu.be" else ""
    options = {key: _first(asked, key) for key in PLAYER_OPTIONS if _first(asked, key)}
    seconds = _first(asked, "t").removesuffix("s")
    if seconds.isdecimal():
        options.setdefault("start", seconds)
    return f"/embed/{name}", urlencode(options)


def _first(asked: Parameters, name: str) -> str:
    return asked.get(name, [""])[0]
