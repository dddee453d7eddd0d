"""Whether two descriptions tell of one work: the written rule.

`compare` answers `same`, `versions` (of one work, which stay two records) or `different`, with a
confidence in percent and the reason in words. It reads title, year, authors as printed, DOI, arXiv
id, status, type and venue, in this order; the first that decides, decides.

1. **Marks in titles.** “Erratum”, “Comment on”, “Reply to” and the like in one title alone, or
   other numbers (“Part I”, “Part 2”, “1911”), make two works, whatever else agrees.
2. **DOI** (without address and case; arXiv's own counts as the arXiv id). Equal: the same work,
   99 %; less where the titles differ or no author is shared. Both have one, and they differ: two
   things that came out. They are versions where title and authors agree, else different works.
3. **arXiv id** (without the version). Equal: a preprint and what came out of it are versions, as
   are two that came out in different places; otherwise the same work, 97 %. With other titles a
   question, as one of the ids may be wrong.
4. **Title, year and authors.** Titles are equal by their letters and figures, without case, accents
   and marks; they are near with a subtitle more or a misprint. Authors agree where most of
   the shorter list may be the same people in the longer, in any order; initials will do.

   * no author in common: different works; half of them or fewer: at most a question
   * equal titles, a preprint and a published one: versions, 95 % up to three years apart
   * equal titles, the same year, venues that may be one: the same work, 95 %; a year missing or one
     year apart: 87 and 90 %; more years apart: a question, 60 %
   * equal titles, both came out, in venues that cannot be one: versions where one is a journal
     article and the other a conference paper, or the years differ; else a question, 70 %
   * one still in preparation or under review: a question, 75 %
   * short titles and those of series (“Annual report”, “Editorial”): at most a question, and only
     with the same year and venue
   * near titles: at most a question

Without a title and without an identifier in common nothing can be said: different, 50 %.

A translation has another title, so only an identifier in common can show it. From `SURE` on an
import joins the two by itself; from `WORTH_ASKING` on people are asked, and versions are linked.
"""

from faculty_site.lib.work_identity.description import Description
from faculty_site.lib.work_identity.identifiers import arxiv_key, doi_key
from faculty_site.lib.work_identity.pairing import keys_of, likely_pairs
from faculty_site.lib.work_identity.rule import SURE, WORTH_ASKING, Judgement, Verdict, compare
from faculty_site.lib.work_identity.titles import title_key
from faculty_site.lib.work_identity.venues import venues_alike

__all__ = [
    "SURE",
    "WORTH_ASKING",
    "Description",
    "Judgement",
    "Verdict",
    "arxiv_key",
    "compare",
    "doi_key",
    "keys_of",
    "likely_pairs",
    "title_key",
    "venues_alike",
]
