"""What an old site drew from another host, as a link that says what it leads to."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from faculty_site.ingest.templating.pieces.markup import address, as_markdown, link

GITHUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,99}(?:/[\w.-]{1,100})?")
GIST = re.compile(r"(?:https?://gist\.github\.com/)?((?:[\w-]{1,40}/)?[0-9a-f]{1,40})(?:\.js)?/?")
POST = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(\w{1,30})(?:/\S*)?", re.ASCII)


def named_link(url: str, words: str = "") -> str | None:
    """A link with its words (Markdown), or named by the file that it leads to; None without one."""
    target = address(url)
    if not target:
        return None
    name = unquote(PurePosixPath(target.partition("?")[0].partition("#")[0]).name) or target
    return link(words or as_markdown(name), target)


def on_github(name: str) -> str | None:
    """A link to a person or a repository on GitHub; None for what is no such name."""
    if not GITHUB_NAME.fullmatch(name):
        return None
    return link(as_markdown(name), f"https://github.com/{name}")


def gist(name: str, file: str = "") -> str | None:
    """A link to a gist by its id, with or without its owner; None for what is no id."""
    match = GIST.fullmatch(name.strip())
    if match is None:
        return None
    words = as_markdown(f"{file} (gist)" if file else f"Gist {match[1]}")
    return link(words, f"https://gist.github.com/{match[1]}")


def post(url: str) -> str | None:
    """A link to a post or a person on X, by its address; None for another address."""
    match = POST.fullmatch(url.strip())
    if match is None:
        return None
    words = f"Post by @{match[1]} on X" if "/status" in url else f"@{match[1]} on X"
    return link(as_markdown(words), url)
