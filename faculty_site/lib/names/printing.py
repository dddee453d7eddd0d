"""A name whose parts are known, as it is printed."""

from __future__ import annotations

from .scripts import is_native


def name_of_parts(family: str, given: str, suffix: str = "") -> str:
    """“Marie Curie”; a Chinese, Japanese or Korean name has its family name first, in one piece."""
    if family and given and _is_east_asian(family + given):
        return family + given
    return " ".join(part for part in (given, family, suffix) if part)


def _is_east_asian(text: str) -> bool:
    return is_native(text[0]) and all(
        "\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in text if c.isalpha()
    )
