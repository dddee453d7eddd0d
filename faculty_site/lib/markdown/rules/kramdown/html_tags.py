"""HTML tags inside a line, and which elements' contents are not read as Markdown."""

import re
from dataclasses import dataclass, replace

from faculty_site.lib.markdown.balance import VOID

NAME = r"[A-Za-z_][\w.-]*+(?::[A-Za-z_][\w.-]*+)?+"
# Possessive throughout: what does not match fails at once, without trying other divisions.
TAG = re.compile(
    rf"""<(?:/(?P<closed>{NAME})\s*+
    |(?P<name>{NAME})
      (?P<attributes>(?:\s++{NAME}(?:\s*+=\s*+(?:\w++|"[^"]*+"|'[^']*+'))?+)*+)
      \s*+(?P<alone>/)?)>""",
    re.VERBOSE,
)
MARKDOWN = re.compile(r"""\smarkdown\s*=\s*["']?(\w+)""", re.IGNORECASE)
ASKED = {"0": True, "span": False}
"""Whether the content is raw, by the value of the attribute ``markdown``."""
# fmt: off
HOLDS_MARKDOWN = frozenset({
    "a", "abbr", "acronym", "applet", "b", "bdo", "big", "button", "cite", "del", "details", "dfn",
    "em", "figure", "i", "ins", "label", "map", "noscript", "object", "optgroup", "q", "rb", "rbc",
    "rp", "rt", "rtc", "ruby", "select", "small", "span", "strong", "sub", "sup", "tt",
})
# kramdown prints the tags of these where they stand in a line; a reader is better off without.
BLOCKS = frozenset({
    "address", "applet", "article", "aside", "blockquote", "body", "caption", "col", "colgroup",
    "dd", "div", "dl", "dt", "fieldset", "figcaption", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "map",
    "menu", "nav", "ol", "optgroup", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class HtmlTag:
    """A tag or comment: its offsets, 1 if it opens an element, -1 if it closes one, else 0."""

    start: int
    end: int
    name: str
    nesting: int
    raw: bool = False
    closes_itself: bool = False
    stays_open: bool = False
    raw_end: int = 0
    """Where the content ends that is not read as Markdown; 0 if it is read."""

    def with_raw_end(self, end: int) -> "HtmlTag":
        return replace(self, raw_end=end)

    def unclosed(self) -> "HtmlTag":
        return replace(self, nesting=0, stays_open=True)

    def alone(self) -> "HtmlTag":
        """The same tag as one without a partner."""
        return replace(self, nesting=0)


def as_tag(match: re.Match[str]) -> HtmlTag:
    """The tag that ``TAG`` has matched. Tags of blocks never pair up inside a line."""
    name = (match["closed"] or match["name"]).lower()
    if name in BLOCKS or name in VOID:
        return HtmlTag(match.start(), match.end(), name, 0)
    if match["closed"]:
        return HtmlTag(match.start(), match.end(), name, -1)
    if match["alone"]:
        return HtmlTag(match.start(), match.end(), name, 0, closes_itself=True)
    asked = MARKDOWN.search(match["attributes"])
    raw = ASKED.get(asked[1] if asked else "", name not in HOLDS_MARKDOWN)
    return HtmlTag(match.start(), match.end(), name, 1, raw)


def raw_end(source: str, opening: HtmlTag) -> int:
    """Where the element ends whose content is raw: at its closing tag, or with the source."""
    waiting = [opening.name]
    for match in TAG.finditer(source, opening.end):
        tag = as_tag(match)
        if tag.nesting > 0:
            waiting.append(tag.name)
        elif tag.nesting < 0 and tag.name == waiting[-1]:
            waiting.pop()
            if not waiting:
                return tag.start
    return len(source)
