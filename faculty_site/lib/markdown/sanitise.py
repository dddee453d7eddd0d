"""HTML made safe by the allow-list (``allowed``), and brought into one form."""

import re
from functools import cache
from html import unescape
from urllib.parse import unquote, urlsplit

import nh3
from django.utils.html import escape

from faculty_site.lib.frames import frame_of
from faculty_site.lib.markdown.allowed import (
    ALWAYS,
    ATTRIBUTES,
    BLOCK_TAGS,
    DROPPED_WITH_CONTENT,
    FRAME,
    INLINE_TAGS,
    MATH_TAGS,
    ONE_OF,
    RENAMED,
    SCHEMES,
    kept_value,
)
from faculty_site.lib.markdown.balance import balanced
from faculty_site.lib.markdown.embeds import with_frames
from faculty_site.lib.markdown.styles import FLOATING, PROPERTIES, look_of, step_of
from faculty_site.lib.markdown.tags import Tag, rewrite_tags

MOST_PASSES = 5
SIZED = frozenset({"img", "video"})
FONT_CLASS = {"1": "small", "2": "small", "-1": "small", "-2": "small"} | dict.fromkeys(
    ("5", "6", "7", "+1", "+2", "+3"), "large"
)
NOTE_LINK = re.compile(r"#fn(?:\d+|:\S+)")
EMPTY = re.compile(
    r"<(a|b|em|i|span|strong|u)((?: [a-z][a-z-]*=\"[^\"<>]*\")*+)>((?:[ \n]|&nbsp;)*+)</\1>"
)
HOLLOW = re.compile(
    r"<(h[1-6]|thead|tbody|tfoot|tr)((?: [a-z][a-z-]*=\"[^\"<>]*\")*+)>(?:\s|&nbsp;)*+</\1>"
)
"""A heading of nothing, or rows without cells; what has an id may be led to."""
UNREADABLE = dict.fromkeys([*range(9), 11, *range(14, 32), 127, *range(0xE000, 0xF900)]) | {12: " "}
"""Control characters, and the signs of icon fonts that no page here has, which would be boxes."""
FRAME_ATTRIBUTES = {
    "allow": "fullscreen; picture-in-picture; encrypted-media",
    "loading": "lazy",
    # YouTube plays nothing for a page that hides its address altogether.
    "referrerpolicy": "strict-origin-when-cross-origin",
    "sandbox": "allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation "
    "allow-same-origin allow-scripts",
}


def sanitise(html: str, *, inline: bool = False) -> str:
    """``html`` with only what the allow-list has; doing it again changes nothing.

    ``inline`` also takes away blocks, for titles and the like. HTML may mean something else each
    time it is parsed and written (so filters were passed before); what does not settle is shown as
    its source.
    """
    cleaner = _cleaner(inline)
    for passes in range(MOST_PASSES):
        read = cleaner.clean(with_frames(balanced(html))).translate(UNREADABLE)
        # Most pages come back as they were written, and are spared the rest of a second pass.
        if passes and read == html:
            return html
        cleaned = _without_empties(rewrite_tags(read, _finished))
        if cleaned == html:
            return cleaned
        html = cleaned
    return escape(html)


def plain_block(text: str) -> str:
    """``text`` shown as it stands, when it cannot be drawn."""
    return f'<pre class="too-long">{escape(text)}</pre>'


@cache
def _cleaner(inline: bool) -> nh3.Cleaner:
    tags = INLINE_TAGS | MATH_TAGS if inline else INLINE_TAGS | BLOCK_TAGS | MATH_TAGS
    return nh3.Cleaner(
        tags=set(tags),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes={tag: names for tag, names in ATTRIBUTES.items() if tag in tags or tag == "*"},
        attribute_filter=kept_value,
        link_rel=None,
        tag_attribute_values={tag: values for tag, values in ONE_OF.items() if tag in tags},
        set_tag_attribute_values={tag: values for tag, values in ALWAYS.items() if tag in tags},
        filter_style_properties=set(PROPERTIES),
        url_schemes=set(SCHEMES),
    )


def _finished(tag: Tag) -> str:
    """The last changes, which nh3 cannot make: today's elements, classes, labels."""
    if tag.closing:
        tag.name = RENAMED.get(tag.name, (tag.name, ""))[0]
        return f"</{tag.name}>"
    if tag.name in EXTRA and not EXTRA[tag.name](tag):
        return ""
    if tag.name in RENAMED:
        tag.name, added = RENAMED[tag.name]
        tag.add_class(*([added] if added else []))
    return _written(tag)


def _written(tag: Tag) -> str:
    """The tag with presentation as classes and its attributes in order."""
    attributes = tag.attributes
    if not attributes:
        return f"<{tag.name}>"
    if len(attributes) > 1 or "class" not in attributes:
        _present(tag)
        # nh3 adds its own attributes in no fixed order; the same text must give the same bytes.
        tag.attributes = dict(sorted(attributes.items()))
    return str(tag)


