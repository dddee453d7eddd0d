"""Groups of positions, for people of whom no department says what they are there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: Final[Mapping[str, str | Promise]] = {
    "emeriti": _("Emeriti"),
    "professors": _("Professors"),
    "associate professors": _("Associate professors"),
    "assistant professors": _("Assistant professors"),
    "lecturers": _("Lecturers"),
    "postdocs": _("Postdocs"),
    "researchers": _("Researchers"),
    "doctoral students": _("Doctoral students"),
    "students": _("Students"),
    "staff": _("Staff"),
}
"""The groups as addresses have them, and in words."""

_SPELLINGS: Final = (
    ("emeriti", r"\bemerit|荣休|名誉教授"),
    ("doctoral students", r"\b(?:ph\.?\s?d\.?|doctoral|graduate) (?:student|candidate|researcher)"),
    ("doctoral students", r"\bdo[kc]torand|博士研究?生"),
    ("students", r"\bstudent|\bundergraduate|本科生|硕士生"),
    ("postdocs", r"\bpost[-\s]?doc|博士后|ポスドク"),
    ("associate professors", r"\bassoc(?:iate|\.)?\s+prof|\breader\b|副教授|准教授"),
    ("assistant professors", r"\b(?:assist(?:ant)?|asst)\.?\s+prof|\bjunior\s?prof|助理教授|助教"),
    ("professors", r"\bprof(?:essor|\.|\b)|\bprofess|\bchair of\b|教授"),
    ("lecturers", r"\blecturer|\binstructor|\bdocent|\bdozent|\bmaître de conf|讲师|講師"),
    ("researchers", r"\bresearch|\bscientist|\bfellow\b|\bwissenschaftl|研究员|研究員"),
    ("staff", r"\bengineer|\btechnician|\badministrat|\bsecretar|\bmanager|\bassistant"),
)  # fmt: skip
"""In the order in which they are tried: an associate professor is called a professor, too."""

_patterns = [(rank, re.compile(pattern, re.IGNORECASE)) for rank, pattern in _SPELLINGS]


def rank_of(position: str) -> str:
    """The group that a position belongs to, one of LABELS; "" where its words do not say."""
    return next((rank for rank, pattern in _patterns if pattern.search(position)), "")
