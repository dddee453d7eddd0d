"""What stands on people's pages, and what is missing there or out of date.

`holdings_of(pages, user)` reads it of many pages in the same number of queries as of one;
`findings_of(page, holdings, today)` is a pure function that says what to do, the heaviest first,
each with the address of the form where it is done.
"""

from faculty_site.completeness.findings import Finding, findings_of
from faculty_site.completeness.holdings import Holdings, holdings_of
from faculty_site.completeness.kinds import KINDS, Weight, completeness

__all__ = [
    "KINDS",
    "Finding",
    "Holdings",
    "Weight",
    "completeness",
    "findings_of",
    "holdings_of",
]
