"""Whether a Jekyll site's front matter writes 13/05/1916 or 05/13/1916."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import Problems
from faculty_site.lib.fuzzy_dates import FoundDate, day_first_order, find_dates


def day_first_of(documents: Iterable[Document], root: Path, problems: Problems) -> bool:
    """What the dates of a site agree on, else that the day comes first, as Jekyll reads them.

    Where nothing but Jekyll decides, the dates that could be read either way are told, once.
    """
    dated = [(document, found) for document in documents for found in _numeric(document)]
    order = day_first_order(found for _, found in dated)
    unsure = [document for document, found in dated if found.ambiguous]
    if order is None and unsure:
        first = unsure[0]
        count = "A date" if len(unsure) == 1 else f"{len(unsure)} dates"
        problems.warning(
            root / first.name,
            first.key_lines.get("date"),
            f"{count} of this site could have day and month swapped, such as "
            f"“{first.front_matter['date']}”; the day is taken to come first, as Jekyll reads it. "
            "Write dates like 2021-05-03 to be sure.",
        )
    return order is not False


def _numeric(document: Document) -> list[FoundDate]:
    """The date of the front matter where it is a text; YAML has read all else already."""
    stated = document.front_matter.get("date")
    return find_dates(stated) if isinstance(stated, str) else []
