"""Jekyll's own filters, beside those of Liquid; addresses come out root-relative."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import wraps
from typing import Any, Final
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from liquid import RenderContext
from liquid.builtin.expressions import BooleanExpression, FilteredExpression, tokenize
from liquid.exceptions import FilterArgumentError, OutputStreamLimitError
from liquid.filter import with_context
from liquid.stream import TokenStream
from liquid.stringify import to_liquid_string

from faculty_site.ingest.templating.liquid_state import state_of
from faculty_site.ingest.templating.liquid_values import Records
from faculty_site.ingest.templating.pieces.markup import inline_html
from faculty_site.lib.markdown import plain_text, render

Filter = Callable[..., Any]

MAX_ITEMS: Final = 10_000
"""Values of a range that a filter may ask for."""

MAX_TEXT: Final = 5_000_000
"""Characters that one filter may make."""

_DATES: Final = (
    *("%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%a %d %b %Y", "%A %d %B %Y"),
    *("%Y/%m/%d", "%d/%m/%Y", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S%z"),
)

_KEEPING: Final = frozenset(
    {"reverse", "sort", "sort_natural", "where", "where_exp", "group_by", "group_by_exp", "concat"}
    | {"uniq", "compact", "map", "slice", "push", "unshift", "pop", "shift", "sample", "reject"}
    | {"default", "find_all", "split"}
)
"""Filters whose result still stands for the collection that went in."""


def register(filters: dict[str, Filter]) -> None:
    """Add Jekyll's filters to Liquid's, and let all of them know collections and large ranges."""
    filters.update(JEKYLL)
    for name, function in list(filters.items()):
        filters[name] = _guarded(name, function)


def _guarded(name: str, function: Filter) -> Filter:
    @wraps(function)
    def call(value: Any, *args: Any, **kwargs: Any) -> Any:
        records = next((arg for arg in (value, *args) if isinstance(arg, Records)), None)
        if records is not None and name in _KEEPING:
            return records
        if isinstance(value, range) and len(value) > MAX_ITEMS:
            raise FilterArgumentError(f"a range may have {MAX_ITEMS:,} values", token=None)
        if name in ("replace", "join") and _grown(value, args) > MAX_TEXT:
            raise OutputStreamLimitError(f"more than {MAX_TEXT:,} characters", token=None)
        return function(value, *args, **kwargs)

    return call


def _grown(value: Any, args: Sequence[Any]) -> int:
    """At most how many characters `replace` or `join` would make."""
    if isinstance(value, str):
        count = value.count(_text(args[0])) if args else 0
        return count * len(_text(args[1])) if len(args) > 1 else 0
    return len(_items(value)) * len(_text(args[0])) if args else 0


def _text(value: Any) -> str:
    return to_liquid_string(value, autoescape=False)


def root_relative(value: Any) -> str:
    """An address from the site's root; one that leads elsewhere stays."""
    url = _text(value).strip()
    parts = urlsplit(url) if url.count("[") == url.count("]") == 0 else None
    if parts is None or parts.scheme or url.startswith(("//", "#")):
        return url
    return url if url.startswith("/") else f"/{url}"


def slugify(value: Any, mode: Any = "default", *, cased: bool = False) -> str:
    text = unicodedata.normalize("NFC", _text(value))
    pattern = {"raw": r"\s+", "pretty": r"[^\w.~!$&'()+,;=@-]+", "ascii": r"[^A-Za-z0-9]+"}.get(
        _text(mode), r"[\W_]+"
    )
    slug = text if mode == "none" else re.sub(pattern, "-", text).strip("-")
    return slug if cased else slug.lower()


def _date(value: Any) -> date | None:
    """A date that is written in full; what is missing is not made up."""
    if isinstance(value, date):
        return value
    text = re.sub(r"\s+(?=[-+]\d)", "", _text(value).strip()[:60])
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for pattern in _DATES:
        try:
            return datetime.strptime(text.replace(",", ""), pattern)  # noqa: DTZ007 (only its day)
        except ValueError:
            continue
    return None


def _dated(pattern: str) -> Filter:
    def call(value: Any, *_style: Any) -> str:
        found = _date(value)
        return found.strftime(pattern) if found else _text(value)

    return call


def _items(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, (Sequence, range)) and value != str(value) else []


def _property(item: Any, key: Any) -> Any:
    for part in _text(key).split("."):
        item = item.get(part) if isinstance(item, Mapping) else None
    return item


def where(value: Any, key: Any, target: Any = None, *_more: Any) -> list[Any]:
    """The items with this property; a list matches where it holds the target."""

    def matches(item: Any) -> bool:
        found = _property(item, key)
        if target is None or isinstance(found, bool):
            return found == target or (target is None and found is not None)
        listed = found if isinstance(found, list) else [found]
        return any(_text(one) == _text(target) for one in listed if one is not None)

    return [item for item in _items(value) if matches(item)]


@with_context
def where_exp(value: Any, name: Any, condition: Any, *, context: RenderContext) -> list[Any]:
    stream = TokenStream(tokenize(_text(condition), parent_token=_NO_TOKEN))
    expression = BooleanExpression.parse(context.env, stream)
    found = []
    for item in _items(value):
        with context.extend({_text(name): item}):
            if expression.evaluate(context):
                found.append(item)
    return found


