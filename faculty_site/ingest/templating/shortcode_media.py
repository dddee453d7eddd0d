"""Hugo's shortcodes for pictures, videos, recordings and what other hosts draw."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from textwrap import dedent
from typing import Any, Final
from urllib.parse import quote

from faculty_site.ingest.readers import resolve_inside
from faculty_site.ingest.templating.model import Call, Context, Piece
from faculty_site.ingest.templating.pieces import links, pictures, videos
from faculty_site.ingest.templating.pieces.addresses import page_folder
from faculty_site.ingest.templating.pieces.markup import as_html, as_markdown, link
from faculty_site.ingest.templating.pieces.pictures import Picture
from faculty_site.ingest.templating.shortcode_addresses import file_address, public_address
from faculty_site.lib.markdown import plain_text

SOURCES: Final = ("src", "path", "file", "image", "img", "url", "filename", "resource")
IDS: Final = ("id", "video", "code", "videoid")
PICTURES: Final = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")
MOST_PICTURES: Final = 200
HUGGING_FACE: Final = {"dataset": "datasets/", "space": "spaces/"}


def first(call: Call, *names: str) -> str:
    """The first of these parameters, else the first one without a name."""
    return call.get(*names) or next((v.strip() for v in call.positional if v.strip()), "")


def figure(call: Call, context: Context) -> str | None:
    source = file_address(first(call, *SOURCES), context)
    if not source:
        return None
    target = call.get("link", "href")
    picture = Picture(
        source=source,
        alt=call.get("alt", "title") or plain_text(call.get("caption"), "goldmark"),
        caption=_caption(call),
        width=pictures.size(call.get("width", "w"), call.get("style")),
        height=pictures.size(call.get("height", "h")),
        align=pictures.alignment(*(call.get(n) for n in ("align", "position", "class", "style"))),
        link=file_address(target, context) if target else "",
    )
    drawn = pictures.figure(picture, "goldmark")
    name = call.get("id")
    if drawn and name and drawn.startswith("<figure"):
        # Academic's theme gives this id; links to numbered figures lead there.
        return f'<figure id="{as_html(f"figure-{name}")}"{drawn.removeprefix("<figure")}'
    return drawn


def _caption(call: Call) -> str:
    """Hugo prints title, caption and source below a picture."""
    title, caption, source = (call.get(n) for n in ("title", "caption", "attr"))
    caption = caption or call.inner.strip()
    if title and caption and title != caption:
        title = f"**{title}**"
    said = [title] if title and title != caption else []
    said += [caption] if caption else []
    if source:
        said.append(link(source, call.get("attrlink")) if call.get("attrlink") else source)
    return " ".join(said)


def gallery(call: Call, context: Context) -> str | None:
    if call.inner.strip():
        return dedent(call.inner).strip()
    album = first(call, "album", "dir", "folder", "path", "match").strip("/").removesuffix("/*")
    shown = list(_listed(album, context)) or list(_in_folders(album or "gallery", context))
    if call.get("order") == "desc":
        shown.reverse()
    return pictures.gallery(shown[:MOST_PICTURES], call.get("caption"), "goldmark")


def _listed(album: str, context: Context) -> Iterator[Picture]:
    """The pictures that the page's front matter names."""
    entries = context.document.front_matter.get("gallery_item")
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, Mapping) and str(entry.get("album") or "") == album:
            source = file_address(str(entry.get("image") or ""), context)
            yield Picture(source=source, caption=str(entry.get("caption") or ""))


def _in_folders(album: str, context: Context) -> Iterator[Picture]:
    """The pictures of an album's folder, beside the page or among the site's media."""
    folders = (f"assets/media/albums/{album}", f"assets/media/{album}", f"static/{album}")
    beside = posixpath.normpath(posixpath.join(page_folder(context), album))
    for folder in (beside, *folders):
        if names := _pictures(folder, context):
            captions = _captions(context)
            place = album if folder == beside else public_address(folder)
            for name in names:
                yield Picture(f"{place}/{quote(name)}", caption=captions.get(name, ""))
            return


def _pictures(folder: str, context: Context) -> list[str]:
    if folder.startswith((".", "/")):
        return []
    try:
        names = sorted(path.name for path in (context.site.root / folder).iterdir())
    except (OSError, ValueError):
        return []
    named = (name for name in names if name.lower().endswith(PICTURES))
    root = context.site.root
    return [name for name in named if resolve_inside(root, quote(f"{folder}/{name}"))]


