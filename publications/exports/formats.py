"""The forms in which works are downloaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from publications.exports import bibtex, csl_json, ris
from publications.models import Publication


@dataclass(frozen=True)
class Format:
    """`write` gives one work, `joined` the pieces of a file from what several were written as.

    Works need their authors prefetched.
    """

    ending: str
    name: str
    content_type: str
    write: Callable[[Publication], str]
    joined: Callable[[Iterable[str]], Iterator[str]]

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.content_type.partition(";")[0]

    def file_of(self, publications: Iterable[Publication]) -> Iterator[str]:
        return self.joined(map(self.write, publications))


FORMATS = (
    Format("bib", "BibTeX", "application/x-bibtex; charset=utf-8", bibtex.write, bibtex.joined),
    Format(
        "ris", "RIS", "application/x-research-info-systems; charset=utf-8", ris.write, ris.joined
    ),
    Format(
        "csl.json",
        "CSL-JSON",
        "application/vnd.citationstyles.csl+json",
        csl_json.write,
        csl_json.joined,
    ),
)


def format_of(ending: str) -> Format:
    """Raises KeyError for an ending that is none of ours."""
    return {each.ending: each for each in FORMATS}[ending]
