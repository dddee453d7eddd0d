"""Authors' ORCID iDs in BibTeX, for which several programs have fields of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from faculty_site.lib.names import same_person
from faculty_site.lib.orcid import orcid_in

ANNOTATED = re.compile(r"(\d+)\s*=\s*(?:[^;\"]*\borcid\s*[:=]\s*)?\"?([^;\"]*)", re.IGNORECASE)
NUMBERS = re.compile(r"([^/;\n]*?)\s*/\s*((?:\d{4}-?){3}\d{3}[\dXx])")
FIELDS = ("author+an:orcid", "author+an:orcids", "author+an")


def orcids_of(fields: Mapping[str, str], names: Sequence[str]) -> list[str]:
    """The iD of each author, "" where none is stated surely.

    Known are BibLaTeX's annotations (`author+an:orcid = {1="…"; 2="…"}`), the `orcid-numbers` of
    the Web of Science (`Curie, Marie/…`), and a field `orcid` with one iD for each author.
    """
    found = [""] * len(names)
    for field in FIELDS:
        for place, stated in ANNOTATED.findall(fields.get(field, "")):
            if 0 < int(place[:6]) <= len(names):
                found[int(place) - 1] = found[int(place) - 1] or orcid_in(stated)
    for name, stated in NUMBERS.findall(fields.get("orcid-numbers", "")):
        alike = [at for at, other in enumerate(names) if same_person(name, other) != "no"]
        if len(alike) == 1:
            found[alike[0]] = found[alike[0]] or orcid_in(stated)
    listed = [orcid_in(part) for part in re.split(r"[,;]|\band\b", fields.get("orcid", ""))]
    if len(listed) == len(names):
        found = [known or stated for known, stated in zip(found, listed, strict=True)]
    return found
