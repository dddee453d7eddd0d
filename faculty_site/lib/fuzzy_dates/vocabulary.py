"""The words dates are written with, folded: lower case, no accents."""

from __future__ import annotations

from typing import Final

from .value import AUTUMN, SPRING, SUMMER, WINTER

# English, German, French, Spanish, Italian, Portuguese, Dutch. Left out on purpose, because they
# are common words of English pages: "set", "ago", "out", "gen".
_MONTH_NAMES: Final = (
    "january jan januar janner janvier janv enero ene gennaio janeiro januari",
    "february feb februar fevrier fevr fev febrero febbraio fevereiro februari",
    "march mar marz maerz mrz mars marzo marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto augustus",
    "september sept sep septembre septiembre settembre sett setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro",
)
MONTHS: Final[dict[str, int]] = {
    word: number for number, words in enumerate(_MONTH_NAMES, start=1) for word in words.split()
}
# Also verbs and words in lower case, so that without a year they only count with a capital.
DOUBTFUL_MONTHS: Final = frozenset({"may", "march", "mar", "mars", "mag"})

_SEASON_NAMES: Final = {
    SPRING: "spring printemps fruhling fruhjahr primavera lente",
    SUMMER: "summer ete sommer sommersemester verano estate verao zomer",
    AUTUMN: "autumn fall automne herbst otono autunno outono herfst",
    WINTER: "winter hiver wintersemester invierno inverno",
}
SEASONS: Final[dict[str, int]] = {
    word: season for season, words in _SEASON_NAMES.items() for word in words.split()
}

PRESENT: Final = (
    "present",
    "presente",
    "now",
    "today",
    "current",
    "currently",
    "ongoing",
    "heute",
    "aujourd'hui",
    "actuellement",
    "actualidad",
    "actualmente",
    "oggi",
    "heden",
    "至今",
    "现在",
    "現在",
    "今",
    "현재",
)
SINCE: Final = ("since", "seit", "depuis", "desde", "dal")
TO: Final = ("to", "until", "till", "through", "thru", "bis", "hasta", "jusqu'a")
WEEKDAYS: Final = (
    "monday|mon|tuesday|tues|tue|wednesday|wed|thursday|thurs|thur|thu|friday|fri"
    "|saturday|sat|sunday|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
)