def _captions(context: Context) -> dict[str, str]:
    """Captions by file name, from the page's list of resources."""
    listed: Any = context.document.front_matter.get("resources")
    entries = [e for e in listed if isinstance(e, Mapping)] if isinstance(listed, list) else []
    return {
        posixpath.basename(str(entry.get("src") or "")): str(entry.get("title") or "")
        for entry in entries
    }


def video(call: Call, context: Context) -> str | None:
    return _video(call, context, "youtube")


def vimeo(call: Call, context: Context) -> str | None:
    return _video(call, context, "vimeo")


def bilibili(call: Call, context: Context) -> str | None:
    return _video(call, context, "bilibili")


def _video(call: Call, context: Context, provider: str) -> str | None:
    title, caption = call.get("title", "alt"), call.get("caption", "description")
    said = first(call, *IDS, *SOURCES)
    drawn = videos.player(call.get("provider") or provider, said, title)
    if drawn or (drawn := videos.player_of(said, title)):
        return videos.with_caption(drawn, caption, "goldmark")
    if "." not in said and "/" not in said:
        return None
    return videos.video(file_address(said, context), title, caption, "goldmark")


def audio(call: Call, context: Context) -> str | None:
    said = file_address(first(call, *SOURCES), context)
    return videos.file_link("Audio", said, call.get("title", "caption"))


def tweet(call: Call, _context: Context) -> str | None:
    said = call.get("url") or first(call, "id", "tweet")
    if not said.isdigit():
        return links.post(said) or (links.post(call.positional[1]) if call.positional[1:] else None)
    user = call.get("user")
    words = f"Post by @{as_markdown(user)} on X" if user else "Post on X"
    return link(words, f"https://x.com/{quote(user) or 'i'}/status/{said}")


def instagram(call: Call, _context: Context) -> str | None:
    name = first(call, "id", "code")
    return (
        link("Post on Instagram", f"https://www.instagram.com/p/{quote(name)}/") if name else None
    )


def gist(call: Call, _context: Context) -> str | None:
    words = [*call.positional, "", "", ""]
    user, name = call.get("user", "username") or words[0], call.get("id", "gist") or words[1]
    return links.gist(f"{user}/{name}" if user and name else user or name, words[2])


def embed(call: Call, context: Context) -> str | None:
    """A page of another host: its video, or a link to it."""
    said = _resource(call) or first(call, *SOURCES, "href")
    target = file_address(said, context)
    if drawn := videos.player_of(target, call.get("title")):
        return drawn
    words = as_markdown(call.get("title", "caption", "text") or call.get("resource"))
    drawn = links.named_link(target, words)
    said = call.get("description")
    return f"{drawn}: {said}" if drawn and said else drawn


def _resource(call: Call) -> str:
    """The address of what HugoBlox embeds by the names of a host and of a thing there."""
    platform, name = call.get("platform", "host").lower(), call.get("resource", "repo")
    if not name:
        return ""
    if platform == "huggingface":
        return f"https://huggingface.co/{HUGGING_FACE.get(call.get('type'), '')}{name}"
    return f"https://{platform}.com/{name}" if platform in ("github", "gitlab") else ""


# fmt: off
MEDIA: Mapping[Piece, tuple[str, ...]] = {
    figure: (
        "figure", "fig", "image", "img", "picture", "photo", "imgproc", "imgcap", "figurecaption",
        "lightbox",
    ),
    gallery: ("gallery", "galleries", "album", "foldergallery"),
    video: ("video", "youtube", "youtube_simple", "yt", "youtubepl", "local_video", "local-video"),
    vimeo: ("vimeo", "vimeo_simple"),
    bilibili: ("bilibili",),
    audio: ("audio", "podcast", "sound"),
    tweet: ("tweet", "x", "x_simple", "twitter", "twitter_simple", "tweet_simple"),
    instagram: ("instagram", "instagram_simple"),
    gist: ("gist",),
    embed: (
        "embed", "iframe", "pdf", "embed-pdf", "embedpdf", "notebook", "slideshare", "speakerdeck",
        "google_slides", "codepen", "jsfiddle", "map", "googlemaps", "qr", "repo",
    ),
}
# fmt: on
