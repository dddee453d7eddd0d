"""Works, who wrote them, and how they belong together."""

from publications.models.authors import Authorship, Suggestion
from publications.models.relations import FormerSlug, Merge, Relation
from publications.models.status import UNFINISHED, Status
from publications.models.translations import PublicationTranslation
from publications.models.works import Publication

__all__ = [
    "UNFINISHED",
    "Authorship",
    "FormerSlug",
    "Merge",
    "Publication",
    "PublicationTranslation",
    "Relation",
    "Status",
    "Suggestion",
]
