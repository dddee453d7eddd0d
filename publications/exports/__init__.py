"""A work in every form that a scholar's tools read, all made from its one CSL-JSON item."""

from publications.exports.addresses import Addresses
from publications.exports.formats import FORMATS, Format, format_of
from publications.exports.highwire import highwire_tags
from publications.exports.schema_org import schema_org

__all__ = ["FORMATS", "Addresses", "Format", "format_of", "highwire_tags", "schema_org"]
