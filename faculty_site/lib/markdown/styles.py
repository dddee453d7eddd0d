"""What an author's ``style``, ``class`` and old layout attributes become: a few classes of ours.

The Content-Security-Policy forbids inline style, and a theme's class names mean nothing here. What
says where something stands, how wide it is or how it is emphasised is kept, in steps; colours,
fonts, backgrounds, borders and positions are not.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

# fmt: off
CLASSES = frozenset({
    "align-bottom", "align-center", "align-justify", "align-left", "align-middle", "align-right",
    "align-top", "badge", "beside", "block-center", "bold", "borderless", "caption", "circle",
    "clear", "column", "columns", "contains-task-list", "first-indent", "float-left",
    "float-right", "footnote-backref", "footnote-item", "footnote-ref", "footnotes",
    "footnotes-list", "footnotes-sep", "frame", "frame-page", "frame-video", "hanging", "indent",
    "invisible", "italic", "keep-lines", "large", "lead", "list-plain", "math-display",
    "math-error", "missing-asset", "note", "nowrap", "rounded", "small", "small-caps",
    "strike", "task-list-item", "task-list-item-checkbox", "too-long", "underline", "uppercase",
    "visually-hidden", "warning",
})
STEPS = (10, 15, 20, 25, 30, 33, 40, 50, 60, 66, 70, 75, 80, 90, 100)  # per cent of the line
# fmt: on
OURS = (
    CLASSES | {f"width-{step}" for step in STEPS} | {f"column-{twelfths}" for twelfths in range(13)}
) - {"column-0"}

# Names of Bootstrap, minimal-mistakes, academicpages, al-folio, beautiful-jekyll and others.
# fmt: off
THEMES: dict[str, str] = {
    **dict.fromkeys(("text-center", "text-xs-center", "text-md-center", "center", "centered",
                     "text-centered", "has-text-centered", "justify-content-center",
                     "aligncenter", "justify-content-sm-center", "img-center"), "align-center"),
    **dict.fromkeys(("text-left", "text-start"), "align-left"),
    **dict.fromkeys(("text-right", "text-end", "has-text-right"), "align-right"),
    **dict.fromkeys(("text-justify", "justify"), "align-justify"),
    **dict.fromkeys(("float-start", "pull-left", "alignleft"), "float-left"),
    **dict.fromkeys(("float-end", "pull-right", "alignright"), "float-right"),
    **dict.fromkeys(("align-items-center", "align-self-center", "my-auto"), "align-middle"),
    **dict.fromkeys(("mx-auto", "center-block"), "block-center"),
    **dict.fromkeys(("clearfix", "cleared"), "clear"),
    **dict.fromkeys(("row", "d-flex", "img_row", "paper-box", "columns", "grid"), "columns"),
    **dict.fromkeys(("paper-box-image", "col-one-third"), "column column-4"),
    "paper-box-text": "column column-8",
    **{f"w-{step}": f"width-{step}" for step in (25, 50, 75, 100)},
    **dict.fromkeys(("rounded-circle", "img-circle", "img-round"), "circle"),
    **dict.fromkeys(("img-rounded", "rounded-lg", "rounded-3"), "rounded"),
    **dict.fromkeys(("font-weight-bold", "fw-bold", "strong"), "bold"),
    **dict.fromkeys(("font-italic", "fst-italic"), "italic"),
    "text-decoration-underline": "underline",
    "text-uppercase": "uppercase",
    "text-nowrap": "nowrap",
    "text-small": "small",
    **dict.fromkeys(("list-unstyled", "list-inline", "no-bullets"), "list-plain"),
    **dict.fromkeys(("figure-caption", "img-caption", "slide-caption"), "caption"),
    **dict.fromkeys(("sr-only", "screen-reader-text"), "visually-hidden"),
    **dict.fromkeys(("notice", "notice--info", "notice--primary", "notice--success", "alert",
                     "alert-info", "alert-note", "alert-success", "alert-primary", "admonition",
                     "callout", "block-tip", "box-note", "box-success", "tip"), "note"),
    **dict.fromkeys(("notice--warning", "notice--danger", "alert-warning", "alert-danger",
                     "block-warning", "block-danger", "box-warning", "box-error"), "warning"),
}
# fmt: on
COLUMN = re.compile(r"col(?:-(?P<from>xs|sm|md|lg|xl|xxl))?(?:-(?P<twelfths>1[0-2]|[1-9]|auto))?")
BREAKPOINTS = (None, "xs", "sm", "md", "lg", "xl", "xxl")
THIRDS = {"one": "column-4", "two": "column-8", "three": "column-12"}
FLOATING = frozenset({"img", "figure", "video"})
LANGUAGE_CLASS = re.compile(r"language-[\w+#.-]{1,40}")

PROPERTIES = frozenset({
    "text-align", "float", "clear", "width", "max-width", "height", "max-height", "display",
    "visibility", "vertical-align", "font-size", "font-weight", "font-style", "font-variant",
    "font-variant-caps", "text-decoration", "text-decoration-line", "text-transform",
    "white-space", "list-style", "list-style-type", "margin", "margin-left", "margin-inline",
    "padding-left", "text-indent", "border", "border-radius", "flex", "flex-grow",
    "justify-content", "align-items",
})  # fmt: skip
COLOURS = frozenset({"color", "background", "background-color"})

# fmt: off
VALUES: dict[tuple[str, str], str] = {
    **{("text-align", side): f"align-{side}" for side in ("left", "right", "center", "justify")},
    ("text-align", "start"): "align-left", ("text-align", "end"): "align-right",
    ("text-align", "-webkit-center"): "align-center",
    **{("float", side): f"float-{side}" for side in ("left", "right")},
    ("float", "inline-start"): "float-left", ("float", "inline-end"): "float-right",
    **{("clear", side): "clear" for side in ("both", "left", "right")},
    **{("vertical-align", at): f"align-{at}" for at in ("top", "middle", "bottom")},
    **{("display", how): "columns" for how in ("flex", "inline-flex", "grid")},
    ("display", "inline-block"): "beside",
    ("visibility", "hidden"): "invisible",
    **{("font-weight", how): "bold" for how in ("bold", "bolder", "600", "700", "800", "900")},
    **{("font-style", how): "italic" for how in ("italic", "oblique")},
    ("font-variant", "small-caps"): "small-caps", ("font-variant-caps", "small-caps"): "small-caps",
    **{(name, "underline"): "underline" for name in ("text-decoration", "text-decoration-line")},
    **{(name, "line-through"): "strike" for name in ("text-decoration", "text-decoration-line")},
    ("text-transform", "uppercase"): "uppercase",
    ("white-space", "nowrap"): "nowrap",
    **{("white-space", how): "keep-lines" for how in ("pre", "pre-wrap", "pre-line")},
    ("list-style", "none"): "list-plain", ("list-style-type", "none"): "list-plain",
    **{("border", none): "borderless" for none in ("none", "0", "0px")},
    **{(flex, "1"): "column" for flex in ("flex", "flex-grow")},
    ("justify-content", "center"): "align-center", ("align-items", "center"): "align-middle",
    **{("font-size", s): "small" for s in ("small", "smaller", "x-small", "xx-small")},
    **{("font-size", s): "large" for s in ("large", "larger", "x-large", "xx-large")},
}
# fmt: on
LENGTH = re.compile(r"(-?\d{0,5}(?:\.\d{1,6})?)(px|pt|em|rem|%)?")
PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0}
LEAST_INDENT = 12  # pixels; less is no indent but a touch of space


@dataclass(frozen=True, slots=True)
class Look:
    """What one ``style`` asks for; ``width`` and ``height`` are whole pixels, 0 for none."""

    classes: tuple[str, ...] = ()
    width: int = 0
    height: int = 0
    hidden: bool = False


def step_of(percent: float) -> str:
    """The class for a width in per cent of the line."""
    return f"width-{min(STEPS, key=lambda step: abs(step - percent))}"


@lru_cache(maxsize=4096)
def classes_of(written: str, tag: str) -> tuple[str, ...]:
    """Our classes for the names in a ``class`` attribute of ``tag``."""
    names = written.split()
    found: list[str] = []
    for name in names:
        if name in THEMES:
            found += THEMES[name].split()
        elif name in OURS or LANGUAGE_CLASS.fullmatch(name):
            found.append(name)
        elif name in ("left", "right") and tag in FLOATING:
            found.append(f"float-{name}")
    found += _columns(names)
    if tag in FLOATING:
        found = [name.replace("align-left", "float-left") for name in found]
        found = [name.replace("align-right", "float-right") for name in found]
    return tuple(dict.fromkeys(found))


def _columns(names: list[str]) -> list[str]:
    """Bootstrap's twelfths; of several for different screens, those for the widest."""
    widths = [match for name in names if (match := COLUMN.fullmatch(name))]
    if not widths:
        return []
    widest = max(widths, key=lambda match: BREAKPOINTS.index(match["from"]))
    if widest["twelfths"] and widest["twelfths"] != "auto":
        return ["column", f"column-{widest['twelfths']}"]
    return ["column", *(THIRDS[name] for name in names if name in THIRDS)]


