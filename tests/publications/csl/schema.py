"""What the CSL-JSON schema 1.0.2 asks of an item, for the variables that this site writes.

The whole schema is `csl-data.json` in the repository citation-style-language/schema.
"""

from __future__ import annotations

from typing import Any, Final

_text: Final = {"type": "string"}
_number: Final = {"type": ["string", "number"]}
_names: Final = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": dict.fromkeys(
            ("family", "given", "non-dropping-particle", "suffix", "literal"), _text
        ),
        "additionalProperties": False,
    },
}
_date: Final = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": _number, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "season": _number,
    },
    "additionalProperties": False,
}

SCHEMA: Final[dict[str, Any]] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {
                "enum": [
                    "article",
                    "article-journal",
                    "book",
                    "chapter",
                    "dataset",
                    "document",
                    "paper-conference",
                    "patent",
                    "report",
                    "software",
                    "thesis",
                ]
            },
            "id": _number,
            "author": _names,
            "editor": _names,
            "issued": _date,
            **dict.fromkeys(("edition", "issue", "number", "page", "volume"), _number),
            **dict.fromkeys(
                (
                    "DOI",
                    "ISBN",
                    "ISSN",
                    "PMID",
                    "URL",
                    "abstract",
                    "archive",
                    "archive_location",
                    "authority",
                    "collection-title",
                    "container-title",
                    "genre",
                    "keyword",
                    "language",
                    "note",
                    "publisher",
                    "publisher-place",
                    "status",
                    "title",
                    "version",
                ),
                _text,
            ),
        },
    },
}
