"""The six styles: their files, their languages, and what of an item is put into their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from publications.citations import pages, wording
from publications.citations.items import Item

_FOUR_LETTERS: Final = "with from into over upon onto down like near past than till"
_PREPOSITIONS: Final = (
    f"{_FOUR_LETTERS} about above across after against along among around before behind below"
    " beneath beside between beyond despite during except inside outside since through throughout"
    " toward towards under underneath until unlike within without"
)


@dataclass(frozen=True)
class Style:
    """`options` are attributes of the style's root element, read in publications/citations/engine.

    `american`: commas and full stops stand inside quotation marks.
    """

    key: str
    label: str
    file: str
    worded: Callable[[Item], None]
    last_page: pages.Shortened = pages.whole
    dash: str = "–"
    american: bool = True
    options: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.label


STYLES: Final[Mapping[str, Style]] = {
    style.key: style
    for style in (
        Style("apa", "APA (7th edition)", "apa.csl", wording.apa, american=False),
        Style("ieee", "IEEE", "ieee.csl", wording.ieee),
        Style(
            "chicago",
            "Chicago author-date (18th edition)",
            "chicago-author-date.csl",
            wording.chicago,
            pages.chicago,
            # CMOS 18, 8.160: prepositions of up to four letters are small.
            options={"small-words": _FOUR_LETTERS},
        ),
        Style(
            "mla",
            "MLA (9th edition)",
            "modern-language-association.csl",
            wording.mla,
            pages.two_digits,
            # MLA 9, 2.90: all prepositions are small; 2.75: “Beauvoir, Simone de”. CSL's file
            # keeps the particle before the name, for those who store only what belongs there.
            options={
                "small-words": _PREPOSITIONS,
                "demote-non-dropping-particle": "display-and-sort",
            },
        ),
        Style(
            "vancouver",
            "Vancouver (NLM)",
            "nlm-citation-sequence.csl",
            wording.vancouver,
            pages.changed,
            "-",
            american=False,
        ),
        Style(
            "gbt7714",
            "GB/T 7714-2015",
            "gb-t-7714-2015-numeric.csl",
            wording.gbt7714,
            dash="-",
            american=False,
            # 4.1.2: “PEEBLES P Z, Jr.”
            options={"suffix-separator": ", "},
        ),
    )
}