@lru_cache(maxsize=4096)
def look_of(style: str, tag: str) -> Look:
    """What the declarations of a ``style`` attribute of ``tag`` come to."""
    declared = dict(declarations(style))
    classes: list[str] = [VALUES[item] for item in declared.items() if item in VALUES]
    width, unit = _width(declared)
    if unit == "%" and width > 0:
        classes.append(step_of(width))
    classes += _text_size(declared.get("font-size", ""))
    classes += _space(declared, tag)
    if tag == "img":
        classes += _corner(declared.get("border-radius", ""))
    if tag in FLOATING:
        classes = [c for c in classes if c not in ("columns", "beside")]
    return Look(
        tuple(dict.fromkeys(classes)),
        width=_pixels(width, unit),
        height=_pixels(*_length(declared.get("height", ""))),
        hidden=declared.get("display") == "none",
    )


def declarations(style: str) -> list[tuple[str, str]]:
    """Names and values of a ``style`` attribute, in lower case."""
    found = []
    for declaration in style.lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found.append((name.strip(), value.replace("!important", "").strip()))
    return found


def _width(declared: dict[str, str]) -> tuple[float, str]:
    width = _length(declared.get("width", ""))
    if width[0] > 0:
        return width
    # A limit of 100 % is what every picture has.
    most, unit = _length(declared.get("max-width", ""))
    return (0, "") if unit == "%" and most >= 100 else (most, unit)


