"""Code in colours: Pygments' short class names, which the style sheet has for light and dark."""

from functools import cache
from typing import Any

from django.utils.html import escape
from pygments.lexers import (  # type: ignore[import-untyped]
    get_all_lexers,
    get_lexer_by_name,
)
from pygments.token import STANDARD_TYPES  # type: ignore[import-untyped]

LONGEST = 50_000  # characters; longer code stays plain
WITHOUT_SPAN = {"", "w"}  # plain words and white space
TOKEN_CLASSES: frozenset[str] = frozenset(STANDARD_TYPES.values()) - WITHOUT_SPAN


def highlighted(code: str, language: str, _attributes: str = "") -> str:
    """``code`` as HTML with ``<span class="k">`` and the like; plain in an unknown language."""
    if len(code) > LONGEST or language.lower() not in _languages():
        return escape(code)
    out: list[str] = []
    for kind, words in _lexer(language.lower()).get_tokens(code):
        name = _class_of(kind)
        text = escape(words)
        out.append(text if name in WITHOUT_SPAN else f'<span class="{name}">{text}</span>')
    return "".join(out)


@cache
def _languages() -> frozenset[str]:
    """Every name that Pygments has for a language. Asking it for others would be slow."""
    every = get_all_lexers(plugins=False)
    return frozenset(alias.lower() for _name, aliases, _files, _types in every for alias in aliases)


@cache
def _lexer(language: str) -> Any:
    return get_lexer_by_name(language, stripnl=False, ensurenl=False)


@cache
def _class_of(kind: Any) -> str:
    """The class of a kind of token, or of the nearest kind above it that has one."""
    while kind not in STANDARD_TYPES:
        kind = kind.parent
    return str(STANDARD_TYPES[kind])
