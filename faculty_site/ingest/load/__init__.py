"""Fixture -> database: a three-way merge of source, last import and local edits."""

from faculty_site.ingest.load.identity import Settled, files_before, remembered, settle_slug
from faculty_site.ingest.load.run import load

__all__ = ["Settled", "files_before", "load", "remembered", "settle_slug"]
