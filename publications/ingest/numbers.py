"""Volume, issue and pages behind a venue, where their form leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

_VOLUME = r"(?P<volume>\d{1,4}[A-Z]?)"
_ISSUE = r"\s*\(\s*(?:no?s?\.?\s*|issue\s*)?(?P<issue>\d{1,4}(?:\s*[-–/]\s*\d{1,4})?)\s*\)"
_RANGE = r"(?P<pages>[A-Za-z]?\d+\s*[-–—]+\s*[A-Za-z]?\d+)"
_PAGES = r"(?P<pages>[A-Za-z]{0,2}\d+(?:\s*[-–—]+\s*[A-Za-z]{0,2}\d+)?)"
_LABEL = r"(?:pp?\.?|pages?)\s*"
_APART = r"(?:\s*,\s*|\s+)"
_UNLABELLED = _RANGE.replace("pages", "range")
_END = r"(?:\s*(?:pp\.?|pages))?"
FORMS = (
    re.compile(rf"{_VOLUME}{_ISSUE}(?:\s*[,:]?\s*(?:{_LABEL})?{_PAGES}{_END})?", re.IGNORECASE),
    re.compile(rf"{_VOLUME}\s*:\s*(?:{_LABEL})?{_PAGES}{_END}", re.IGNORECASE),
    re.compile(rf"{_VOLUME}\s*,\s*(?:article\s*)?(?P<pages>e\d+|\d{{5,9}})", re.IGNORECASE),
    re.compile(rf"{_VOLUME}{_APART}(?:{_LABEL}{_PAGES}|{_UNLABELLED}){_END}", re.IGNORECASE),
)
"""“171(4356), 737–738”, “12:3–45”, “56, 101583”, “171, 737–738”; “171, 737” may be anything."""

LABELLED = (
    re.compile(r"vol(?:ume)?\b\.?\s*(?P<volume>\d{1,4}[A-Z]?)", re.IGNORECASE),
    re.compile(r"(?:no|nr|issue|iss|number)\b\.?\s*(?P<issue>\d{1,4})", re.IGNORECASE),
    re.compile(rf"{_LABEL}{_PAGES}", re.IGNORECASE),
    re.compile(rf"{_RANGE}\s*(?:pp\.?|pages)", re.IGNORECASE),
)
ISSUE_LABEL = re.compile(
    r"(?<=\d),?\s*(?:no|nr|issue|iss|number)\b\.?\s*(\d{1,4})\b", re.IGNORECASE
)
VOLUME_LABEL = re.compile(r"vol(?:ume)?\b\.?\s*(?=\d)", re.IGNORECASE)
RANGE = re.compile(_RANGE)


def read_numbers(segments: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """(columns and their values, the segments that are none of them); empty if nothing is sure."""
    whole = ISSUE_LABEL.sub(r"(\1)", VOLUME_LABEL.sub("", ", ".join(segments), count=1))
    for form in FORMS:
        if match := form.fullmatch(whole):
            return _columns(match), []
    found: dict[str, str] = {}
    left: list[str] = []
    for segment in segments:
        said = _labelled(segment)
        if found.keys().isdisjoint(said):
            found |= said
        if not said or said.items() - found.items():
            left.append(segment)
    return found, left


def _labelled(segment: str) -> dict[str, str]:
    """What a segment with its own label says: “vol. 28(1)”, “pages 235–257”."""
    for form in LABELLED:
        if match := form.fullmatch(segment):
            return _columns(match)
    if VOLUME_LABEL.match(segment):
        for form in FORMS:
            if match := form.fullmatch(VOLUME_LABEL.sub("", segment)):
                return _columns(match)
    return {}


def pages_alone(segments: Sequence[str]) -> str:
    """The range that stands alone behind a volume that was named before; "" for all else."""
    match = RANGE.fullmatch(segments[0]) if len(segments) == 1 else None
    return _dashed(match[0]) if match else ""


def _columns(match: re.Match[str]) -> dict[str, str]:
    said = {name: value for name, value in match.groupdict().items() if value}
    if "range" in said:
        said["pages"] = said.pop("range")
    return {name: _dashed(value) for name, value in said.items()}


def _dashed(value: str) -> str:
    return re.sub(r"\s*[-–—]+\s*", "–", value)
