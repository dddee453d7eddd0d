"""What a Hugo site's configuration says: its languages, where their pages lie, its parameters."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from faculty_site.ingest.addresses.site_file import is_site_address
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.templating import Site, read_site
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.known_samples import SITES

LONGEST_CODE: Final = 35
"""Characters of a language's code, as BCP 47 has it."""


@dataclass(frozen=True, slots=True)
class Language:
    """`code` is in lower case; `folder` is below the site's root and may be that of several."""

    code: str
    folder: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The first of the languages is the site's own; the others are its translations."""

    site: Site
    languages: tuple[Language, ...]
    title: str
    base_url: str
    parameters: Mapping[str, Any]

    def home_of(self, code: str) -> str:
        """The path that the home page of a language has, or would have."""
        own = self.languages[0]
        language = next((known for known in self.languages if known.code == code), own)
        shares = language is not own and language.folder == own.folder
        return f"{language.folder}/_index{f'.{code}' if shares else ''}.md"


def read_settings(root: Path, problems: Problems) -> Settings:
    site = read_site(root / "content" / "_index.md", problems)
    config = {key.lower(): value for key, value in site.config.items()}
    languages = _languages(root, config)
    own = mapping_of(mapping_of(config.get("languages")).get(languages[0].code))
    parameters = {**mapping_of(config.get("params")), **mapping_of(own.get("params"))}
    base_url = text_of(config.get("baseurl"))
    known = is_site_address(base_url) and not SITES.fullmatch(f"{base_url}/")
    return Settings(
        site=site,
        languages=languages,
        title=text_of(config.get("title")) or text_of(own.get("title")),
        base_url=base_url if known else "",
        parameters=parameters,
    )


def _languages(root: Path, config: Mapping[str, Any]) -> tuple[Language, ...]:
    listed = mapping_of(config.get("languages"))
    declared = {str(code).lower()[:LONGEST_CODE]: rules for code, rules in listed.items()}
    stated = text_of(config.get("defaultcontentlanguage")).lower()[:LONGEST_CODE]
    default = stated or next(iter(declared), "en")
    codes = dict.fromkeys([default, *declared])
    return tuple(Language(code, _folder(root, code, declared.get(code))) for code in codes)


def _folder(root: Path, code: str, rules: Any) -> str:
    stated = {str(key).lower(): value for key, value in mapping_of(rules).items()}.get("contentdir")
    if isinstance(stated, str) and _is_inside(root, stated.strip("/")):
        return stated.strip("/")
    return f"content/{code}" if os.path.isdir(root / "content" / code) else "content"


def _is_inside(root: Path, folder: str) -> bool:
    if not folder or ".." in folder.split("/"):
        return False
    try:
        return (root / folder).resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, ValueError):
        return False


def mapping_of(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
