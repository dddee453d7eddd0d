"""Works cited in a text: “(Curie 1903)” from the site's bibliography, or the key in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from faculty_site.ingest.readers import resolve_inside
from faculty_site.ingest.templating.model import Context
from faculty_site.ingest.templating.pieces.bibliography import MAX_BIB_BYTES, Work, read_works
from faculty_site.ingest.templating.pieces.markup import as_markdown

FOLDERS = ("_bibliography", "assets/bibliography", "bibliography", "")
MOST_FILES = 100


def cited(keys: Sequence[str], line: int, context: Context, *, locator: str = "") -> str | None:
    """Works in brackets after a statement; None without a key. `line` is 1-based in the file."""
    if not keys:
        return None
    labels = [_label(key, context) for key in keys]
    for key, label in zip(keys, labels, strict=True):
        if not label:
            _report_unknown(key, line, context)
    words = "; ".join(label or as_markdown(key) for key, label in zip(keys, labels, strict=True))
    said = f"{words}, {as_markdown(locator)}" if locator else words
    return f"({said})" if any(labels) else f"\\[{said}\\]"


def reference(key: str, line: int, context: Context) -> str:
    """A work in full: who, when, what, where."""
    work = find_work(key, context)
    if work is None:
        _report_unknown(key, line, context)
        return f"\\[{as_markdown(key)}\\]"
    authors = ", ".join(map(as_markdown, work.authors)) + " et al." * work.and_others
    year = f"({as_markdown(work.year)})" if work.year else ""
    venue = f"*{as_markdown(work.venue)}*" if work.venue else ""
    who = " ".join(part for part in (authors, year) if part)
    return ". ".join(part for part in (who, as_markdown(work.title), venue) if part) + "."


def find_work(key: str, context: Context) -> Work | None:
    """A work by its key in the site's BibTeX files; the file that the page names comes first."""
    for path in _files(context):
        try:
            works = read_works(path)
        except OSError:
            continue
        if key in works:
            return works[key]
    return None


def _label(key: str, context: Context) -> str:
    """“Curie 1903”; "" for a work that is not found or says too little."""
    work = find_work(key, context)
    return as_markdown(f"{work.family_names} {work.year}") if work else ""


def _report_unknown(key: str, line: int, context: Context) -> None:
    context.problems.info(
        context.document.path,
        line,
        f"The work “{key}” is cited, but no BibTeX file of the site (_bibliography/*.bib) has it; "
        "its key is shown. Write author and year in its place.",
    )


def _files(context: Context) -> Iterator[Path]:
    root = context.site.root
    folders = [*_configured(context), *FOLDERS]
    named = context.document.front_matter.get("bibliography")
    for name in [named] if isinstance(named, str) else []:
        for folder in folders:
            yield from _readable(root, f"{folder}/{name}".lstrip("/"))
    for folder in folders:
        found = sorted((root / folder).glob("*.bib"))[:MOST_FILES]
        for path in found:
            yield from _readable(root, path.relative_to(root).as_posix())


def _configured(context: Context) -> list[str]:
    """The folder that jekyll-scholar is told to read."""
    scholar = context.site.config.get("scholar")
    source = scholar.get("source") if isinstance(scholar, Mapping) else None
    parts = source.strip("/").split("/") if isinstance(source, str) else [".."]
    return [] if ".." in parts else ["/".join(parts)]


def _readable(root: Path, name: str) -> Iterator[Path]:
    if name.endswith(".bib") and (path := resolve_inside(root, name, max_bytes=MAX_BIB_BYTES)):
        yield path
