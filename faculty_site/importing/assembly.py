"""The importer with the apps' own readers put in: the same for the command and for uploads."""

from __future__ import annotations

from functools import partial
from typing import Final

import news.ingest
import profiles.ingest
import publications.ingest
from faculty_site.ingest.pipeline import Pipeline

EXTRACTORS: Final = (publications.ingest.extract, news.ingest.extract, profiles.ingest.extract)
"""The profile's runs last: a section's text is what the others left."""

assembled = partial(
    Pipeline,
    profiles.ingest.identify,
    EXTRACTORS,
    publications.ingest.link_works,
    finish=profiles.ingest.finish,
)
"""A `Pipeline`, from its options on."""
