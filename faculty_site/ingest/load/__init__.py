"""Fixture -> database: a three-way merge of source, last import and local edits."""

from faculty_site.ingest.load.identity import Settled, remembered, settle_slug
from faculty_site.ingest.load.run import load

__all__ = ["Settled", "load", "remembered", "settle_slug"]
