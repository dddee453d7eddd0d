"""What the files of a Hugo site hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from tests.counting.bibtex import entries_of
from tests.counting.data import words_of
from tests.counting.held import TECHNICAL, Held, Kind, files_under, kind_of
from tests.counting.pages import mapping_of, page_of, text_of
from tests.counting.words import fold

PAGES = (".md", ".markdown", ".html", ".htm")
LISTS = ("education", "work", "experience", "awards", "certifications", "skills", "languages",
         "teaching", "item", "items", "feature", "features")  # fmt: skip
CONFIGURATIONS = ("config/_default", "config", ".")


class HugoSite:
    """One folder with `content/` and a configuration."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def held(self) -> Iterator[Held]:
        for name, path in files_under(self.root / "content", PAGES):
            yield from self._page(name, path)
        for name, path in files_under(self.root / "content", (".bib",)):
            why_not = self._why_not(name)
            folder = f"content/{name.rpartition('/')[0]}"
            pages = tuple(f"{folder}/{page.name}" for page in path.parent.glob("index.*md"))
            for entry in entries_of(text_of(path)):
                file = f"content/{name}"
                yield Held("bibtex", file, entry.key, entry.title, entry.body, why_not, pages)
        for name, path in files_under(self.root / "data" / "authors", (".yaml", ".yml")):
            yield from _rows(f"data/authors/{name}", mapping_of(text_of(path)), "")

    @cached_property
    def languages(self) -> dict[str, str]:
        """The folder of each language, the first of them the site's own; "" where it has none."""
        found: dict[str, Any] = {}
        for folder in CONFIGURATIONS:
            for name in ("languages.yaml", "languages.toml", "languages.yml"):
                path = self.root / folder / name
                if path.is_file() and not found:
                    found = mapping_of(text_of(path), "+++" if name.endswith("toml") else "---")
        first = self._first_language(found)
        return {
            code: self._folder(code, found.get(code)) for code in dict.fromkeys([first, *found])
        }

    def _folder(self, code: str, rules: Any) -> str:
        stated = rules.get("contentDir") if isinstance(rules, dict) else ""
        if isinstance(stated, str) and stated.startswith("content/"):
            return stated.removeprefix("content/").strip("/")
        return code if code and (self.root / "content" / code).is_dir() else ""

    def _first_language(self, found: dict[str, Any]) -> str:
        for folder in CONFIGURATIONS:
            for path in sorted((self.root / folder).glob("*.*ml")):
                stated = re.search(
                    r"^defaultContentLanguage\s*[:=]\s*[\"']?([\w-]+)", text_of(path), re.MULTILINE
                )
                if stated:
                    return stated[1]
        return next(iter(found), "")

    def _language(self, name: str) -> tuple[str, str]:
        """Of a path below `content`: its language and the path without it."""
        for code, folder in self.languages.items():
            if folder and name.startswith(f"{folder}/"):
                return code, name.removeprefix(f"{folder}/")
        stem = PurePosixPath(name).stem
        ending = stem.rpartition(".")[2]
        if ending in self.languages and ending != stem:
            return ending, name.replace(f".{ending}.", ".")
        return next(iter(self.languages), ""), name

    def _why_not(self, name: str) -> str:
        code, inner = self._language(name)
        first = next(iter(self.languages), "")
        return "" if code == first or inner not in self._first_names else "another language"

    @cached_property
    def _first_names(self) -> set[str]:
        """The paths that the site's own language has."""
        first = next(iter(self.languages), "")
        names = (name for name, _path in files_under(self.root / "content", (*PAGES, ".bib")))
        return {inner for code, inner in map(self._language, names) if code == first}

    def _page(self, name: str, path: Path) -> Iterator[Held]:
        _code, inner = self._language(name)
        parts = PurePosixPath(inner).parts
        page = page_of(path)
        file = f"content/{name}"
        why_not = self._why_not(name)
        shown = why_not or ("not active" if page.data.get("active") is False else "")
        yield from _rows(file, page.data, shown)
        if isinstance(sections := page.data.get("sections"), list):
            for section in sections:
                if isinstance(section, dict) and isinstance(section.get("content"), dict):
                    yield from _rows(file, section["content"], why_not)
        if parts[0] in ("authors", "home") or (not page.fenced and not page.body.strip()):
            return
        kind: Kind = kind_of(parts[0]) if len(parts) > 1 else "pages"
        stem = PurePosixPath(inner).stem
        if stem == "_index" or (stem == "index" and len(parts) == 2):
            kind = "pages"
        own = parts[-2] if stem in ("index", "_index") and len(parts) > 1 else stem
        if TECHNICAL.fullmatch(own):
            why_not = why_not or "a page for machines, or one that the theme makes of others"
        elif stem not in ("index", "_index") and (path.parent / "index.md").is_file():
            why_not = why_not or "a part of another page"
        elif own in ("authors", "people") and stem == "_index":
            why_not = why_not or "a page for machines, or one that the theme makes of others"
        title = str(page.data.get("title") or own)
        yield Held(kind, file, "", title, page.body, why_not, said=str(page.data))


def _rows(file: str, data: dict[str, Any], why_not: str) -> Iterator[Held]:
    for key in LISTS:
        listed = data.get(key)
        if isinstance(listed, dict):
            listed = listed.get("courses") or listed.get("items")
        if key == "languages" and not isinstance(listed, list):
            continue
        for number, row in enumerate(listed if isinstance(listed, list) else [], 1):
            inner = row.get("items") if isinstance(row, dict) and key == "skills" else None
            for place, line in enumerate(inner if isinstance(inner, list) else [row], 1):
                part = f"{key}-{number}" if inner is None else f"{key}-{number}-{place}"
                if isinstance(line, dict) and fold(words_of(line)):  # not a picture alone
                    yield Held("data", file, part, words_of(line), str(line), why_not)
