"""Typed readers of environment variables that say plainly what is wrong with a value.

Every reader takes the variables as a mapping and the name of one of them. A variable that is empty
counts as not set, as in compose files and unit files that cannot leave a line out. What cannot be
understood raises `ImproperlyConfigured` with one sentence: the variable, what it holds, what is
expected. The values of variables that carry passwords are never repeated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import getaddresses
from typing import Any
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import get_language_info

Variables = Mapping[str, str]

TRUE_WORDS = ("1", "true", "yes", "on")
FALSE_WORDS = ("0", "false", "no", "off")
DATABASE_SCHEMES = ("sqlite", "postgres", "postgresql", "psql", "pgsql")
CACHE_SCHEMES = ("locmemcache", "redis", "rediss", "rediscache", "filecache", "dummycache")
EMAIL_SCHEMES = tuple(environ.Env.EMAIL_SCHEMES)


def read_text(variables: Variables, name: str, default: str = "") -> str:
    return variables.get(name, "").strip() or default


def read_bool(variables: Variables, name: str, default: bool) -> bool:
    text = read_text(variables, name)
    if not text:
        return default
    if text.lower() in TRUE_WORDS:
        return True
    if text.lower() in FALSE_WORDS:
        return False
    raise ImproperlyConfigured(
        f"{name} is {text!r}, expected one of {', '.join((*TRUE_WORDS, *FALSE_WORDS))}."
    )


def read_list(variables: Variables, name: str) -> list[str]:
    """The words of a list written with commas, e.g. `people.example.org,www.example.org`."""
    return [word.strip() for word in read_text(variables, name).split(",") if word.strip()]


def read_hosts(variables: Variables, name: str) -> list[str]:
    hosts = read_list(variables, name)
    for host in hosts:
        # An IPv6 address in brackets is the one host that has colons.
        bare = re.fullmatch(r"[^\s/:\[\]]+|\[[0-9a-fA-F:.]+\]", host)
        if not bare:
            raise ImproperlyConfigured(
                f"{name} holds {host!r}, expected host names with commas between them and without "
                "https://, port or path, e.g. people.example.org,www.example.org."
            )
    return hosts


def read_time_zone(variables: Variables, name: str, default: str) -> str:
    text = read_text(variables, name, default)
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ImproperlyConfigured(
            f"{name} is {text!r}, expected a name of the IANA time zone database, "
            "e.g. Europe/Berlin, America/Chicago or UTC."
        ) from None
    return text


def read_language(variables: Variables, name: str, default: str) -> str:
    text = read_text(variables, name, default)
    code = text.lower()
    if code not in LANG_INFO and code.partition("-")[0] not in LANG_INFO:
        raise ImproperlyConfigured(
            f"{name} is {text!r}, expected a language code such as en, de, pt-br or zh-hans."
        )
    # Django knows Chinese by its script, and other codes of it only as names for that.
    [known, *_others] = LANG_INFO.get(code, {}).get("fallback", [code])
    return str(known)


def languages(*codes: str, own: str) -> list[tuple[str, str]]:
    """The value for `LANGUAGES`: each code once, with its language's name in itself.

    One that is a country's variety of a language (`de-at`) stands in that language's place.
    """
    spoken = [own if own.startswith(f"{code}-") else code for code in codes]
    each = dict.fromkeys((*spoken, own))
    return [(code, get_language_info(code)["name_local"]) for code in each]


def read_site_url(variables: Variables, name: str) -> str:
    """The site's own address without a closing slash, e.g. `https://people.example.org`, or ""."""
    text = read_text(variables, name)
    if not text:
        return ""
    url = _split(name, text, secret=False)
    extra = url.path.strip("/") or url.query or url.fragment or "@" in url.netloc
    if url.scheme not in ("http", "https") or not url.hostname or extra or re.search(r"\s", text):
        raise ImproperlyConfigured(
            f"{name} is {text!r}, expected http:// or https:// and the host and nothing behind it, "
            "e.g. https://people.example.org."
        )
    return f"{url.scheme}://{url.netloc.lower()}"