def _length(value: str) -> tuple[float, str]:
    match = LENGTH.fullmatch(value)
    if not match or match[1] in ("", "-"):
        return 0, ""
    return float(match[1]), match[2] or ""


def _pixels(number: float, unit: str) -> int:
    pixels = round(number * PIXELS.get(unit, 0))
    return pixels if 0 < pixels <= 9999 else 0


def _text_size(value: str) -> list[str]:
    number, unit = _length(value)
    size = number / 100 if unit == "%" else number * PIXELS.get(unit, 0) / 16
    if size <= 0 or 0.95 <= size <= 1.15:
        return []
    return ["small" if size < 1 else "large"]


def _space(declared: dict[str, str], tag: str) -> list[str]:
    around = declared.get("margin", "").split() or [declared.get("margin-inline", "")]
    if "auto" in (around[1] if len(around) > 1 else around[0], declared.get("margin-left")):
        return ["block-center"]
    if tag in FLOATING:
        return []
    first, left = (
        _length(declared.get("text-indent", "")),
        _length(declared.get("padding-left", "")),
    )
    left = max(left, _length(declared.get("margin-left", "")))
    if first[0] < 0:
        return ["hanging"]
    names = ["indent"] if _pixels(*left) >= LEAST_INDENT or (left[1] == "%" and left[0] > 0) else []
    return [*names, "first-indent"] if _pixels(*first) >= LEAST_INDENT else names


def _corner(value: str) -> list[str]:
    radius, unit = _length(value)
    if radius <= 0:
        return []
    return [
        "circle" if (unit == "%" and radius >= 40) or _pixels(radius, unit) >= 60 else "rounded"
    ]
