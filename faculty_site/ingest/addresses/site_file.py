"""A document as the generator of its site saw it, and the form in which its addresses are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import SplitResult, unquote, urlsplit

_scheme_form = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A document of a site.

    `path` is the one inside the site (posix, such as `_posts/1898-07-18-polonium.md` or
    `content/publication/radium/index.md`). `config` is the site's configuration as one mapping;
    empty where nobody knows it.
    """

    path: str
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    config: Mapping[str, Any] = field(default_factory=dict)


def text(value: Any) -> str:
    """A value that should be a text or a number; "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).replace("\0", "").strip()


def texts(value: Any) -> list[str]:
    """A value that may be one text or a list of them, without the empty ones."""
    values = value if isinstance(value, list) else [value]
    return [found for found in map(text, values) if found]


def split_address(address: str) -> SplitResult:
    """The parts of an address; empty ones for what is none, such as `http://[`."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def local_path(address: str) -> str:
    """The decoded path of an address on the site itself; "" for one that leads elsewhere."""
    if _scheme_form.match(address):
        return ""
    return unquote(split_address(address).path)


SITE: Final = re.compile(
    r"https?://(?:[^\W_][\w-]{0,62}\.){1,9}[^\W\d_]{2,62}(?::\d{1,5})?(?:/[^\s{}<>\"\\]*)?",
    re.IGNORECASE,
)
LONGEST_SITE: Final = 200


def is_site_address(address: str) -> bool:
    """Whether a whole address may be that of somebody's site."""
    return len(address) <= LONGEST_SITE and SITE.fullmatch(address) is not None


def rooted(path: str) -> str:
    """The path with one slash before it, and single ones inside."""
    return re.sub(r"/{2,}", "/", f"/{path}")


def with_base(addresses: Iterable[str], base: str) -> tuple[str, ...]:
    """The addresses, each once, and behind them the same below the site's base path."""
    plain = list(dict.fromkeys(rooted(address) for address in addresses if address))
    base = base.strip("/")
    below = [rooted(f"{base}{address}") for address in plain] if base else []
    return tuple(dict.fromkeys([*plain, *below]))
