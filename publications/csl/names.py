"""Names of people as CSL has them, parted as far as that is sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from faculty_site.lib.names import (
    clean_markup,
    is_native,
    is_person_name,
    sort_name,
    split_native,
    without_marks,
)
from faculty_site.lib.names.vocabulary import PARTICLES

Name = dict[str, str]
"""`family`, `given`, `non-dropping-particle` and `suffix`, or `literal` alone."""

_SUFFIX: Final = re.compile(r"(?:,\s*|\s)(Jr|Sr|II|III|IV)\b(\.?)(?=\s*(?:,|$))", re.IGNORECASE)
_INITIALS_LAST: Final = re.compile(r"(.*[^\W\d_]{2,}.*) ([A-Z]{1,3})")
_CAPITAL_PARTICLES: Final = frozenset(
    ("De", "Del", "Della", "Der", "Di", "Du", "La", "Le", "Van", "Von")
)
"""They begin a family name, as in “Augustus De Morgan”, and are a part of it."""

_INITIAL: Final = re.compile(r"A [A-Z][^\W\d_]+(?:[-’'][^\W\d_]+)*")
"""“A Lovelace” among authors, where a heading would begin with an article."""

_ORGANIZATION: Final = re.compile(
    r"\b(?:academy|acad[eé]mie|akademie|agency|association|cent(?:er|re)|collaboration|commission"
    r"|committee|consorti(?:um|a)|council|foundation|gesellschaft|group|initiative|institut\w*"
    r"|investigators|laborator(?:y|ies)|ministry|network|organi[sz]ation|project|soci[eé]t(?:y|é)"
    r"|team|universit\w+|verein)\b",
    re.IGNORECASE,
)
"""Words that no person is called by."""

_EAST_ASIAN: Final = re.compile(r"[々\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_HANGUL: Final = re.compile(r"[\uac00-\ud7af]{2,4}")
_HAN: Final = re.compile(r"[\u3400-\u9fff]{2,4}")

_KOREAN_LONG: Final = ("남궁", "황보", "제갈", "선우", "독고", "사공", "서문")
_CHINESE_LONG: Final = (
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "皇甫", "尉迟", "尉遲",
    "公孙", "公孫", "慕容", "令狐", "宇文", "长孙", "長孫", "夏侯", "端木", "东方", "東方",
)  # fmt: skip
_CHINESE: Final = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾"
    "肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒"
    "孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯华華"
)
_SIMPLIFIED: Final = frozenset("张刘陈杨赵吴孙马罗郑谢许韩冯邓蒋苏卢钟谭陆贾韦邹闫龙贺顾龚钱严汤华")
"""Family names that only Chinese writes in this form, so that nobody takes them for Japanese."""


def name_in_parts(family: str, given: str, suffix: str = "") -> Name:
    """A name that somebody has parted; particles in front of the family name are set off."""
    words = family.split()
    at = 0
    while at < len(words) - 1 and words[at] in PARTICLES:
        at += 1
    name = {
        "family": " ".join(words[at:]),
        "given": given,
        "non-dropping-particle": " ".join(words[:at]),
        "suffix": suffix,
    }
    return {key: value for key, value in name.items() if value}


def printed_name(printed: str, language: str = "") -> Name:
    """A name as printed, in either order; `language` is the work's.

    What may be no person's name, or cannot be parted for sure, stays whole.
    """
    return dict(_read(printed, language))


@lru_cache(maxsize=8192)
def _read(printed: str, language: str) -> Name:
    """The same for all: a department's lists have the same names again and again."""
    name = without_marks(printed)
    latin, native = split_native(name)
    if any(map(is_native, latin)):
        return _native_name(latin, language)
    suffix = _SUFFIX.search(latin)
    if suffix:
        latin = latin[: suffix.start()] + latin[suffix.end() :]
    if _ORGANIZATION.search(latin) or not (is_person_name(latin) or _INITIAL.fullmatch(latin)):
        return {"literal": clean_markup(printed) if native else name}
    family, given = _parts(latin)
    return name_in_parts(family, given, suffix[1] + suffix[2] if suffix else "")


def _parts(name: str) -> tuple[str, str]:
    """The family name and the given ones; “Curie MS” has its initials behind."""
    initials = _INITIALS_LAST.fullmatch(name)
    if initials and "," not in name and not name.isupper():
        return initials[1], " ".join(f"{letter}." for letter in initials[2])
    family, _comma, given = sort_name(name).partition(", ")
    words = given.split()
    while len(words) > 1 and words[-1] in _CAPITAL_PARTICLES and "," not in name:
        family = f"{words.pop()} {family}"
    return family, " ".join(words)


def _native_name(name: str, language: str) -> Name:
    """A name in another script: parted where a blank or a known family name shows how."""
    words = name.replace("\u3000", " ").split()
    if all(map(_EAST_ASIAN.fullmatch, words)):
        if len(words) == 2:
            return {"family": words[0], "given": words[1]}
        length = _length_of_family(name, language) if len(words) == 1 else 0
        return {"family": name[:length], "given": name[length:]} if length else {"literal": name}
    family, comma, given = name.partition(",")
    if comma and family.strip() and given.strip():
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": name}


def _length_of_family(name: str, language: str) -> int:
    """How many characters in front are the family name; 0 where that is not sure.

    Chinese and Japanese names look alike, so a Chinese one needs the work's language or a form
    that Japanese does not write.
    """
    if _HANGUL.fullmatch(name):
        long = name.startswith(_KOREAN_LONG) and len(name) > 2
        return 2 if long else 1 if len(name) < 4 else 0
    if not _HAN.fullmatch(name):
        return 0
    if name.startswith(_CHINESE_LONG) and len(name) > 2 and language.startswith("zh"):
        return 2
    known = _CHINESE if language.startswith("zh") else _SIMPLIFIED
    return 1 if name[0] in known and len(name) < 4 else 0


def in_order(name: Name) -> str:
    """“Carl von Linné”; an East Asian name has its family name first and no blank."""
    if "literal" in name:
        return name["literal"]
    family, given = name.get("family", ""), name.get("given", "")
    if _EAST_ASIAN.fullmatch(family) and _EAST_ASIAN.fullmatch(given):
        return family + given
    return _joined(" ", given, name.get("non-dropping-particle", ""), family, name.get("suffix"))


def family_first(name: Name) -> str:
    """“von Linné, Carl” or “King, Martin Luther, Jr.”, as RIS and Highwire's tags have it."""
    if "literal" in name:
        return name["literal"]
    family = _joined(" ", name.get("non-dropping-particle", ""), name.get("family", ""))
    return _joined(", ", family, name.get("given", ""), name.get("suffix"))


def _joined(between: str, *parts: str | None) -> str:
    return between.join(part for part in parts if part)


def names_of(printed: Sequence[object], language: str = "") -> list[Name]:
    """The names in a list as it is stored in JSON; what is no text is passed over."""
    return [printed_name(name, language) for name in printed if isinstance(name, str) and name]
