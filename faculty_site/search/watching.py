"""What the database watches for the search: each table, and whose words its rows change.

Rows come in by forms, by imports, by `loaddata` and `update()`, which tell Django nothing; the
database sees them all. A row of `Change` stands for each until `upkeep` has read it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from .models import Kind


class Watched(NamedTuple):
    """A model, the field that says whose words its rows are, and what that is."""

    model: str
    field: str
    source: str


PROFILE, SECTION, ENTRY = "profile", "section", "entry"
DEPARTMENT, EVERYTHING = "department", "everything"
"""Sources whose key is no thing that can be found: `upkeep` works out which things they are."""

WATCHED: Final = (
    Watched("profiles.Profile", "id", PROFILE),
    Watched("profiles.ProfileTranslation", "original", Kind.PERSON.value),
    Watched("profiles.Section", "profile", Kind.PERSON.value),
    Watched("profiles.SectionTranslation", "original", SECTION),
    Watched("profiles.Entry", "profile", Kind.PERSON.value),
    Watched("profiles.EntryTranslation", "original", ENTRY),
    Watched("profiles.Membership", "profile", Kind.PERSON.value),
    Watched("profiles.Department", "id", DEPARTMENT),
    Watched("profiles.Page", "id", Kind.PAGE.value),
    Watched("profiles.PageTranslation", "original", Kind.PAGE.value),
    Watched("news.NewsItem", "id", Kind.NEWS.value),
    Watched("news.NewsItemTranslation", "original", Kind.NEWS.value),
    Watched("publications.Publication", "id", Kind.PUBLICATION.value),
    Watched("publications.PublicationTranslation", "original", Kind.PUBLICATION.value),
    Watched("publications.Authorship", "publication", Kind.PUBLICATION.value),
)
