"""A page's file: what stands between its fences, and below them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FENCED = re.compile(r"(?:<!--\s*)?(---|\+\+\+)[^\S\n]*\n(.*?)^\1[^\S\n]*(?:-->)?[^\S\n]*$",
                    re.DOTALL | re.MULTILINE)  # fmt: skip
LINE = re.compile(r"^([\w-]+)[^\S\n]*[:=][^\S\n]*(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class PageFile:
    """`data` is empty and `fenced` false where a file has no front matter."""

    data: dict[str, Any]
    body: str
    fenced: bool


def text_of(path: Path) -> str:
    """A file's text with plain line ends, whatever its encoding."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def page_of(path: Path) -> PageFile:
    """Read a page; front matter that no parser takes is read line by line."""
    text = text_of(path).lstrip()
    found = FENCED.match(text)
    if found is None:
        return PageFile({}, text, fenced=False)
    return PageFile(mapping_of(found[2], found[1]), text[found.end() :], fenced=True)


def mapping_of(text: str, fence: str = "---") -> dict[str, Any]:
    """The keys and values of YAML (or, between “+++”, TOML)."""
    try:
        data = tomllib.loads(text) if fence == "+++" else load_yaml(text)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError):
        data = {key: value.strip("'\" ") for key, value in LINE.findall(text)}
    return data if isinstance(data, dict) else {}


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written: some are none."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load_yaml(text: str) -> Any:
    """YAML with tabs forgiven. Raises yaml.YAMLError."""
    return yaml.load(text.replace("\t", "  "), _Loader)  # noqa: S506 -- a SafeLoader
