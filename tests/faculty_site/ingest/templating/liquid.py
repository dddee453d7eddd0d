"""A page of a small Jekyll site, resolved as an import resolves it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.templating.liquid import resolve_liquid
from faculty_site.ingest.templating.model import Resolved, Site

FIRST_LINE = 5
"""The file's line on which the bodies of these tests begin."""


def resolved(
    body: str,
    front_matter: dict[str, Any] | None = None,
    *,
    problems: Problems | None = None,
    root: Path = Path("/sites/curie"),
    page: str = "_pages/about.md",
    **site: Any,
) -> Resolved:
    """`site` are keys of the configuration, but for `data`."""
    data = site.pop("data", {})
    document = Document(
        path=root / page,
        name=page,
        content=body.encode(errors="surrogatepass"),
        text=body,
        front_matter=front_matter or {},
        body=body,
        body_line=FIRST_LINE,
        encoding="utf-8",
        key_lines={},
    )
    problems = Problems() if problems is None else problems
    return resolve_liquid(document, Site(root, site, data), problems)


def text(body: str, front_matter: dict[str, Any] | None = None, **more: Any) -> str:
    return resolved(body, front_matter, **more).text


def told(
    body: str, front_matter: dict[str, Any] | None = None, **more: Any
) -> list[tuple[int, str]]:
    """The line in the file and the message of each problem."""
    problems = Problems()
    resolved(body, front_matter, problems=problems, **more)
    return [(problem.line or 0, problem.message) for problem in problems]
