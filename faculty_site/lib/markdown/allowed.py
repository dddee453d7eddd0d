"""The allow-list: which HTML an author's text may bring onto a page.

Elements: text, lists, tables, definitions, figures, pictures, code, quotations, details, edits,
recordings, and the core of MathML. Old elements become today's (``center``, ``font``, ``strike``,
``tt``, ``big``). Nothing that runs, loads or sends: no script, style, object, svg, form; those that
hold text for readers leave it, those that do not go whole. ``input`` is for task lists: a disabled
checkbox. A frame of a listed host becomes a frame of ours, any other a link to what it showed
(``faculty_site.lib.frames``).
Addresses: http, https, mailto, tel, relative ones, and ``page:KEY`` and ``asset:KEY``, which
``for_page`` fills in; ``srcset`` never. ``class`` and ``style``: see ``styles``.
"""

import re
from collections.abc import Callable

from faculty_site.lib.frames import frame_of
from faculty_site.lib.markdown.highlighting import TOKEN_CLASSES
from faculty_site.lib.markdown.styles import classes_of

FRAME = "listed-frame"
"""Stands for an iframe while nh3 reads: the content of a real one is no HTML to it."""

# fmt: off
INLINE_TAGS = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})
BLOCK_TAGS = frozenset({
    "address", "article", "aside", "audio", "blockquote", "caption", "center", "col", "colgroup",
    "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "input", "legend", "li", FRAME, "main",
    "menu", "nav", "ol", "p", "pre", "section", "source", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "track", "ul", "video",
})
MATH_TAGS = frozenset({
    "annotation", "math", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded",
    "mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub",
    "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none", "semantics",
})
# Elements whose content is no text for readers: it goes with them.
DROPPED_WITH_CONTENT = frozenset({
    "annotation-xml", "applet", "canvas", "embed", "frameset", "iframe", "noembed", "noframes",
    "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title",
    "xmp",
})
MATH_ATTRIBUTES = frozenset({
    "accent", "accentunder", "columnspan", "depth", "displaystyle", "fence", "form", "height",
    "largeop", "linethickness", "lspace", "mathvariant", "maxsize", "minsize", "movablelimits",
    "rowspan", "rspace", "scriptlevel", "separator", "stretchy", "symmetric", "voffset", "width",
})
# Written as today's elements, with a class where today's has none.
RENAMED = {
    "acronym": ("abbr", ""), "big": ("span", "large"), "center": ("div", "align-center"),
    "dir": ("ul", ""), "fieldset": ("div", ""), "font": ("span", ""), "footer": ("div", ""),
    "header": ("div", ""), "hgroup": ("div", ""), "legend": ("div", ""), "main": ("div", ""),
    "menu": ("ul", ""), "nav": ("div", ""), "nobr": ("span", "nowrap"), "strike": ("s", ""),
    "tt": ("code", ""), FRAME: ("iframe", ""),
}
ALIGNABLE = (
    "caption", "col", "colgroup", "div", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "img", "p",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr",
)
# fmt: on
CELL = {"align", "valign", "width", "colspan", "rowspan"}
ATTRIBUTES: dict[str, set[str]] = {
    **{tag: {"align"} for tag in ALIGNABLE},
    **{tag: {"align", "valign"} for tag in ("tr", "thead", "tbody", "tfoot")},
    "*": {"class", "id", "title", "lang", "dir", "style", "hidden", "role", "aria-label"},
    "a": {"href", "target", "rel", "name"},
    "img": {"align", "src", "alt", "width", "height"},
    "video": {"src", "poster", "width", "height", "loop", "muted"},
    "audio": {"src", "loop"},
    "source": {"src", "type"},
    "track": {"src", "kind", "srclang", "label"},
    FRAME: {"src"},
    "font": {"size"},
    "br": {"clear"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "table": {"align", "width", "border"},
    "td": CELL,
    "th": CELL | {"scope", "abbr"},
    "col": {"align", "span", "width"},
    "colgroup": {"align", "span", "width"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "details": {"open"},
    "input": {"checked"},
} | {tag: set(MATH_ATTRIBUTES) for tag in MATH_TAGS}

ONE_OF: dict[str, dict[str, set[str]]] = {
    "math": {"display": {"block", "inline"}},
    "annotation": {"encoding": {"application/x-tex"}},
    "input": {"type": {"checkbox"}},
}
ALWAYS = {
    "img": {"loading": "lazy", "decoding": "async"},
    "video": {"controls": "", "preload": "metadata", "playsinline": ""},
    "audio": {"controls": "", "preload": "none"},
    "input": {"disabled": "", "aria-label": "Task"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel", "page", "asset"})
RELATIONS = frozenset(
    {"author", "external", "license", "me", "nofollow", "noopener", "noreferrer", "tag"}
)

SIZE = re.compile(r"[1-9]\d{0,3}(?:px|%)?")
COUNT = re.compile(r"-?\d{1,4}")
SPAN = re.compile(r"[1-9]\d?|100")
ID = re.compile(r"[^\s\"'<>&]{1,200}")
PATTERNS: dict[str, re.Pattern[str]] = {
    "align": re.compile(r"left|right|center|justify|middle"),
    "valign": re.compile(r"top|middle|bottom"),
    "clear": re.compile(r"all|both|left|right"),
    "start": COUNT,
    "value": COUNT,
    "size": re.compile(r"[+-]?\d(?:p[tx])?"),
    "border": COUNT,
    "span": SPAN,
    "colspan": SPAN,
    "rowspan": SPAN,
    "id": ID,
    "name": ID,
    "lang": re.compile(r"[A-Za-z0-9-]{1,35}"),
    "srclang": re.compile(r"[A-Za-z0-9-]{1,35}"),
    "kind": re.compile(r"subtitles|captions|descriptions|chapters"),
    "type": re.compile(r"[1aAiI]|checkbox|(?:audio|video)/[\w.+-]{1,60}"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "target": re.compile(r"_blank"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "role": re.compile(r"doc-(?:noteref|backlink|endnotes)|note"),
    # The default scheme check leaves this one alone.
    "poster": re.compile(r"(?:https?:|asset:)?[^:]*", re.IGNORECASE),
}
FOLDED = frozenset({"align", "valign", "clear", "dir", "target", "type"})


def kept_value(tag: str, attribute: str, value: str) -> str | None:
    """The value that an allowed attribute keeps; None takes the attribute away."""
    special = SPECIAL.get(attribute)
    if special and tag not in MATH_TAGS:
        return special(tag, value)
    pattern = PATTERNS.get(attribute)
    if pattern is None:
        return value
    value = value.strip()
    if attribute in FOLDED and len(value) > 1:
        value = value.lower()
    return value if pattern.fullmatch(value) else None


def _classes(tag: str, value: str) -> str | None:
    if tag == "span" and value in TOKEN_CLASSES:
        return value
    names = classes_of(value, tag)
    if tag == "span":
        names += tuple(name for name in value.split() if name in TOKEN_CLASSES)
    return " ".join(names) or None


def _relations(_tag: str, value: str) -> str | None:
    kept = [word for word in value.lower().split() if word in RELATIONS]
    return " ".join(dict.fromkeys(kept)) or None


def _size(_tag: str, value: str) -> str | None:
    # Themes write "100px;" too.
    value = value.strip().rstrip("; ").lower()
    return value.removesuffix("px") if SIZE.fullmatch(value) else None


def _present(_tag: str, _value: str) -> str:
    return ""


def _source(tag: str, value: str) -> str | None:
    if tag != FRAME:
        return value
    frame = frame_of(value)
    return frame.source if frame else None


SPECIAL: dict[str, Callable[[str, str], str | None]] = {
    "class": _classes,
    "rel": _relations,
    "width": _size,
    "height": _size,
    "src": _source,
    **dict.fromkeys(("hidden", "loop", "muted", "open", "reversed", "checked"), _present),
}
