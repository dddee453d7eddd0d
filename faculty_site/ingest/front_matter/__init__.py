"""Front matter: the facts that stand above a page's text, in YAML (`---`) or TOML (`+++`)."""

from faculty_site.ingest.front_matter.fences import FrontMatter, normalise_newlines, split

__all__ = ["FrontMatter", "normalise_newlines", "split"]
