"""Pictures: alone, with a caption, and several in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from faculty_site.ingest.templating.pieces.markup import (
    address,
    element,
    inline_html,
    one_line,
)
from faculty_site.lib.markdown import Dialect, plain_text

Alignment = Literal["", "left", "right", "center"]

SIZE = re.compile(r"(\d{1,4})(?:\.\d+)?(px|%)?")
STYLED_WIDTH = re.compile(r"(?:^|[\s;])(?:max-)?width:\s*([\d.]+(?:px|%))", re.IGNORECASE)
ALIGNED: dict[str, Alignment] = {
    **dict.fromkeys(("left", "align-left", "alignleft", "float-left", "pull-left"), "left"),
    **dict.fromkeys(("float-start", "float:left"), "left"),
    **dict.fromkeys(("right", "align-right", "alignright", "float-right", "pull-right"), "right"),
    **dict.fromkeys(("float-end", "float:right"), "right"),
    **dict.fromkeys(("center", "centre", "align-center", "aligncenter", "mx-auto"), "center"),
    **dict.fromkeys(("middle", "text-center", "center-block"), "center"),
}
CLASSES: dict[Alignment, str] = {
    "left": "float-left",
    "right": "float-right",
    "center": "align-center",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as an author described it; `source` is its address, `link` where it leads.

    `caption` is Markdown or HTML, the other texts are plain. `width` and `height` are written as
    HTML has them: pixels (`300`) or, in `width`, a part of the line (`50%`).
    """

    source: str
    alt: str = ""
    title: str = ""
    caption: str = ""
    width: str = ""
    height: str = ""
    align: Alignment = ""
    link: str = ""


def alignment(*values: str) -> Alignment:
    """The first alignment that parameters such as `align`, `class` or `style` speak of."""
    words = (word for value in values for word in re.sub(r":\s+", ":", value.lower()).split())
    return next((ALIGNED[w] for word in words if (w := word.strip(";")) in ALIGNED), "")


def size(*values: str) -> str:
    """The first width or height that HTML can say, of plain sizes and style declarations."""
    for value in values:
        styled = STYLED_WIDTH.search(value)
        match = SIZE.fullmatch(styled[1] if styled else value.strip().lower())
        if match:
            return match[1] + ("%" if match[2] == "%" else "")
    return ""


def figure(picture: Picture, dialect: Dialect) -> str | None:
    """A picture, with its caption if it has one, on one line; None when it has no safe address."""
    if not address(picture.source):
        return None
    if not picture.caption.strip():
        return _image(picture, CLASSES.get(picture.align), dialect)
    caption = element("figcaption", {}, inline_html(picture.caption, dialect))
    content = _image(picture, None, dialect) + caption
    return element("figure", {"class": CLASSES.get(picture.align)}, content)


def gallery(pictures: Sequence[Picture], caption: str, dialect: Dialect) -> str | None:
    """Pictures side by side, a line for each; None when there is none."""
    drawn = [line for picture in pictures if (line := figure(picture, dialect))]
    if not drawn:
        return None
    cells = "\n".join(element("div", {"class": "col"}, line) for line in drawn)
    row = f'<div class="row">\n{cells}\n</div>'
    if not caption.strip():
        return row
    words = element("figcaption", {}, inline_html(caption, dialect))
    return f"<figure>\n{row}\n{words}\n</figure>"


def _image(picture: Picture, classes: str | None, dialect: Dialect) -> str:
    alt = picture.alt or picture.title or plain_text(picture.caption, dialect)
    attributes = {
        "src": address(picture.source),
        "alt": alt,
        "title": picture.title if one_line(picture.title) not in ("", one_line(alt)) else None,
        "width": picture.width or None,
        "height": picture.height if picture.height.isdigit() else None,
        "class": classes,
    }
    image = element("img", attributes)
    target = address(picture.link)
    return element("a", {"href": target}, image) if target else image
