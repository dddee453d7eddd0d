"""Reads the tables of what the site generators themselves said."""

from __future__ import annotations

from pathlib import Path

import yaml

from faculty_site.ingest.addresses.site_file import SiteFile
from faculty_site.ingest.front_matter import split


def cases(table: str) -> list[tuple[str, str, str, str | None]]:
    """Configuration, path, front matter and address of each file in the table."""
    sites = yaml.safe_load(Path(__file__).with_name(table).read_text("utf-8"))
    return [(site["config"], *page) for site in sites for page in site["pages"]]


def site_file(path: str, front_matter: str = "", config: str = "") -> SiteFile:
    """A file with front matter and configuration read as an import reads them."""
    data, settings = (split(f"---\n{text}\n---\n", path).data for text in (front_matter, config))
    return SiteFile(path, data, settings)
