"""The includes of the Jekyll themes, and those that authors often write themselves.

`INCLUDES` has them by lower-case name. Where a call says too little (or something else under the
same name), its piece gives None, and the site's own file may draw it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from faculty_site.ingest.templating.model import Call, Context, Piece
from faculty_site.ingest.templating.pieces import blocks, links, pictures, videos
from faculty_site.ingest.templating.pieces.addresses import site_address
from faculty_site.ingest.templating.pieces.frame import decoration, nothing
from faculty_site.ingest.templating.pieces.markup import as_markdown, element, inline_html
from faculty_site.ingest.templating.pieces.pictures import Picture

SOURCES = (
    *("path", "image_path", "src", "file", "image", "img", "image_url", "imageurl", "filename"),
    *("source", "url"),
)
LINKS = ("link", "href", "url", "target")
WIDTHS = ("width", "max-width", "max_width", "maxwidth", "size", "w", "style")
ALIGNMENTS = ("align", "float", "position", "class", "style")
PLAYERS = ("path", "url", "src", "file", "link", "href")
IDS = ("id", "video_id", "videoid", "video", "youtube_id", "youtubeid", "vimeo_id", "code")
WORDS = ("text", "label", "title", "name", "btn_label", "caption")
TEXTS = ("content", "text", "message", "body", "description")


def picture_of(values: Mapping[str, Any], context: Context) -> Picture | None:
    """The picture that parameters, or an entry of the front matter, describe; None without one."""

    def first(*names: str) -> str:
        said = (str(values.get(name) or "").strip() for name in names)
        return next((value for value in said if value), "")

    named = next((name for name in SOURCES if first(name)), "")
    source = site_address(first(named), context) if named else ""
    if not source:
        return None
    leads = site_address(first(*(name for name in LINKS if name != named)), context)
    return Picture(
        source=source,
        alt=first("alt", "alt_text", "alttext"),
        title=first("title"),
        caption=first("caption", "description", "desc", "text", "image_caption"),
        width=pictures.size(*(first(name) for name in WIDTHS)),
        height=pictures.size(first("height"), first("h")),
        align=pictures.alignment(*(first(name) for name in ALIGNMENTS)),
        link=leads if leads != source else "",
    )


def _figure(call: Call, context: Context) -> str | None:
    values: dict[str, Any] = dict(call.named)
    if call.positional and not any(values.get(name) for name in SOURCES):
        values["path"] = call.positional[0]
    picture = picture_of(values, context)
    return pictures.figure(picture, "kramdown") if picture else None


def _gallery(call: Call, context: Context) -> str | None:
    entries = _entries(call.get("id") or "gallery", context)
    shown = [picture for entry in entries if (picture := picture_of(entry, context))]
    return pictures.gallery(shown, call.get("caption"), "kramdown")


def _feature_row(call: Call, context: Context) -> str | None:
    entries = _entries(call.get("id") or "feature_row", context)
    cells = [cell for entry in entries if (cell := _feature(entry, context))]
    return "\n".join(['<div class="row">', *cells, "</div>"]) if cells else None


def _feature(entry: Mapping[str, Any], context: Context) -> str:
    """A feature of minimal-mistakes: a picture, a title, some words, a link."""
    said = {key: str(value).strip() for key, value in entry.items() if value}
    image = picture_of({**entry, "title": "", "url": ""}, context)
    title = inline_html(said.get("title", ""), "kramdown")
    target = site_address(said.get("url", ""), context)
    words = inline_html(said.get("btn_label") or "Read more", "kramdown")
    parts = (
        pictures.figure(image, "kramdown") if image else None,
        element("p", {}, element("strong", {}, title)) if title else None,
        element("p", {}, inline_html(said.get("excerpt", ""), "kramdown")),
        element("p", {}, element("a", {"href": target}, words)) if target else None,
    )
    content = "".join(part for part in parts if part and part != "<p></p>")
    return element("div", {"class": "col"}, content) if content else ""


def _entries(key: str, context: Context) -> list[Mapping[str, Any]]:
    found = context.document.front_matter.get(key)
    listed = found if isinstance(found, list) else [found]
    return [entry for entry in listed if isinstance(entry, Mapping)]


def _video(call: Call, context: Context, provider: str = "youtube") -> str | None:
    title = call.get("title", "alt") if not call.get("title").isdigit() else ""
    caption = call.get("caption", "description")
    name = call.get("provider", "type", "service").lower() or provider
    said = call.get(*PLAYERS) or call.get(*IDS) or next(iter(call.positional), "")
    said = said.strip("\"'")
    # An id and an address are told apart by their look; themes take either under one name.
    if drawn := videos.player(name, said, title):
        return videos.with_caption(drawn, caption, "kramdown")
    if drawn := videos.player_of(said, title):
        return videos.with_caption(drawn, caption, "kramdown")
    if "/" not in said and "." not in said:
        return None
    return videos.video(site_address(said, context), title, caption, "kramdown")


def _vimeo(call: Call, context: Context) -> str | None:
    return _video(call, context, "vimeo")


def _bilibili(call: Call, context: Context) -> str | None:
    return _video(call, context, "bilibili")


def _drive(call: Call, context: Context) -> str | None:
    return _video(call, context, "google-drive")


def _audio(call: Call, context: Context) -> str | None:
    said = call.get(*PLAYERS) or next(iter(call.positional), "")
    return videos.file_link("Audio", site_address(said, context), call.get("caption", "title"))


def _embed(call: Call, context: Context) -> str | None:
    target = site_address(call.get(*PLAYERS), context)
    return videos.player_of(target, call.get("title")) or _link_to(target, call)


def _link(call: Call, context: Context) -> str | None:
    return _link_to(site_address(call.get("link", "url", "href", "file", "path"), context), call)


def _link_to(target: str, call: Call) -> str | None:
    words = as_markdown(call.get(*WORDS))
    return links.named_link(target, words) if target else words or None


def _repository(call: Call, _context: Context) -> str | None:
    return links.on_github(call.get("repository", "repo", "username", "user"))


def _gist(call: Call, _context: Context) -> str | None:
    return links.gist(call.get("id", "gist", "url"), call.get("file"))


def _tweet(call: Call, _context: Context) -> str | None:
    return links.post(call.get("url", "link", "tweet"))


def _expand(call: Call, _context: Context) -> str | None:
    text = call.get(*TEXTS)
    return blocks.details(call.get("title", "summary"), text, "kramdown") if text else None


def _callout(call: Call, _context: Context) -> str | None:
    text = call.get(*TEXTS)
    kind = call.get("type") or call.name
    return blocks.callout(call.get("title") or blocks.callout_title(kind), text) if text else None


def _icon(call: Call, _context: Context) -> str | None:
    return as_markdown(call.get("label", "title", "alt"))


# fmt: off
_PIECES: Mapping[Piece, tuple[str, ...]] = {
    _figure: (
        "figure", "fig", "image", "img", "picture", "photo", "captioned-image", "captioned_image",
        "image-caption", "image_caption", "responsive-image", "responsive_image", "lightbox",
    ),
    _gallery: ("gallery",),
    _feature_row: ("feature_row",),
    _video: (
        "video", "youtube", "youtubeplayer", "youtube-player", "youtube_player", "youtube-embed",
        "youtube_embed", "yt", "video-embed", "video_embed",
    ),
    _vimeo: ("vimeo", "vimeoplayer", "vimeo-player", "vimeo_player"),
    _bilibili: ("bilibili", "bilibiliplayer", "bilibili-player", "bilibili_player"),
    _drive: ("googledriveplayer", "googledrive", "google-drive"),
    _audio: ("audio", "sound", "podcast"),
    _embed: ("embed", "iframe", "pdf", "map", "slides"),
    _link: ("button", "btn", "download", "download-box", "download_box", "download-button"),
    _repository: ("repo", "repo_user"),
    _gist: ("gist",),
    _tweet: ("tweet", "twitter", "x"),
    _expand: ("expand", "details", "collapse", "collapsible", "spoiler", "accordion", "toggle"),
    _callout: (
        "alert", "callout", "note", "notice", "warning", "tip", "important", "info", "danger",
        "caution", "success", "message", "error", "hint",
    ),
    _icon: ("icon", "fa", "fontawesome"),
    nothing: (
        "base_path", "toc", "mathjax", "mathjax_config", "mathjax_support", "katex", "head",
        "scripts", "analytics", "google-analytics", "google_analytics", "seo", "metadata",
    ),
    decoration: (
        "adsense", "ads", "author-profile", "bib_search", "breadcrumbs", "comments",
        "comments-providers", "cookie", "disqus", "disqus_comments", "footer", "giscus",
        "masthead", "nav", "nav_list", "navbar", "page__taxonomy", "pagination", "paginator",
        "post_pagination", "read-time", "read_time", "repo_languages", "repo_trophies",
        "share", "sharing", "social-share", "social-share-buttons", "tablist",
        "utterances",
    ),
}
# fmt: on

INCLUDES: Mapping[str, Piece] = {name: piece for piece, names in _PIECES.items() for name in names}
