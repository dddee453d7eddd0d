"""What the addresses in works lead to."""

from __future__ import annotations

from collections.abc import Iterable

from profiles.references import References
from publications.models import Publication
from publications.templatetags.works import leads_to_person


def references_of(publications: Iterable[Publication], *, public: bool) -> References:
    """The files and old sites of the authors; for the `public` only of those whom the page names
    as its people, as nothing may lead to a draft."""
    return References(
        author.profile
        for publication in publications
        for author in publication.authorships.all()
        if not public or leads_to_person(author)
    )
