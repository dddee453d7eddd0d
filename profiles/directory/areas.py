"""Research areas, cut out of what people say of their interests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from faculty_site.lib.folded_search import fold
from faculty_site.lib.names import clean_markup

MOST_WORDS: Final = 6
LONGEST: Final = 60
LONGEST_LIST: Final = 2000
"""Words and characters of an area, and of a list; what is longer is sentences, or part of one."""

# Commas within brackets part nothing: “logic (proofs, models)” is one area.
_between = re.compile(r"[,;，、；·•|\n](?![^()（）]*[)）])")
_lead = re.compile(
    r"^[^:：]{0,40}\b(?:interests?|areas?|research|topics?|fields?)\b[^:：]{0,40}[:：]\s*",
    re.IGNORECASE,
)
_lead_of_area = re.compile(
    r"^(?:(?:and|und|et|y|e|&|as well as)\s+)?(?:(?:the|die|der|das|la|le|les|el|los)\s+)?",
    re.IGNORECASE,
)
_joint = re.compile(r"\s+(?:and|und|et|y)\s+")
_end = re.compile(r"[.!?。！？](?=\s+\w|$)|[。！？]")
_WORDS_OF_SENTENCES: Final = frozenset({
    "i", "my", "me", "we", "our", "us", "he", "his", "she", "her", "they", "their", "am", "is",
    "are", "was", "were", "has", "have", "had", "works", "work", "working", "studies", "study",
    "studying", "focus", "focuses", "interested", "include", "includes", "including", "such", "ich",
    "mein", "meine", "wir", "unsere", "ist", "sind", "je", "mes", "nous", "notre", "est", "sont",
    "mi", "mis", "nuestro", "es", "son",
})  # fmt: skip


def areas_of(interests: str) -> Sequence[str]:
    """The areas of a list with commas or semicolons, each once; none of a text that tells.

    Of several sentences the first counts. Parts of a list that are too long for an area are left
    out, and all are where these are most.
    """
    lines = "\n".join(clean_markup(line.lstrip("-*+ ")) for line in interests.split("\n"))
    text = _end.split(_lead.sub("", lines[:LONGEST_LIST].strip()), maxsplit=1)[0]
    *pieces, last = _between.split(text)
    # “A, B and C”: the last two are parted by a word alone.
    pieces += _joint.split(last, maxsplit=1) if pieces else [last]
    cut = [_lead_of_area.sub("", piece.strip(" .…")) for piece in pieces if piece.strip(" .…")]
    areas = [piece for piece in cut if _is_area(piece)]
    if len(areas) * 2 < len(cut) or areas[:1] != cut[:1]:
        return ()
    return tuple({fold(area): area for area in reversed(areas)}.values())[::-1]


def _is_area(text: str) -> bool:
    words = fold(text).split()
    is_short = 0 < len(words) <= MOST_WORDS and len(text) <= LONGEST
    return is_short and _WORDS_OF_SENTENCES.isdisjoint(words)