def _grouped(value: Any, key_of: Callable[[Any], Any]) -> list[dict[str, Any]]:
    groups: dict[str, list[Any]] = {}
    for item in _items(value):
        groups.setdefault(_text(key_of(item)), []).append(item)
    return [{"name": name, "items": items, "size": len(items)} for name, items in groups.items()]


def group_by(value: Any, key: Any) -> list[dict[str, Any]]:
    return _grouped(value, lambda item: _property(item, key))


@with_context
def group_by_exp(
    value: Any, name: Any, condition: Any, *, context: RenderContext
) -> list[dict[str, Any]]:
    stream = TokenStream(tokenize(_text(condition), parent_token=_NO_TOKEN))
    expression = FilteredExpression.parse(context.env, stream)

    def key_of(item: Any) -> Any:
        with context.extend({_text(name): item}):
            return expression.evaluate(context)

    return _grouped(value, key_of)


def sort(value: Any, key: Any = None, nils: Any = "first") -> list[Any]:
    """By a property or by the items themselves; numbers before texts, equals as they stood."""
    missing = 2 if nils == "last" else -1

    def order(item: Any) -> tuple[int, float, str]:
        found = _property(item, key) if key is not None else item
        if found is None:
            return missing, 0, ""
        if isinstance(found, (int, float)):
            return 0, found, ""
        return 1, 0, _text(found)

    return sorted(_items(value), key=order)


def sentence(value: Any, connector: Any = "and") -> str:
    words = [_text(item) for item in _items(value)]
    if len(words) < 3:
        return f" {_text(connector)} ".join(words)
    return f"{', '.join(words[:-1])}, {_text(connector)} {words[-1]}"


def jsonify(value: Any) -> str:
    if isinstance(value, Mapping):
        value = {key: value[key] for key in value}
    return json.dumps(value, ensure_ascii=False, default=_text)


def to_integer(value: Any) -> int:
    if isinstance(value, bool):
        return int(value)
    found = re.match(r"\s*[-+]?\d{1,18}", _text(value))
    return int(found[0]) if found else 0


def strip_html(value: Any) -> str:
    return re.sub(r"<[^<>]*>", "", _text(value))


def day(value: Any, pattern: Any = "", *_more: Any) -> str:
    """Liquid's `date`; of today it says nothing, for that would be another word every day."""
    if value in ("now", "today"):
        return ""
    found, form = _date(value), _text(pattern)
    return found.strftime(form) if found and form else _text(value)


@with_context
def markdownify(value: Any, *, context: RenderContext) -> str:
    """Markdown stays Markdown, but inside HTML it would stay unread."""
    text, state = _text(value).strip(), state_of(context)
    if state.beside_html and "\n" not in text:
        return inline_html(text, "kramdown")
    is_html = state.context.document.path.suffix.lower() in (".html", ".htm")
    return render(text, "kramdown").strip() if is_html else text


class _NoToken:
    start_index = 0
    source = ""
    value = ""


_NO_TOKEN: Final[Any] = _NoToken()

JEKYLL: Final[dict[str, Filter]] = {
    "relative_url": root_relative,
    "absolute_url": root_relative,
    "strip_index": lambda value: re.sub(r"/index\.html?$", "/", _text(value)),
    "slugify": slugify,
    "markdownify": markdownify,
    "smartify": _text,
    "inspect": _text,
    "date": day,
    "date_to_string": _dated("%d %b %Y"),
    "date_to_long_string": _dated("%d %B %Y"),
    "date_to_xmlschema": _dated("%Y-%m-%dT%H:%M:%S+00:00"),
    "date_to_rfc822": _dated("%a, %d %b %Y %H:%M:%S +0000"),
    "where": where,
    "where_exp": where_exp,
    "group_by": group_by,
    "group_by_exp": group_by_exp,
    "sort": sort,
    "find": lambda value, key, target=None: next(iter(where(value, key, target)), None),
    "array_to_sentence_string": sentence,
    "jsonify": jsonify,
    "xml_escape": lambda value: escape(_text(value), {'"': "&quot;", "'": "&apos;"}),
    "cgi_escape": lambda value: quote(_text(value), safe="").replace("%20", "+"),
    "uri_escape": lambda value: quote(_text(value), safe=";/?:@&=+$,-_.!~*'()#[]%"),
    "normalize_whitespace": lambda value: " ".join(_text(value).split()),
    "number_of_words": lambda value, *_mode: len(plain_text(_text(value)).split()),
    "strip_html": strip_html,
    "to_integer": to_integer,
    "push": lambda value, item: [*_items(value), item],
    "unshift": lambda value, item: [item, *_items(value)],
    "pop": lambda value, count=1: _items(value)[: -to_integer(count) or None],
    "shift": lambda value, count=1: _items(value)[to_integer(count) :],
    "sample": lambda value, *_count: next(iter(_items(value)), None),
    "emojify": _text,
    "remove_accents": lambda value: "".join(
        c for c in unicodedata.normalize("NFKD", _text(value)) if not unicodedata.combining(c)
    ),
    "hideCustomBibtex": _text,
}
