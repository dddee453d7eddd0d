"""A page of a small Hugo site, and what its shortcodes become."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.templating.model import Resolved, Site
from faculty_site.ingest.templating.shortcodes import resolve_shortcodes

PAGE = "content/post/radium/index.md"


def resolved(
    body: str,
    root: Path = Path("/sites/curie"),
    front_matter: Mapping[str, Any] | None = None,
    config: Mapping[str, Any] | None = None,
) -> tuple[Resolved, list[str]]:
    """The body without shortcodes, and what was told as `line level: message`."""
    document = Document(
        path=root / PAGE,
        name=PAGE,
        content=b"",
        text=body,
        front_matter=front_matter or {},
        body=body,
        body_line=1,
        encoding="utf-8",
        key_lines={},
    )
    problems = Problems()
    found = resolve_shortcodes(document, Site(root, config or {}), problems)
    return found, [f"{p.line} {p.level}: {p.message}" for p in problems]


def text_of(body: str, root: Path = Path("/sites/curie"), **front_matter: object) -> str:
    """The text alone; nothing may have been told."""
    found, told = resolved(body, root, front_matter)
    assert not told
    return found.text


def write(root: Path, name: str, content: str = "") -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
