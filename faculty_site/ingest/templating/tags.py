"""The tags of Jekyll's plugins that draw something: `TAGS` alone, `BLOCK_TAGS` with a text.

What a text holds is resolved before its tag is asked. `{% link %}`, `{% post_url %}`,
`{% bibliography %}` and the tags of control flow are not among them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from faculty_site.ingest.readers import resolve_inside
from faculty_site.ingest.templating.includes import INCLUDES, picture_of
from faculty_site.ingest.templating.model import Call, Context, Piece
from faculty_site.ingest.templating.pieces import blocks, citations, links, pictures
from faculty_site.ingest.templating.pieces.addresses import site_address
from faculty_site.ingest.templating.pieces.markup import as_markdown

PICTURE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)(?:\?\S*)?", re.IGNORECASE)
LOCATORS = ("-l", "--locator")
FLAGS = ("-A", "--suppress_author", "--suppress-author", "--cited", "--cited_in_order")


def _words(call: Call) -> str:
    return " ".join(call.positional).strip().strip("\"'")


def _first(call: Call) -> str:
    return next(iter(call.positional), "").strip("\"'")


def _options(call: Call) -> dict[str, str]:
    """Parameters as `name=value` and as `name: value`."""
    found = dict(call.named)
    words = list(call.positional)
    for at, word in enumerate(words):
        name, colon, value = word.partition(":")
        if colon and name.isidentifier():
            found[name] = (value or "".join(words[at + 1 : at + 2])).strip("\"'")
    return found


def _keys(call: Call) -> tuple[list[str], str]:
    """The keys of a citation and its last locator, without the other options."""
    keys: list[str] = []
    locator = option = ""
    for word in call.positional:
        if word.startswith("-") and len(word) > 1:
            name, _, value = word.partition("=")
            locator = value.strip("\"'") if name in LOCATORS and value else locator
            option = "" if value or word in FLAGS else name
        elif option:
            locator = word.strip("\"'") if option in LOCATORS else locator
            option = ""
        else:
            keys.extend(key for key in word.strip("\"'").split(",") if key)
    return keys, locator


def _cite(call: Call, context: Context) -> str | None:
    keys, locator = _keys(call)
    return citations.cited(keys, call.line, context, locator=locator)


def _reference(call: Call, context: Context) -> str | None:
    keys, _ = _keys(call)
    return " ".join(citations.reference(key, call.line, context) for key in keys) or None


def _post(call: Call, _context: Context) -> str | None:
    return links.post(_first(call))


def _gist(call: Call, _context: Context) -> str | None:
    return links.gist(_first(call), " ".join(call.positional[1:2]).strip("\"'"))


def _notebook(call: Call, context: Context) -> str | None:
    target = site_address(_first(call), context)
    return links.named_link(target) if target.endswith(".ipynb") else None


def _file_exists(call: Call, context: Context) -> str | None:
    return str(resolve_inside(context.site.root, _first(call).lstrip("/")) is not None).lower()


def _asset_path(call: Call, context: Context) -> str | None:
    return site_address(_first(call), context) or None


def _image(call: Call, context: Context) -> str | None:
    """`{% img left /a.png 300 200 "title" "alt" %}`, and plugins that name their parameters."""
    values = _options(call)
    words = [word.strip("\"'") for word in call.positional]
    at = next((i for i, word in enumerate(words) if PICTURE.fullmatch(word)), None)
    if at is not None and not any(values.get(name) for name in ("path", "src", "file")):
        values |= {"path": words[at], "class": " ".join(words[:at])}
        sizes = [word for word in words[at + 1 : at + 3] if word.isdigit()]
        texts = [word for word in words[at + 1 + len(sizes) :] if ":" not in word]
        values |= dict(zip(("width", "height"), sizes, strict=False))
        values |= dict(zip(("title", "alt"), texts, strict=False))
    if caption := values.get("figcaption"):
        values["caption"] = caption
    picture = picture_of(values, context)
    return pictures.figure(picture, "kramdown") if picture else None


def _nothing(_call: Call, _context: Context) -> str | None:
    return ""


def _highlight(call: Call, _context: Context) -> str | None:
    return blocks.fence(call.inner, _first(call))


def _formulas(call: Call, _context: Context) -> str | None:
    return call.inner.strip()


def _formula(call: Call, _context: Context) -> str | None:
    if not call.inner.strip():
        return ""
    if "display" in call.positional or call.name.lower() == "math":
        return blocks.display_formula(call.inner)
    return blocks.formula(call.inner, "kramdown")


def _diagram(call: Call, context: Context) -> str | None:
    context.problems.info(
        context.document.path,
        call.line,
        f"The diagram ({call.name}) is not drawn here; its source is shown. Put a picture of it "
        "in its place.",
    )
    return blocks.fence(call.inner, call.name.lower())


def _details(call: Call, _context: Context) -> str | None:
    return blocks.details(_words(call), call.inner, "kramdown")


def _quote(call: Call, context: Context) -> str | None:
    keys, locator = _keys(call)
    return blocks.quotation(
        call.inner, citations.cited(keys, call.line, context, locator=locator) or ""
    )


def _blockquote(call: Call, _context: Context) -> str | None:
    return blocks.quotation(call.inner, as_markdown(_words(call)))


def _tab(call: Call, _context: Context) -> str | None:
    # The first word names the group of tabs.
    title = as_markdown(" ".join(word.strip("\"'") for word in call.positional[1:]) or _words(call))
    return f"**{title}**\n\n{call.inner.strip()}" if title else call.inner.strip()


def _inner(call: Call, _context: Context) -> str | None:
    return call.inner.strip()


def _callout(call: Call, _context: Context) -> str | None:
    title = as_markdown(_options(call).get("title") or _words(call))
    return blocks.callout(title or blocks.callout_title(call.name), call.inner)


def _captioned(call: Call, _context: Context) -> str | None:
    caption = _options(call).get("caption", "").strip()
    return "\n\n".join(part for part in (call.inner.strip(), caption) if part)


# fmt: off
_TAGS: Mapping[Piece, tuple[str, ...]] = {
    _cite: ("cite",),
    _reference: ("reference",),
    _post: ("twitter", "tweet"),
    _gist: ("gist",),
    _notebook: ("jupyter_notebook",),
    _file_exists: ("file_exists",),
    _asset_path: ("asset_path",),
    _image: ("img", "image", "picture", "responsive_image", "responsive_image_block", "figure"),
    INCLUDES["video"]: ("youtube", "video", "youtube_video"),
    INCLUDES["vimeo"]: ("vimeo",),
    INCLUDES["bilibili"]: ("bilibili",),
    INCLUDES["audio"]: ("audio",),
    _nothing: (
        "avatar", "bibliography_count", "cite_details", "feed_meta", "github_edit_link", "nocite",
        "octicon", "seo", "toc", "fa", "fontawesome",
    ),
}
_BLOCK_TAGS: Mapping[Piece, tuple[str, ...]] = {
    _highlight: ("highlight", "codeblock", "code"),
    _details: ("details", "spoiler", "collapse", "expand"),
    _quote: ("quote",),
    _blockquote: ("blockquote", "pullquote"),
    _tab: ("tab",),
    _inner: ("tabs", "center", "row", "col", "markdown", "markdownify", "callouts"),
    _callout: (
        "alert", "callout", "note", "warning", "tip", "important", "info", "danger", "caution",
        "notice",
    ),
    _formulas: ("katexmm",),
    _formula: ("katex", "math"),
    _diagram: ("mermaid", "graphviz", "plantuml", "tikz", "chart"),
    _captioned: ("figure",),
}
# fmt: on

TAGS: Mapping[str, Piece] = {name: piece for piece, names in _TAGS.items() for name in names}
BLOCK_TAGS: Mapping[str, Piece] = {
    name: piece for piece, names in _BLOCK_TAGS.items() for name in names
}
