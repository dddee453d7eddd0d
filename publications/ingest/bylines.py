"""Who wrote a work, and which of them is the owner of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faculty_site.lib.names import name_key, same_person

FAMILY_FIRST = re.compile(r"([^,]*[^\W\d_]{2}) ((?:[A-Z]\.?[\s-]?){1,3})")
INITIALS_FIRST = re.compile(r"([A-Z]{2,4}) ([^\W\d_]*[a-z].*)")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose page it is; the native name may be empty. `printed` are further names of theirs."""

    name: str
    native_name: str = ""
    printed: tuple[str, ...] = ()
    orcid: str = ""

    def is_named(self, printed: str) -> str:
        """“yes”, “maybe” or “no”: whether a printed name can be the owner's."""
        names = list(filter(None, (self.name, self.native_name, *self.printed)))
        turned = FAMILY_FIRST.fullmatch(printed)
        spellings = [printed]
        if turned:
            spellings.append(f"{_dotted(turned[2])} {turned[1]}")
        if together := INITIALS_FIRST.fullmatch(printed):
            spellings.append(f"{_dotted(together[1])} {together[2]}")
        answers = {same_person(spelling, name) for spelling in spellings for name in names}
        return "yes" if "yes" in answers else "maybe" if "maybe" in answers else "no"

    def goes_by(self, printed: str) -> bool:
        """Whether a printed name is a part of the owner's long one, family name included."""
        short, long = _words(printed), _words(self.name)
        return len(short) > 1 and short[-1] == long[-1] and set(short) <= set(long)


def _dotted(initials: str) -> str:
    return " ".join(f"{letter}." for letter in initials if letter.isalpha())


def _words(name: str) -> list[str]:
    return name_key(name.replace("-", " ")).split() or [""]


@dataclass(frozen=True, slots=True)
class Author:
    """A name as printed, the marks behind it, and whether it is set apart (bold, underlined).

    `family`, `given` and `suffix` are empty where the source does not part the name; `orcid` is
    the iD in four groups.
    """

    name: str
    marks: str = ""
    set_apart: bool = False
    family: str = ""
    given: str = ""
    suffix: str = ""
    is_organization: bool = False
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """Authors in order; `end` is where the text behind them begins.

    `abridged` says that the list leaves names out, in the words it uses for that.
    """

    authors: tuple[Author, ...]
    end: int
    abridged: str = ""

    def owner(self, owner: Owner) -> int | None:
        """The place (from 0) of the page's owner, or None when no name is surely theirs.

        On a list of their own works a name that agrees in family name and initials is theirs when
        no other does; of several, the one that is set apart. One set apart may also go by a part
        of a long name. Whoever bears their ORCID iD is the owner, who bears another is not.
        """
        stated = [author.orcid for author in self.authors]
        if owner.orcid and stated.count(owner.orcid) == 1:
            return stated.index(owner.orcid)
        said = [_answer(author, owner) for author in self.authors]
        for answer in ("yes", "maybe"):
            found = [n for n, s in enumerate(said) if s == answer]
            apart = [n for n in found if self.authors[n].set_apart]
            if len(apart) == 1 or len(found) == 1:
                return (apart if len(apart) == 1 else found)[0]
        called = [n for n, a in enumerate(self.authors) if a.set_apart and owner.goes_by(a.name)]
        return called[0] if len(called) == 1 and set(said) == {"no"} else None


def _answer(author: Author, owner: Owner) -> str:
    other = author.orcid and owner.orcid and author.orcid != owner.orcid
    return "no" if other else owner.is_named(author.name)
