"""What a site's own files say: `_config.yml` and `_data/`, or Hugo's configuration."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from faculty_site.ingest.front_matter import normalise_newlines, toml, yaml_values
from faculty_site.ingest.front_matter.block import Block
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.readers.assets import resolve_inside
from faculty_site.ingest.readers.decoding import decode
from faculty_site.ingest.templating.model import Generator, Site

MAX_FILE_BYTES: Final = 1_000_000
MAX_FILES: Final = 300
"""Data files of one site that are read."""

MAX_LEVELS: Final = 8
"""Folders between a page and its site's root."""

_SUFFIXES: Final = (".yml", ".yaml", ".json", ".toml")
_TABLES: Final = {".csv": ",", ".tsv": "\t"}
"""Data files whose first line names the columns, and what stands between these."""

_JEKYLL: Final = ("_config.yml", "_config.yaml", "_config.toml")
_HUGO: Final = tuple(f"{name}{suffix}" for name in ("hugo", "config") for suffix in _SUFFIXES)
_HUGO_FOLDER: Final = "config/_default"


@dataclass(frozen=True, slots=True)
class Found:
    """A site's root folder and the program that drew it."""

    root: Path
    generator: Generator


def jekyll_configuration(folder: Path) -> str:
    """The name of a folder's configuration of Jekyll's; "" where there is none."""
    return next((name for name in _JEKYLL if (folder / name).is_file()), "")


def find_site(page: Path) -> Found | None:
    """The site that a page lies in: the nearest folder above it with a configuration."""
    page = page.absolute()
    for folder in list(page.parents)[:MAX_LEVELS]:
        if jekyll_configuration(folder):
            return Found(folder, "jekyll")
        if page.is_relative_to(folder / "content") and _hugo_files(folder):
            return Found(folder, "hugo")
    return None


def read_site(page: Path, problems: Problems) -> Site:
    """The site that a page lies in; without any, an empty one with the page's own folder.

    A file that cannot be read is reported and counts as empty. Data files are read when they
    are first asked for.
    """
    found = find_site(page)
    if found is None:
        return Site(page.absolute().parent)
    files = _Files(found.root, problems)
    if found.generator == "jekyll":
        config = files.read(jekyll_configuration(found.root))
        data = DataFolder(files, "_data")
        return Site(found.root, config if isinstance(config, Mapping) else {}, data)
    return Site(found.root, _hugo_config(files), DataFolder(files, "data"))


def _hugo_files(root: Path) -> list[str]:
    names = [name for name in _HUGO if (root / name).is_file()]
    folder = root / _HUGO_FOLDER
    if folder.is_dir():
        listed = sorted(p for p in folder.iterdir() if p.suffix in _SUFFIXES)
        names += [f"{_HUGO_FOLDER}/{path.name}" for path in listed[:MAX_FILES]]
    return names


def _hugo_config(files: _Files) -> dict[str, Any]:
    """One mapping; a file such as `params.yaml` stands below its own name."""
    config: dict[str, Any] = {}
    for name in _hugo_files(files.root):
        value = files.read(name)
        stem = Path(name).stem
        if stem in ("hugo", "config"):
            config = _merged(config, value) if isinstance(value, Mapping) else config
        else:
            config = _merged(config, {stem: value})
    return config


def _merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Both mappings, theirs inside them joined as well; elsewhere the second one wins."""
    found = dict(first)
    for key, value in second.items():
        known = found.get(key)
        if isinstance(known, Mapping) and isinstance(value, Mapping):
            value = _merged(known, value)
        found[key] = value
    return found


class _Files:
    """Reads a site's files within limits; none outside its root, none that a link leads to."""

    def __init__(self, root: Path, problems: Problems) -> None:
        self.root = root
        self.problems = problems
        self.left = MAX_FILES

    def read(self, name: str) -> Any:
        """A file's value, None where it cannot be read; `name` is relative to the root."""
        path = resolve_inside(self.root, name, max_bytes=MAX_FILE_BYTES)
        self.left -= 1
        if path is None or self.left < 0:
            self._tell(name, "it is too large, one of too many, or a link that leads away")
            return None
        try:
            return _value(path)
        except SourceError as error:
            self._tell(name, error.message, error.line)
        except (OSError, ValueError, RecursionError, csv.Error) as error:
            self._tell(name, str(error))
        return None

    def _tell(self, name: str, reason: str, line: int | None = None) -> None:
        self.problems.warning(
            self.root / name,
            line,
            f"This file of the site was passed over: {reason.rstrip('.')}. What pages take from "
            "it is missing in them.",
        )


def _value(path: Path) -> Any:
    """Raises SourceError, OSError, ValueError, RecursionError or csv.Error for what is bad."""
    text = normalise_newlines(decode(path.read_bytes()).text)
    if path.suffix == ".json":
        return json.loads(text)
    if mark := _TABLES.get(path.suffix):
        rows = csv.DictReader(io.StringIO(text), delimiter=mark, restkey="")
        return [{key: value or None for key, value in row.items() if key} for row in rows]
    block = Block(text, 1, path, "file")
    return toml.read(block).data if path.suffix == ".toml" else yaml_values.read_any(block)


class DataFolder(Mapping[str, Any]):
    """A folder of data files as a mapping: by name without suffix, folders as mappings."""

    def __init__(self, files: _Files, name: str) -> None:
        self.files = files
        self.name = name
        self.read: dict[str, Any] = {}

    @cached_property
    def names(self) -> dict[str, str]:
        """By key, the path of a file (with suffix) or of a folder, relative to the root."""
        folder = self.files.root / self.name
        suffixes = (*_SUFFIXES, *_TABLES)
        try:
            entries = sorted(folder.iterdir(), reverse=True)[:MAX_FILES]
        except OSError:
            return {}
        return {
            (entry.stem if entry.suffix in suffixes else entry.name).replace(" ", "_"): entry.name
            for entry in entries
            if not entry.is_symlink() and (entry.is_dir() or entry.suffix in suffixes)
        }

    def __getitem__(self, key: str) -> Any:
        if key not in self.read:
            path = f"{self.name}/{self.names[key]}"
            is_folder = (self.files.root / path).is_dir()
            self.read[key] = DataFolder(self.files, path) if is_folder else self.files.read(path)
        return self.read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.names))

    def __len__(self) -> int:
        return len(self.names)
