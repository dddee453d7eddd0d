"""Numbers by which the world knows a work: plain form, address, check digit."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

_DOI_PREFIX: Final = re.compile(
    r"(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/)|doi\s*:\s*", re.IGNORECASE
)
_ARXIV_PREFIX: Final = re.compile(
    r"(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv\s*:\s*"
    r"|(?:(?:https?://)?doi\.org/)?10\.48550/arxiv\.",
    re.IGNORECASE,
)
_ARXIV: Final = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z]{2})?/\d{7})(?:v\d+)?")


def plain_doi(text: str) -> str:
    """“10.1038/143239a0” for the address at doi.org, or with “doi:” in front; else the text."""
    text = text.strip()
    if match := _DOI_PREFIX.match(text):
        text = text[match.end() :].strip()
        text = unquote(text) if "/" in match[0] else text
    return text


def plain_arxiv(text: str) -> str:
    """“1706.03762v2” for an address at arxiv.org, or with “arXiv:” in front; else the text."""
    text = text.strip()
    if match := _ARXIV_PREFIX.match(text):
        text = text[match.end() :].strip()
        text = re.sub(r"(?:\.pdf)?(?:[?#].*)?$", "", text)
    return text.rstrip("/")


def is_arxiv(text: str) -> bool:
    """Whether a plain id has one of the two forms, “1706.03762” and “hep-th/9711200”."""
    return _ARXIV.fullmatch(text) is not None


def doi_address(doi: str) -> str:
    return f"https://doi.org/{quote(doi, safe='/:;()._-')}"


def arxiv_address(arxiv: str) -> str:
    return f"https://arxiv.org/abs/{quote(arxiv, safe='/.-')}"


def is_isbn(text: str) -> bool:
    """Whether the last digit of an ISBN, of ten or thirteen, is the one that the others ask for."""
    digits = re.sub(r"[\s‐–-]", "", text).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return _weighted(digits, range(10, 0, -1)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return _weighted(digits, (1, 3) * 7) % 10 == 0
    return False


def is_issn(text: str) -> bool:
    digits = re.sub(r"[\s‐–-]", "", text).upper()
    return bool(re.fullmatch(r"\d{7}[\dX]", digits)) and (
        _weighted(digits, range(8, 0, -1)) % 11 == 0
    )


def _weighted(digits: str, weights: range | tuple[int, ...]) -> int:
    numbers = (10 if digit == "X" else int(digit) for digit in digits)
    return sum(number * weight for number, weight in zip(numbers, weights, strict=False))
