"""The words in and around names: lower case, without dots."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES: Final = _words(
    "af al av ben bin bint da das de dei del dela della den der di do dos du e el ibn la las le lo"
    " los mac of och te ten ter thoe tot van vom von y zu zum zur"
)
TITLES: Final = _words(
    "dr drs prof professor mr mrs ms miss sir dame lord lady ing dipl rev hon habil assoc asst"
    " associate assistant emeritus emerita herr frau"
)
DEGREES: Final = _words(
    "phd dphil md msc bsc ba ma ms bs mba meng beng dsc scd jd llm edd mph frs frsc facm fieee pe"
    " mphil mres esq"
)
# "Dr. rer. nat.": only in lower case, for Nat is also a name.
LOWER_CASE_TITLES: Final = _words("rer nat phil med")
SUFFIXES: Final = _words("jr sr ii iii iv")
# Words of headings, page titles and file names that no person is called by.
NO_NAMES: Final = _words(
    "a about academic academics activities address advanced advising al algebra algorithm"
    " algorithms alumni analysis and announcements anonymous archive article articles artificial"
    " at award awards bib bibliography bio biography biology blank blog blogs book books by"
    " calculus california career category challenge chemistry code collaboration collaborators"
    " computer computing conference conferences contact contacts course courses credentials"
    " curriculum customizing cv data datasets default demo department disclaimer draft easy"
    " education email employment engineering english et example examples experience faculty faq"
    " feed finding for found from funding gallery general geometry getting github google grants"
    " group hello hi history hobbies home homepage honors honours hours i imprint in index info"
    " information institute intelligence interest interests introduction is journal journals lab"
    " laboratory language latest learning lecture lectures license linkedin links list machine"
    " main manual materials mathematical mathematics me media meet members mentoring method"
    " methods misc miscellaneous model modeling models my myself natural network networks new news"
    " nice not note notes of office on online open openings opportunities others our overview"
    " pages paper papers patents people personal personnel photo photos physical physics plots"
    " popular portfolio positions posts preprints principal privacy professional profile profiles"
    " program project projects publication publications quantum readme recent recently recruitment"
    " research researcher resources results resume review robotics robots sample scholar school"
    " science sciences search selected seminar seminars services site sitemap skills slides"
    " software spotlight staff stanford started states statistics student students studies tables"
    " talk talks teaching team template terms test the theory thesis things to tools topics"
    " towards tutorial tutorials twitter under united university untitled us usage video videos"
    " vision vita vitae welcome with work working workshop workshops your"
)
# The same in scripts that write without blanks between words.
NATIVE_NO_NAMES: Final = _words(
    "关于 关于我 关于我们 主页 首页 个人主页 简介 个人简介 简历"
    " 论文 论文发表 出版物 研究 研究方向 教学 团队 成员 课程"
    " 新闻 联系 联系我 联系方式 項目 项目 博客 近期活动 關於我"
    " 論文 経歴 業績 研究業績 略歴 履歴書 自己紹介 ホーム お知らせ"
    " 教育 所属 講義 連絡先 소개 논문 연구 수업 경력"
    " 학력 이력서 연락처 홈 소식 강의 출판물"
)
