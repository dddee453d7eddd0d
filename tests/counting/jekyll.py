"""What the files of a Jekyll site hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from tests.counting.bibtex import entries_of
from tests.counting.data import ENDINGS, read_data, rows_of, words_of
from tests.counting.held import TECHNICAL, Held, Kind, files_under, kind_of
from tests.counting.pages import mapping_of, page_of, text_of

PAGES = (".md", ".markdown", ".html", ".htm", ".mkd")
NO_DATA = re.compile(
    r"(?:\w[\w-]*/)?(?:navigation|ui-text|coauthors|venues|socials?|repositories|authors?|strings"
    r"|citations|footer|header|theme|settings|conference_nav|sidebars?|menus?|members|people|team"
    r"|group|\w+_seen)|comments/.*",
)
"""Data that dress the site, or tell of other people."""

EXAMPLE = re.compile(r"Albert Einstein|Your Sidebar Name|GitHub University")
"""Whom the themes show as an example in data of a curriculum vitae."""

OWN_NAME = re.compile(r"(?:Full )?Name", re.IGNORECASE)


class JekyllSite:
    """One folder with a `_config.yml`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config: dict[str, Any] = mapping_of(text_of(root / "_config.yml"))

    def held(self) -> Iterator[Held]:
        yield from self._documents()
        yield from self._bibliographies()
        yield from self._data()
        yield from self._resume()

    def _documents(self) -> Iterator[Held]:
        for name, path in files_under(self.root, PAGES):
            top = top_of(name)
            if top.startswith("_") and top not in ("_pages", "_posts", "_drafts"):
                yield from self._collected(name, path, top)
            elif "/_" not in name or top == "_pages":
                kind: Kind = "posts" if top in ("_posts", "_drafts") else "pages"
                yield from self._document(name, path, kind)

    def _collected(self, name: str, path: Path, top: str) -> Iterator[Held]:
        if top.strip("_") in self.collections:
            yield from self._document(name, path, kind_of(top))
        elif top not in ("_includes", "_layouts", "_data", "_sass", "_plugins", "_site"):
            kind = kind_of(top)
            yield from self._document(
                name, path, kind, "the configuration names no such collection"
            )

    def _document(self, name: str, path: Path, kind: Kind, why_not: str = "") -> Iterator[Held]:
        page = page_of(path)
        if not page.fenced:
            return
        stem = PurePosixPath(name).stem
        title = str(page.data.get("title") or stem)
        if "date" not in page.data and title.lower() == top_of(name).strip("_"):
            kind = "pages"  # it lists the things that it lies among
        if kind == "pages" and name.startswith("_pages/") and self._is_included(name):
            why_not = why_not or "a part of another page"
        if kind == "pages" and TECHNICAL.fullmatch(stem):
            why_not = why_not or "a page for machines, or one that the theme makes of others"
        if top_of(name) == "assets":
            why_not = why_not or "lies among the theme's assets"
        if self._is_excluded(name):
            why_not = why_not or "the configuration excludes it"
        yield Held(kind, name, "", title, page.body, why_not, said=str(page.data))

    @cached_property
    def collections(self) -> set[str]:
        stated = self.config.get("collections")
        if isinstance(stated, str) or not stated:  # a configuration that no parser takes
            folders = {p.name.strip("_") for p in self.root.glob("_*") if p.is_dir()}
            return {f for f in folders if kind_of(f) != "pages"} if stated is not None else set()
        return {str(name) for name in stated}

    def _is_included(self, name: str) -> bool:
        return (
            re.search(rf"include\w*\s+[\w./-]*{re.escape(name.split('/', 1)[1])}", self._texts)
            is not None
        )

    def _is_excluded(self, name: str) -> bool:
        stated = self.config.get("exclude")
        names = [str(n).strip("/") for n in stated] if isinstance(stated, list) else []
        return any(name == n or name.startswith(f"{n}/") for n in names)

    @cached_property
    def _texts(self) -> str:
        """Every text that may name another file."""
        return "\n".join(
            text_of(path) for _name, path in files_under(self.root, (*PAGES, ".liquid", ".yml"))
        )

    @cached_property
    def _page_texts(self) -> str:
        """The texts of pages; what a post cites is not its author's own."""
        files = files_under(self.root, PAGES)
        return "\n".join(text_of(path) for name, path in files if not name.startswith("_posts/"))

    def _bibliographies(self) -> Iterator[Held]:
        scholar = self.config.get("scholar")
        stated = scholar.get("bibliography") if isinstance(scholar, dict) else ""
        every = isinstance(stated, str) and "*" in stated
        seen: set[str] = set()
        for name, path in files_under(self.root, (".bib",)):
            stem = PurePosixPath(name).stem
            used = (
                (every and name.startswith("_bib"))
                or f"{stem}.bib" in (stated or "papers.bib")
                or re.search(rf"(?:-f|--file)\s+{re.escape(stem)}\b", self._page_texts)
            )
            why_not = "" if used and name.startswith("_bib") else "no page draws this file"
            for entry in entries_of(text_of(path)):
                if entry.key in seen and why_not:
                    continue
                seen.add(entry.key)
                yield Held("bibtex", name, entry.key, entry.title, entry.body, why_not)

    def _data(self) -> Iterator[Held]:
        for name, path in files_under(self.root / "_data", ENDINGS):
            if not NO_DATA.fullmatch(name.rpartition(".")[0]):
                yield from _rows(f"_data/{name}", path, self._other_language(name))

    def _other_language(self, name: str) -> str:
        languages = self.config.get("languages")
        first = self.config.get("default_lang") or (languages or [""])[0]
        folder = name.split("/")[0]
        other = isinstance(languages, list) and folder in languages and folder != first
        return "another language" if other else ""

    def _resume(self) -> Iterator[Held]:
        path = self.root / "assets" / "json" / "resume.json"
        if path.is_file():
            yield from _rows("assets/json/resume.json", path, "")


def top_of(name: str) -> str:
    return name.split("/")[0]


def _rows(name: str, path: Path, why_not: str) -> Iterator[Held]:
    data = read_data(path)
    if isinstance(data, dict):
        data = {key: value for key, value in data.items() if key not in ("basics", "meta")}
        if isinstance(inner := data.get("cv"), dict):
            data = inner.get("sections")
    sample = EXAMPLE.search(text_of(path)) is not None
    for number, row in enumerate(rows_of(data), 1):
        own = isinstance(row, dict) and OWN_NAME.fullmatch(str(row.get("name"))) is not None
        reason = why_not or ("the person's own name" if own else "")
        yield Held("data", name, str(number), words_of(row), str(row), reason, sample=sample)
