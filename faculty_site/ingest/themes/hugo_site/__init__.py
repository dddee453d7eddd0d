"""Whole Hugo sites: Academic, Wowchemy and HugoBlox in all their versions."""

from __future__ import annotations

from pathlib import Path

from faculty_site.ingest.homepages import Homepage
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.themes.hugo_site.people import CONFIGURATIONS
from faculty_site.ingest.themes.hugo_site.reading import HugoReader


def is_hugo(folder: Path) -> bool:
    """Whether a folder is a Hugo site: it has content and a configuration of Hugo's."""
    return (folder / "content").is_dir() and any((folder / n).is_file() for n in CONFIGURATIONS)


def read_hugo(folder: Path, problems: Problems, asked: str = "") -> list[Homepage]:
    """The owner of a site, and the members of a lab's. Raises SourceError for one of nobody.

    One that names nobody is that of the person with the slug `asked`, unless that is "".
    """
    return HugoReader(folder, problems).read(asked)
