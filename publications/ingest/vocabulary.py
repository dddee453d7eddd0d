"""Words that part a printed reference: of venues, of awards, of what is no name."""

from __future__ import annotations

import re

VENUE = re.compile(
    r"""\b(?: journals? | proc(?:eedings|s)?\b\.? | trans(?:actions)?\b\.? | letters? |
        conf(?:erence)?\b\.? | symposi(?:um|a) | symp\. | workshops? | congress | annals? |
        advances \s+ in | lecture \s+ notes | review(?:s)? \s+ (?:of|in) | \w+ \s+ reviews? |
        arxiv | biorxiv | medrxiv | ssrn | preprint | magazine | bulletin | quarterly | archiv |
        (?:university|academic|mit|clarendon|crc|pergamon|princeton) \s+ press |
        universit(?:y|ät|é) | academy | society | springer | elsevier | wiley | ieee | acm |
        usenix | siam | lncs | nature | science | scientific | reports? | communications |
        memoirs? | memorie | comptes \s+ rendus | zeitschrift | annalen | physical | foundations |
        philosophical | acta | frontiers | encyclop[ae]?edia | handbook | thesis | dissertation |
        international | ph\.?d | technical | monograph | studies | methods | research | comm\. |
        publish(?:er|ing) | edition )\b | 学报 | 期刊 | 会议 | 大学 | 論文誌 | 学会""",
    re.VERBOSE | re.IGNORECASE,
)

AWARD = re.compile(
    r"""(?<!\w)(?: (?:long \s+|full \s+|contributed \s+)? oral(?:s)? (?:/\ ?long)?
            (?: \s+ (?:presentation|talk|paper) )?
          | spotlights? | highlights? (?:\s+ paper)? | (?:short|full|long) \s+ paper
          | posters? (?: \s+ presentation)?
          | (?:best|outstanding|distinguished|notable|honou?rable|runner)[- ][^,;()]{0,40}
            \b(?:award|paper|mention|up|prize|nominat\w+|finalist|candidate)s?\b
          | (?:esi \s+)? (?:highly \s+ cited|hot) \s+ papers?
          | acceptance \s+ rate | impact \s+ factor | if\s*[=:]\s*[\d.]+ | ccf[- ]?[abc]\b
          | top \s+ \d | (?:core|jcr|sci)\s*[:\- ]?\s*(?:a\*?|q[1-4]|[1-4]区)
          | cover \s+ (?:article|story|paper) | editors?['’]?s? \s+ (?:choice|pick|suggestion)
          | award | prize | honou?rable \s+ mention | nominat\w+ | citations? )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)

ACRONYM = re.compile(r"\b[A-Z][A-Za-z&]*[A-Z]\w*")
"""A short name, as of a conference."""

YEAR = re.compile(r"(?<![\d/.:#-])(?:1[5-9]|20)\d\d(?![\d/]|[.:]\d|-\d)")

MARKS = r"*∗＊⁎†‡#§¶✉♠♣♦★☆⋆^¹²³⁴⁵⁶⁷⁸⁹⁰"
"""Signs behind a name that point to a remark on the list."""

PARTED = r"\s,.;:，、；。–—-"
"""White space and the signs that part one thing of a reference from the next."""