def host_of(site_url: str) -> str:
    """The host as `ALLOWED_HOSTS` spells it: without the port, IPv6 addresses in brackets."""
    host = urlsplit(site_url).hostname or ""
    return f"[{host}]" if ":" in host else host


def read_database(variables: Variables, name: str, default: str) -> dict[str, Any]:
    """The value for `DATABASES["default"]`, out of a URL."""
    example = "sqlite:////srv/faculty/db.sqlite3 or postgres://user:password@host:5432/name"
    url = _read_url(variables, name, default, DATABASE_SCHEMES, example)
    parsed = urlsplit(url)
    if not parsed.path.strip("/"):
        raise ImproperlyConfigured(f"{name} names no database, expected e.g. {example}.")
    if parsed.scheme == "sqlite" and parsed.netloc:
        raise ImproperlyConfigured(
            f"{name} has {parsed.netloc!r} where a host would stand, and SQLite has none. A path "
            "from the root takes four slashes (sqlite:////srv/db.sqlite3), one from the current "
            "folder three (sqlite:///db.sqlite3)."
        )
    return dict(environ.Env.db_url_config(url))


def read_cache(variables: Variables, name: str, default: str) -> dict[str, Any]:
    """The value for `CACHES["default"]`, out of a URL."""
    example = "locmemcache:// or redis://127.0.0.1:6379/0"
    url = _read_url(variables, name, default, CACHE_SCHEMES, example)
    if url.startswith("redis") and not urlsplit(url).hostname:
        raise ImproperlyConfigured(f"{name} names no host, expected e.g. {example}.")
    return dict(environ.Env.cache_url_config(url))


def read_email(variables: Variables, name: str, default: str) -> dict[str, Any]:
    """The `EMAIL_...` settings, out of a URL."""
    example = "consolemail:// or smtp+tls://user:password@mail.example.org:587"
    url = _read_url(variables, name, default, EMAIL_SCHEMES, example)
    if url.startswith("smtp") and not urlsplit(url).hostname:
        raise ImproperlyConfigured(f"{name} names no host, expected e.g. {example}.")
    config = dict(environ.Env.email_url_config(url))
    unknown = ", ".join(config.pop("OPTIONS", {}))
    if unknown:
        raise ImproperlyConfigured(
            f"{name} has {unknown} behind its question mark, where only EMAIL_USE_TLS and "
            "EMAIL_USE_SSL mean something."
        )
    return config


def read_sender(variables: Variables, name: str, default: str) -> str:
    """Whom mails are from, e.g. `people@example.org` or `Faculty <people@example.org>`."""
    text = read_text(variables, name, default)
    parts = getaddresses([text])
    # Django's own check of addresses asks for a dot, which localhost has none of.
    if len(parts) != 1 or not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", parts[0][1]):
        raise ImproperlyConfigured(
            f"{name} is {text!r}, expected one address, e.g. people@example.org or "
            "Faculty <people@example.org>."
        )
    return text


def _read_url(
    variables: Variables, name: str, default: str, schemes: tuple[str, ...], example: str
) -> str:
    text = read_text(variables, name, default)
    url = _split(name, text, secret=True)
    if "://" not in text or url.scheme not in schemes:
        found = f"begins with {url.scheme}:" if url.scheme else "has no scheme"
        raise ImproperlyConfigured(
            f"{name} {found}, expected a URL that begins with one of "
            f"{', '.join(f'{scheme}://' for scheme in schemes)}; e.g. {example}."
        )
    return text


def _split(name: str, text: str, *, secret: bool) -> SplitResult:
    """Take a URL apart; a port that is no number counts as an unreadable URL."""
    try:
        url = urlsplit(text)
        _ = url.port
    except ValueError as error:
        found = "cannot be read" if secret else f"is {text!r}, which cannot be read"
        raise ImproperlyConfigured(
            f"{name} {found} as a URL: {error}. Special characters in a password must be written "
            "with per cent signs, e.g. %2F for a slash."
        ) from None
    return url
