"""One search over people, news, publications and further pages.

The library modelsearch 1.3 answers 60 of the 98 questions in `tests/faculty_site/search/cases.py`
on SQLite and 84 on PostgreSQL (72 and 87 over texts folded for it), and not the same ones; so
SQLite's FTS5 and PostgreSQL's full text are asked here directly, behind `engine`.

`words` cuts texts into folded words, `wanted` reads what somebody typed, `documents` says what a
thing has to be found by, `watching` notes in the database what changed, whoever changed it, and
`upkeep` reads that anew before anybody searches. What may be seen is asked of the things themselves
at every search (`scopes`), never of the index.
"""
