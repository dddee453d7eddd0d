"""What a heading promises, in the wordings that researchers use.

The words were counted on real pages; where a wording could mean two things it is left out, so
that its section stays text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from faculty_site.lib.markdown import Dialect, plain_text

Promise = Literal[
    "news",
    "publications",
    "contact",
    "interests",
    "education",
    "position",
    "award",
    "talk",
    "teaching",
    "service",
    "grant",
    "certification",
]

WORDS: dict[Promise, str] = {
    "news": r"""
        (?:recent|latest|group|lab|selected)? \s* (?:news|updates?|announcements?)
        (?: \s* (?:and|&) \s* (?:recent \s+)?
           (?:news|updates?|announcements?|events?|activities|highlights))? |
        (?:recent|latest) \s+ (?:activities|events|highlights) |
        what['’]?s \s+ (?:new|up) | news \s+ (?:archive|feed) | highlights |
        最新动态 | 动态 | 新闻(?:动态)? | 近期动态 | 最新消息 | お知らせ | ニュース | 소식 |
        aktuelles | neuigkeiten | actualités | nouvelles | noticias
    """,
    "publications": r"""
        (?:(?:selected|recent|featured|representative|highlighted|main|key|all|full|my|other|
             peer[- ]reviewed|refereed|latest|preprints|list \s+ of|major|published) \s+
             (?:\w+ \s+)?)?
        (?:publications?|papers?|preprints?|articles?|manuscripts?|writings?|works|books|
           (?:(?:journal|conference|workshop|book) \s* (?:and|&|/|,) \s*)?
           (?:scientific|research|journal|conference|workshop|working|book|technical)
           \s+ (?:publications?|papers?|articles?|chapters?|reports?|works))
        (?: \s* (?:and|&|/|,) \s* (?:\w+ \s+)? (?:publications?|papers?|preprints?|articles?|
           manuscripts?|books|patents?|reports?|works))* (?: \s+ in \s+ [\w ]+)? | patents? |
        bibliography | under \s+ review | in \s+ preparation |
        出版 | (?:发表)?论文 | 代表(?:性)?论文 | 学术论文 | 論文 | 業績 | 논문 |
        publikationen | veröffentlichungen | publicaciones | publicações |
        articles \s+ scientifiques
    """,
    "contact": r"""
        contacts? (?: \s+ (?:me|info(?:rmation)?|details?|e-?mail))? | get \s+ in \s+ touch |
        (?:find|reach) \s+ me (?: \s+ on)? | e-?mail | office (?: \s+ address)? |
        联系方式 | 联系我 | 連絡先 | 연락처 | kontakt | contacto | contato
    """,
    "interests": r"""
        (?:my \s+)? (?:current \s+)? research \s+ (?:interests?|areas?|focus|topics?) |
        (?:fields? \s+ of \s+)? interests? | areas? \s+ of \s+ (?:interest|research) |
        研究方向 | 研究兴趣 | 研究分野 | 연구분야 | forschungsinteressen | intereses
    """,
    "education": r"""
        educations? (?: \s+ (?:and|&) \s+ training)? | educational \s+ background |
        (?:academic \s+)? (?:background|degrees?) | background \s+ and \s+ education |
        学歴 | 教育(?:背景|经历) | 학력 | ausbildung | formation | formación | formação
    """,
    "position": r"""
        (?:(?:work|research|academic|professional|industry|teaching|industrial|miscellaneous)
           \s+)? (?:experiences?|appointments?|positions?|employment) |
        employment \s+ history | internships? | research \s+ placements? |
        career (?: \s+ (?:history|milestones))? | positions \s+ held |
        職歴 | 経歴 | 工作经历 | 경력 | beruflicher \s+ werdegang | experiencia
    """,
    "award": r"""
        (?:(?:selected|academic|research|main) \s+)?
        (?:awards?|honou?rs?|prizes?|distinctions?|scholarships?|fellowships?|achievements?|
           recognitions?|medals?)
        (?: \s* (?:and|&|/|,) \s* (?:\w+ \s+)? (?:awards?|honou?rs?|prizes?|distinctions?|
           scholarships?|fellowships?|achievements?|recognitions?|grants?|medals?))* |
        获奖情况 | 奖励与荣誉 | 荣誉(?:奖励)? | 受賞(?:歴)? | 수상 | auszeichnungen | premios
    """,
    "talk": r"""
        (?:(?:invited|recent|selected|contributed|research|public|conference|keynote|upcoming)
           \s+)? (?:talks?|presentations?|lectures?|seminars \s+ given|keynotes?)
        (?: \s* (?:and|&|/|,) \s* (?:invited \s+)? (?:talks?|presentations?|lectures?|posters?|
           tutorials?|press))* | 学术报告 | 講演 | 발표 | vorträge | conférences | charlas
    """,
    "teaching": r"""
        (?:current|past|previous|recent)? \s* (?:teaching|courses?)
        (?: \s+ (?:experience|assistant(?:ships?)?|taught|activities))? | courses \s+ taught |
        teaching \s+ (?:and|&) \s+ (?:supervision|advising|mentoring) |
        担当授業 | 教学(?:经历)? | 강의 | lehre | enseignement | docencia | ensino
    """,
    "service": r"""
        (?:(?:academic|professional|community|editorial) \s+)?
        (?:services?|reviewing|committees?|memberships?|outreach|editorial \s+ activities)
        (?: \s* (?:and|&|/|,) \s* (?:leadership|outreach|activities|memberships?|services?))* |
        (?:journal|conference) \s+ review(?:er|ing)s? | program(?:me)? \s+ committees? |
        学术服务 | 社会兼职
    """,
    "grant": r"""
        (?:research \s+)? (?:grants?|funding) (?: \s* (?:and|&|/) \s* (?:grants?|funding))? |
        funded \s+ projects? | 科研项目 | 国家项目 | 研究費
    """,
    "certification": r"""
        certifications? | certificates? (?: \s* (?:and|&) \s* training)? | licen[cs]es? |
        资格 | 資格
    """,
}

_PATTERNS = {
    promise: re.compile(rf"(?:{words})", re.VERBOSE | re.IGNORECASE)
    for promise, words in WORDS.items()
}

EDGES = " \t\n:：.!?！？-–—|•"
SHORT_CODE = re.compile(r":[a-z][a-z0-9_+-]*:")
"""A picture character by its name, such as “:fire:”."""

TIME_ONLY = re.compile(
    r"""(?: upcoming | past | older | earlier | recent | current | future | previous |
        (?:(?:in|since|before|until|prior\ to)\s+)? (?:1[5-9]|20)\d\d
        (?: \s*(?:-|–|—|--|to|/)\s* (?:(?:1[5-9]|20)?\d\d|now|present) )?
        (?: \s+ and \s+ (?:before|earlier|older|after) )? )
        (?: \s+ (?:events?|news|items?|talks?|papers?|publications?|updates?) )?""",
    re.VERBOSE | re.IGNORECASE,
)


PAGE_TITLES = re.compile(
    r"""(?: about (?: \s+ (?:me|us|myself))? | bio (?:graphy|graphie|grafie)? | home (?:\s?page)? |
        index | main | blank | profile | welcome (?:\s+ .*)? | hello .* | hi\b .* | cv | résumé |
        curriculum \s+ vitae | research (?: \s+ (?:group|statement|profile))? | personal \s+ .* |
        (?:photo \s+)? gallery | people | team | members | projects? | blog | posts |
        关于(?:我|我们)? | 个人(?:简介|主页) | 简介 | 首页 | 主页 | 团队 | 成员 | 联系方式 |
        自己紹介 | プロフィール | ホーム | 私について | 소개 | 자기소개 | 홈 |
        обо? \s+ мне | о \s+ себе | главная | à \s+ propos (?: \s+ de \s+ moi)? | accueil |
        über \s+ mich | startseite | sobre (?: \s+ mí | \s+ mim)? | inicio | chi \s+ sono )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Titles of a person's main page that are no names."""


def bare(heading: str, dialect: Dialect = "kramdown") -> str:
    """A heading's words without markup, emoji, numbering and closing colon."""
    text = unicodedata.normalize("NFKC", plain_text(heading, dialect))
    text = "".join(c for c in text if unicodedata.category(c) not in ("So", "Sk", "Cf", "Mn"))
    text = SHORT_CODE.sub(" ", text)
    text = re.sub(r"^\s*(?:\d{1,2}[.)]|[IVX]{1,4}\.)\s+", "", text)
    text = re.sub(r"\([^()]*\)\Z", "", text.strip(EDGES))
    return re.sub(r"\s+", " ", text).strip(EDGES)


BLOG = re.compile(r"\b(?:blog|posts?|writings?|essays)\b", re.IGNORECASE)
"""Stands in the heading of a list of posts, other than news."""


@lru_cache(maxsize=2048)
def promise_of(heading: str, dialect: Dialect = "kramdown") -> Promise | None:
    """What a section under this heading holds, or None where the words do not say."""
    words = bare(heading, dialect)[:200]
    for promise, pattern in _PATTERNS.items():
        if pattern.fullmatch(words):
            return promise
    return None


def promises_records(heading: str, dialect: Dialect = "kramdown") -> bool:
    """Whether works, news or lines of a curriculum vitae stand under this heading."""
    return promise_of(heading, dialect) not in (None, "contact", "interests")


def is_time_only(heading: str, dialect: Dialect = "kramdown") -> bool:
    """Whether a heading only parts a list by time: “Upcoming”, “2023”, “2020 and before”."""
    return TIME_ONLY.fullmatch(bare(heading, dialect)) is not None


def is_page_title(words: str) -> bool:
    """Whether a title names a page (“About me”, “关于我”) and not the person it is about."""
    return PAGE_TITLES.fullmatch(bare(words)[:200]) is not None or promise_of(words) is not None
