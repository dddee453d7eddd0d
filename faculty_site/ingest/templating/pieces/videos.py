"""Videos and recordings: players of other hosts in a frame, files as links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import parse_qs, unquote, urlsplit

from faculty_site.ingest.templating.pieces.markup import (
    address,
    anchor,
    element,
    inline_html,
)
from faculty_site.lib.markdown import Dialect


@dataclass(frozen=True, slots=True)
class Provider:
    """A host of videos: its name, what its ids look like and where its player is (`{}`: the id)."""

    label: str
    ids: re.Pattern[str]
    player: str


PROVIDERS: Mapping[str, Provider] = {
    "youtube": Provider(
        "YouTube",
        re.compile(r"[\w-]{6,20}", re.ASCII),
        "https://www.youtube-nocookie.com/embed/{}",
    ),
    "vimeo": Provider("Vimeo", re.compile(r"\d{3,15}"), "https://player.vimeo.com/video/{}"),
    "bilibili": Provider(
        "Bilibili",
        re.compile(r"BV\w{8,14}", re.ASCII),
        "https://player.bilibili.com/player.html?bvid={}",
    ),
    "google-drive": Provider(
        "Google Drive",
        re.compile(r"[\w-]{10,80}", re.ASCII),
        "https://drive.google.com/file/d/{}/preview",
    ),
}
ADDRESSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "youtube",
        re.compile(
            r"(?:(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com/"
            r"(?:watch/?\?(?:.*&)?v=|embed/|shorts/|live/|v/)|youtu\.be/)([\w-]{6,20})(?![\w-])",
            re.ASCII,
        ),
    ),
    ("vimeo", re.compile(r"(?:www\.)?vimeo\.com/(?:[a-z]+/)*(\d{3,15})\b")),
    ("vimeo", re.compile(r"player\.vimeo\.com/video/(\d{3,15})\b")),
    ("bilibili", re.compile(r"(?:www\.|m\.)?bilibili\.com/video/(BV\w{8,14})", re.ASCII)),
    ("bilibili", re.compile(r"player\.bilibili\.com/player\.html\?(?:.*&)?bvid=(BV\w{8,14})")),
    ("google-drive", re.compile(r"drive\.google\.com/file/d/([\w-]{10,80})", re.ASCII)),
)
PLAYLIST = re.compile(r"youtube(?:-nocookie)?\.com/(?:playlist|embed/videoseries)\?", re.ASCII)
PLAYLIST_ID = re.compile(r"[\w-]{10,60}", re.ASCII)
TIME = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?")
VIMEO_KEY = re.compile(r"[0-9a-f]{6,20}")


def player(provider: str, video: str, title: str = "", *, options: str = "") -> str | None:
    """The frame that plays a video of a known host; None for an unknown host or a wrong id.

    `options` is a query of the old player (`h=…&start=30`); what says nothing here is left out.
    """
    host = PROVIDERS.get(provider.strip().lower())
    if host is None or not host.ids.fullmatch(video.strip()):
        return None
    source = host.player.format(video.strip())
    asked = parse_qs(options)
    if kept := _options(provider.strip().lower(), asked):
        source += ("&" if "?" in source else "?") + kept
    return frame(source, title or f"Video on {host.label}")


def player_of(url: str, title: str = "") -> str | None:
    """The frame for the address of a video, as a page or as a player; None for another host."""
    target = address(url)
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    where = target.partition("//")[2]
    options = "&".join(filter(None, (parts.query, parts.fragment)))
    for provider, pattern in ADDRESSES:
        if match := pattern.match(where):
            return player(provider, match[1], title, options=options)
    if PLAYLIST.search(where):
        name = _first(parse_qs(parts.query), "list")
        if PLAYLIST_ID.fullmatch(name):
            source = f"https://www.youtube-nocookie.com/embed/videoseries?list={name}"
            return frame(source, title or "Videos on YouTube")
    return None


def frame(source: str, title: str) -> str:
    """A frame with its accessible name; the page's own list of hosts decides whether it stays."""
    attributes = {"src": source, "title": title, "width": "560", "height": "315"}
    return element("iframe", {**attributes, "allowfullscreen": ""}, "")


def video(url: str, title: str, caption: str, dialect: Dialect) -> str | None:
    """A video by its address: a frame, or a link to the file; None when there is no address."""
    drawn = player_of(url, title) or file_link("Video", url, title)
    return with_caption(drawn, caption, dialect) if drawn else None


def with_caption(drawn: str, caption: str, dialect: Dialect) -> str:
    """HTML of a video with its caption (Markdown or HTML) below."""
    if not caption.strip():
        return drawn
    return element("figure", {}, drawn + element("figcaption", {}, inline_html(caption, dialect)))


def file_link(kind: str, url: str, title: str = "") -> str | None:
    """A link to a recording, named by its kind and its title or file; None without an address."""
    target = address(url)
    if not target:
        return None
    name = title or unquote(PurePosixPath(target.partition("?")[0]).name) or target
    return anchor(f"{kind}: {name}", target)


def _options(provider: str, asked: Mapping[str, list[str]]) -> str:
    if provider == "youtube":
        seconds = _seconds(_first(asked, "start") or _first(asked, "t"))
        return f"start={seconds}" if seconds else ""
    key = _first(asked, "h")
    return f"h={key}" if provider == "vimeo" and VIMEO_KEY.fullmatch(key) else ""


def _first(asked: Mapping[str, list[str]], name: str) -> str:
    return asked.get(name, [""])[0]


def _seconds(time: str) -> int:
    """The seconds that `90`, `90s` or `1m30s` say; 0 for anything else."""
    match = TIME.fullmatch(time.strip())
    if match is None:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
