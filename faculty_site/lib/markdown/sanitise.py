"""The allow-list: which HTML an author's text may bring onto a page.

Tags: text, lists, tables, definitions, figures, images, code, quotations, details, edits, and the
core of MathML. Nothing that runs, loads, embeds or sends: no script, style, iframe, object, svg,
form. (``input`` is there for task lists and is always a disabled checkbox.)
Addresses: http, https, mailto, tel, relative ones, and ``page:KEY`` and ``asset:KEY``, which
``for_page`` fills in. ``class``: only ours, and on ``span`` those of highlighted code. ``style``:
alignment and float become classes of ours, the rest goes: the Content-Security-Policy forbids
inline style.
"""

import re
from functools import cache

import nh3
from django.utils.html import escape

from faculty_site.lib.markdown.balance import balanced
from faculty_site.lib.markdown.highlighting import TOKEN_CLASSES
from faculty_site.lib.markdown.tags import Tag, rewrite_tags

# fmt: off
INLINE_TAGS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
    "wbr",
})
BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "center", "col", "colgroup", "dd",
    "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "input", "li", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})
MATH_TAGS = frozenset({
    "annotation", "math", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded",
    "mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub",
    "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none", "semantics",
})
# Elements whose content is no text for readers: it goes with them.
DROPPED_WITH_CONTENT = frozenset({
    "annotation-xml", "applet", "audio", "canvas", "embed", "frameset", "iframe", "noembed",
    "noframes", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "title", "video", "xmp",
})
MATH_ATTRIBUTES = frozenset({
    "accent", "accentunder", "columnspan", "depth", "displaystyle", "fence", "form", "height",
    "largeop", "linethickness", "lspace", "mathvariant", "maxsize", "minsize", "movablelimits",
    "rowspan", "rspace", "scriptlevel", "separator", "stretchy", "symmetric", "voffset", "width",
})
# fmt: on
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "title", "lang", "dir", "style"},
    "a": {"href", "target", "rel"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "details": {"open"},
    "input": {"checked"},
} | {tag: set(MATH_ATTRIBUTES) for tag in MATH_TAGS}

# fmt: off
ALIGNABLE = frozenset({
    "caption", "div", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "img", "p", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr",
})
# fmt: on
ALIGNMENTS = {"left", "right", "center", "justify"}
ONE_OF: dict[str, dict[str, set[str]]] = {
    **{tag: {"align": ALIGNMENTS} for tag in ALIGNABLE},
    "math": {"display": {"block", "inline"}},
    "annotation": {"encoding": {"application/x-tex"}},
}
ALWAYS = {
    "img": {"loading": "lazy", "decoding": "async"},
    "input": {"type": "checkbox", "disabled": "", "aria-label": "Task"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel", "page", "asset"})

# fmt: off
CLASSES = frozenset({
    "align-center", "align-justify", "align-left", "align-right", "contains-task-list",
    "float-left", "float-right", "footnote-backref", "footnote-item", "footnote-ref", "footnotes",
    "footnotes-list", "footnotes-sep", "lead", "math-display", "math-error", "missing-asset",
    "note", "small", "task-list-item", "task-list-item-checkbox", "too-long", "warning",
})
# fmt: on
SPAN_CLASSES = CLASSES | TOKEN_CLASSES
LANGUAGE_CLASS = re.compile(r"language-[\w+#.-]{1,40}")
RELATIONS = frozenset(
    {"author", "external", "license", "me", "nofollow", "noopener", "noreferrer", "tag"}
)
SIZE = re.compile(r"\d{1,4}(?:px|%)?")
COUNT = re.compile(r"-?\d{1,4}")
SPAN = re.compile(r"[1-9]\d?|100")
PATTERNS: dict[str, re.Pattern[str]] = {
    "start": COUNT,
    "value": COUNT,
    "span": SPAN,
    "colspan": SPAN,
    "rowspan": SPAN,
    "id": re.compile(r"[^\s\"'<>&]{1,200}"),
    "lang": re.compile(r"[A-Za-z0-9-]{1,35}"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "target": re.compile(r"_blank"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
}
MOST_PASSES = 5
STYLE = re.compile(r"(text-align|float):\s*(left|right|center|justify)", re.IGNORECASE)


def sanitise(html: str, *, inline: bool = False) -> str:
    """``html`` with only what the allow-list has; doing it again changes nothing.

    ``inline`` also takes away blocks, for titles and the like. HTML may mean something else each
    time it is parsed and written (so filters were passed before); what does not settle is shown as
    its source.
    """
    for _ in range(MOST_PASSES):
        cleaned = rewrite_tags(_cleaner(inline).clean(balanced(html)), _finished)
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
        attribute_filter=_filtered,
        link_rel=None,
        tag_attribute_values={tag: values for tag, values in ONE_OF.items() if tag in tags},
        set_tag_attribute_values={tag: values for tag, values in ALWAYS.items() if tag in tags},
        filter_style_properties={"text-align", "float"},
        url_schemes=set(SCHEMES),
    )


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    """The value that an allowed attribute keeps; None takes the attribute away."""
    if attribute == "class":
        ours = SPAN_CLASSES if tag == "span" else CLASSES
        kept = [c for c in value.split() if c in ours or LANGUAGE_CLASS.fullmatch(c)]
        return " ".join(dict.fromkeys(kept)) or None
    if attribute == "rel":
        kept = [word for word in value.lower().split() if word in RELATIONS]
        return " ".join(dict.fromkeys(kept)) or None
    if attribute in ("width", "height") and tag == "img":
        # HTML has plain numbers and percentages here.
        return value.strip().removesuffix("px") if SIZE.fullmatch(value.strip()) else None
    pattern = PATTERNS.get(attribute)
    return value if pattern is None or pattern.fullmatch(value) else None


def _finished(tag: Tag) -> str:
    """The last changes, which nh3 cannot make: presentation to classes, alt text, rel."""
    if tag.name == "center":
        tag.name = "div"
        tag.add_class("align-center")
    attributes = tag.attributes
    if align := attributes.pop("align", ""):
        floats = tag.name == "img" and align in ("left", "right")
        tag.add_class(f"float-{align}" if floats else f"align-{align}")
    for name, side in STYLE.findall(attributes.pop("style", "")):
        prefix = "float" if name.lower() == "float" else "align"
        tag.add_class(*(c for c in [f"{prefix}-{side.lower()}"] if c in CLASSES))
    if tag.name == "img" and not tag.closing:
        attributes.setdefault("alt", "")
    if attributes.get("target") == "_blank":
        words = attributes.get("rel", "").split()
        attributes["rel"] = " ".join(words if "noopener" in words else [*words, "noopener"])
    # nh3 adds its own attributes in no fixed order; the same text must give the same bytes.
    tag.attributes = dict(sorted(attributes.items()))
    return str(tag)
