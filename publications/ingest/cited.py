"""A citation of a work whose title is known, taken apart round that."""

from __future__ import annotations

import re
from dataclasses import replace

from faculty_site.ingest.inline import as_written
from faculty_site.lib.names import name_key
from publications.ingest.authors import read_byline
from publications.ingest.bylines import Author, Byline, Owner
from publications.ingest.parts import Parts
from publications.ingest.styled import Styled, read_styled
from publications.ingest.works import Context, Work, finish

BEFORE_TITLE = re.compile(r"[\s.,:;\"“‘'«`(]*$")
BEHIND_TITLE = re.compile(r"[\s.,:;\"”’'»`)]*")


def read_cited(markdown: str, title: str, owner: Owner, context: Context) -> Work | None:
    """Read a citation that tells who wrote a work; None where it does not name the owner.

    One without the title consists of the authors and what follows them.
    """
    text = read_styled(markdown, "goldmark")
    parts = _around(text, title) if text else None
    if parts is None:
        return None
    named = (replace(a, name=as_written(a.name, markdown)) for a in parts.authors)
    parts = replace(parts, authors=tuple(named))
    own = Byline(parts.authors, 0).owner(owner)
    own = _nickname(parts.authors, owner) if own is None else own
    work = finish(parts, parts.authors, own, context) if own is not None else ""
    return replace(work, title=title) if isinstance(work, Work) else None


def _around(text: Styled, title: str) -> Parts | None:
    start, end = _place(text.text, title)
    left, right = BEFORE_TITLE.search(text.text[:start]), BEHIND_TITLE.match(text.text[end:])
    before = text.cut(0, left.start() if left else start)
    after = text.cut(end + (right.end() if right and end else 0))
    named = before if before.text.strip() else after
    byline = read_byline(named)
    if byline is None:
        return None
    rest = (named.cut(byline.end), after) if named is before else (named.cut(byline.end),)
    return Parts(Styled(title), byline.authors, rest, byline.abridged)


def _place(text: str, title: str) -> tuple[int, int]:
    """Where a title stands, whatever its marks and blanks; the beginning where it does not."""
    letters = [(at, c) for at, char in enumerate(text) for c in char.casefold() if c.isalnum()]
    wanted = "".join(c for c in title.casefold() if c.isalnum())
    found = "".join(c for _at, c in letters).find(wanted) if wanted else -1
    if found < 0:
        return 0, 0
    return letters[found][0], letters[found + len(wanted) - 1][0] + 1


def _nickname(authors: tuple[Author, ...], owner: Owner) -> int | None:
    """The one author set apart, if the family name is the owner's: given names have short forms."""
    apart = [n for n, author in enumerate(authors) if author.set_apart]
    if len(apart) != 1:
        return None
    names = (authors[apart[0]].name, owner.name)
    one, other = (name_key(name).split()[-1:] for name in names)
    return apart[0] if one == other else None