def _present(tag: Tag) -> None:
    attributes = tag.attributes
    if align := attributes.pop("align", ""):
        tag.add_class(_alignment(tag.name, align))
    if valign := attributes.pop("valign", ""):
        tag.add_class(f"align-{valign}")
    if attributes.pop("clear", ""):
        tag.add_class("clear")
    if attributes.pop("border", "") == "0":
        tag.add_class("borderless")
    if style := attributes.pop("style", ""):
        _style(tag, style)
    if "width" in attributes and tag.name not in MATH_TAGS:
        _width(tag)
    if tag.name in SIZED and attributes.get("height", "").endswith("%"):
        del attributes["height"]
    if tag.name == "a" and "href" not in attributes:
        tag.drop_address()
    elif attributes.get("target") == "_blank":
        words = attributes.get("rel", "").split()
        attributes["rel"] = " ".join(words if "noopener" in words else [*words, "noopener"])


def _alignment(name: str, align: str) -> str:
    if name in FLOATING and align in ("left", "right"):
        return f"float-{align}"
    return "block-center" if name == "table" and align == "center" else f"align-{align}"


def _style(tag: Tag, style: str) -> None:
    look = look_of(style, tag.name)
    if tag.name in MATH_TAGS:
        tag.add_class(*(name for name in look.classes if name.startswith("align-")))
        return
    tag.add_class(*look.classes)
    if tag.name in SIZED:
        for side, pixels in (("width", look.width), ("height", look.height)):
            if pixels:
                tag.attributes[side] = str(pixels)
    if look.hidden:
        tag.attributes["hidden"] = ""


def _width(tag: Tag) -> None:
    """Pixels stay on pictures, which keep their shape; parts of a line become steps."""
    width = tag.attributes["width"]
    if width.endswith("%"):
        tag.add_class(step_of(int(width.removesuffix("%"))))
    if width.endswith("%") or tag.name not in SIZED:
        del tag.attributes["width"]


def _anchor(tag: Tag) -> bool:
    attributes = tag.attributes
    if (name := attributes.pop("name", "")) and "id" not in attributes:
        attributes["id"] = name
    if "footnote-backref" in attributes.get("class", ""):
        attributes["aria-label"] = "Back to the text"
        attributes["role"] = "doc-backlink"
    elif NOTE_LINK.fullmatch(attributes.get("href", "")):
        # Its words are the note's number; the role says that it is one.
        attributes["role"] = "doc-noteref"
    return True


def _font(tag: Tag) -> bool:
    if size := FONT_CLASS.get(tag.attributes.pop("size", "")):
        tag.add_class(size)
    return True


def _picture(tag: Tag) -> bool:
    tag.attributes["alt"] = tag.attributes.get("alt") or tag.attributes.get("title", "")
    return "src" in tag.attributes


def _checkbox(tag: Tag) -> bool:
    return tag.attributes.get("type") == "checkbox"


def _media_source(tag: Tag) -> bool:
    """Whether a recording's source has an address; those of ``picture`` have only ``srcset``."""
    return "src" in tag.attributes


def _frame(tag: Tag) -> bool:
    frame = frame_of(tag.attributes.get("src", ""))
    if frame:
        title = tag.attributes.get("title") or frame.title
        tag.attributes = {"src": frame.source, "title": title, **FRAME_ATTRIBUTES}
        tag.add_class("frame", f"frame-{frame.kind}")
    else:
        tag.attributes = {}
    return True


EXTRA = {
    "a": _anchor,
    "font": _font,
    "img": _picture,
    "input": _checkbox,
    "source": _media_source,
    "track": _media_source,
    FRAME: _frame,
}


def _without_empties(html: str) -> str:
    """An element may be empty only after what stands in it has gone, and so on outwards."""
    while (fewer := HOLLOW.sub(_without_hollow, EMPTY.sub(_without_empty, html))) != html:
        html = fewer
    return html


def _without_hollow(match: re.Match[str]) -> str:
    place = re.search(r' id="[^"]*"', match[2])
    return f"<a{place.group()}></a>" if place and match[1].startswith("h") else ""


def _without_empty(match: re.Match[str]) -> str:
    """Nothing for an icon's empty element but its label; words for a link that has none."""
    name, attributes, space = match[1], match[2], match[3]
    label = next(iter(re.findall(r' (?:aria-label|title)="([^"]+)"', attributes)), "")
    if ' id="' in attributes or (name != "a" and ' class="' in attributes):
        return match.group()
    if name != "a":
        return label or space
    href = next(iter(re.findall(r' href="([^"]+)"', attributes)), "")
    if not href or href.startswith("#"):
        return space
    return f"<a{attributes}>{label or escape(_words_of(unescape(href)))}</a>"


def _words_of(address: str) -> str:
    """What a link without words leads to: the host, the mail address or the file."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if parts.scheme in ("http", "https"):
        return (parts.hostname or address).removeprefix("www.")
    if parts.scheme in ("mailto", "tel"):
        return parts.path
    return unquote(parts.path.rstrip("/").rsplit("/", 1)[-1]) or address
