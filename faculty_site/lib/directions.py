"""In which direction a language is written."""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
"""Languages that are written so unless their tag names a script."""

RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "aran", "hebr", "nkoo", "syrc", "thaa"})


def direction_of(tag: str) -> str:
    """ "rtl" or "ltr" of a language's tag, such as "fa" or "ku-Arab-IQ"."""
    language, *subtags = tag.lower().replace("_", "-").split("-")
    scripts = [subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
