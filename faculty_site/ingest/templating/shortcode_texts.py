"""Hugo's shortcodes around a text: callouts, details, code, formulas, parts of a layout."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent
from typing import Final

from faculty_site.ingest.templating.model import Call, Context, Piece
from faculty_site.ingest.templating.pieces import blocks
from faculty_site.ingest.templating.pieces.frame import decoration, nothing
from faculty_site.ingest.templating.pieces.markup import as_markdown, element, link, one_line
from faculty_site.ingest.templating.shortcode_media import first

INLINE: Final = {"hl": "mark", "highlighted": "mark", "mark": "mark", "marker": "mark"}
"""Shortcodes by the element that they draw in a line; those not here have their own name."""

FORMULAS: Final = ("$", "\\(", "\\[", "\\begin")


def text_of(call: Call) -> str:
    """The enclosed text without the indentation that all its lines share."""
    return dedent(call.inner).strip()


def callout(call: Call, _context: Context) -> str | None:
    text = text_of(call) or call.get("text", "content", "message", "body")
    words = [value for value in call.positional if not blocks.callout_title(value)]
    kinds = [call.get("type", "kind", "context", "icon"), *call.positional, call.name]
    kind = next((title for kind in kinds if (title := blocks.callout_title(kind))), "")
    titles = [word for word in words if word.lower() not in ("true", "false", "open")]
    title = call.get("title") or (titles[0] if len(call.positional) > 1 and titles else "")
    return blocks.callout(as_markdown(title) or kind, text) if text else None


def details(call: Call, _context: Context) -> str | None:
    summary = call.get("summary", "text", "title", "label", "header") or first(call)
    is_open = call.get("open", "state").lower() in ("true", "open")
    text = text_of(call) or call.get("content")
    return blocks.details(summary, text, "goldmark", opened=is_open) if text else None


def code(call: Call, _context: Context) -> str | None:
    text = call.inner.strip("\n") or call.get("code")
    return blocks.fence(text, first(call, "lang", "language", "type")) if text.strip() else None


def formula(call: Call, _context: Context) -> str | None:
    """Formulas with their marks stay; without, the marks are put round them."""
    tex = call.inner.strip() or first(call)
    if not tex or tex.lstrip("- ").startswith(FORMULAS) or "$" in tex:
        return tex or None
    if "display" in call.positional or call.get("display") == "true" or "\n" in tex:
        return blocks.display_formula(tex)
    return blocks.formula(tex, "goldmark")


def diagram(call: Call, context: Context) -> str | None:
    if not call.inner.strip():
        return None
    context.problems.info(
        context.document.path,
        call.line,
        f"The diagram ({call.name}) is not drawn here; its source is shown. Put a picture of it "
        "in its place.",
    )
    return blocks.fence(call.inner, "mermaid" if call.name == "diagram" else call.name)


def quotation(call: Call, _context: Context) -> str | None:
    source = as_markdown(call.get("author", "source", "cite", "attribution"))
    source = link(source, call.get("link")) if call.get("link") else source
    return blocks.quotation(text_of(call), source) or None


def tab(call: Call, _context: Context) -> str | None:
    title = as_markdown(call.get("name", "title", "tabname", "label") or first(call))
    return "\n\n".join(part for part in (f"**{title}**" if title else "", text_of(call)) if part)


def inner(call: Call, _context: Context) -> str | None:
    """Parts of a layout, which leave their text."""
    return text_of(call)


def in_line(call: Call, _context: Context) -> str | None:
    text = call.inner.strip() or as_markdown(first(call, "text"))
    return element(INLINE.get(call.name, call.name), {}, one_line(text)) if text else None


def hidden(call: Call, _context: Context) -> str | None:
    """A speaker's notes: kept, and not shown."""
    text = call.inner.strip().replace("--", "-\u200b-")
    return f"<!--\n{text}\n-->" if text else ""


def mail(call: Call, _context: Context) -> str | None:
    said = first(call, "address", "email", "mail")
    if not said:
        return None
    scheme = call.get("protocol") or "mailto"
    words = call.inner.strip() or as_markdown(call.get("display", "text") or said)
    return link(words, f"{scheme}:{said}")


def line_break(_call: Call, _context: Context) -> str | None:
    return "<br>"


# fmt: off
TEXTS: Mapping[Piece, tuple[str, ...]] = {
    callout: (
        "callout", "alert", "admonition", "notice", "note", "tip", "info", "warning", "caution",
        "danger", "important", "hint", "success", "error", "message",
    ),
    details: ("details", "spoiler", "toggle", "expand", "collapse", "expandable", "accordion"),
    code: ("highlight", "code", "codeblock", "prism"),
    formula: ("math", "katex", "latex", "mathjax", "tex"),
    diagram: ("mermaid", "diagram", "graphviz", "plantuml", "markmap"),
    quotation: ("quote", "blockquote", "pullquote", "epigraph"),
    tab: ("tab", "codetab"),
    inner: (
        "tabs", "tabpane", "tab-group", "cards", "card-group", "steps", "step", "columns", "column",
        "cols", "col", "row", "grid", "section", "div", "block", "box", "container", "wrap",
        "center", "centre", "left", "right", "align", "lead", "small", "large", "fragment",
        "markdown", "markdownify", "md", "html", "rawhtml", "raw", "unsafe", "safehtml", "span",
        "color", "colour", "font", "table-wrapper", "video-grid", "lang",
    ),
    in_line: ("hl", "highlighted", "mark", "marker", "kbd", "sub", "sup", "u", "abbr", "q"),
    hidden: ("speaker_note", "speaker-note", "comment"),
    mail: ("cloakemail", "email", "mail", "mailto"),
    line_break: ("br", "linebreak", "newline"),
    nothing: (
        "icon", "fa", "fab", "fas", "far", "fontawesome", "ionicon", "ai", "toc",
        "table_of_contents", "slide", "postref", "vspace", "hspace", "space", "clear", "clearfix",
        "nbsp", "load-photoswipe", "emoji",
    ),
    decoration: (
        "list_children", "list-children", "children", "comments", "disqus", "giscus", "share",
        "ads", "adsense", "subscribe", "newsletter", "contact", "form",
    ),
}
# fmt: on
