"""The authors of a work, in the forms in which lists print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from faculty_site.lib.names import is_native, is_person_name
from publications.ingest.bylines import Author, Byline
from publications.ingest.styled import SOFT, Styled, joined
from publications.ingest.vocabulary import MARKS, VENUE

ET_AL = re.compile(
    r"[\s,;]*(?:\band\s+|&\s*)?(?:\bet\.?\s+al\b\.?|\b(?:and\s+)?(?:many\s+|\d+\s+)?others\b|等)"
)
SEPARATOR = re.compile(
    r"\s*[,;、，；‚]\s*(?:(?:and|und|et|y|&|和)(?!\w|\s*al\b)\s*)?"
    r"|\s+(?:and|und|et(?!\.?\s*al\b)|y|with|&)\s+|\s*[&和]\s*"
)
STOP = re.compile(r"[\n:|–—“”\"«「『《（?!]|``|\s-\s|\[(?!\s*(?:\.\.\.|…))|\((?!\s*[*†‡])")
ASIDE = re.compile(
    r"\((?:[^()]{0,30}\b(?:equal|corresponding|co-?first|first|supervis|joint|advisor)[^()]{0,30}"
    r"|[*†‡#✉, ]+)\)",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})[*†‡]*\.(?=\s|$)")
NO_END = frozenset(["jr", "sr", "st", "al", "dr", "prof", "mr", "mrs", "ms", "ph", "ch", "yu"])
ELLIPSIS = re.compile(r"\[?\s*(?:\.\.\.+|…|⋯)\s*\]?")
INITIALS = re.compile(
    r"(?:[^\W\d_]{1,2}\.[\s‐–-]*){1,5}(?:jr\.?|sr\.?|i{2,3}|iv)?|[^\W\d_](?:[\s‐-]?[^\W\d_]){0,3}"
    r"|jr\.?|sr\.?|i{2,3}|iv",
    re.IGNORECASE,
)
NO_PARTICLES = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or"]
) | frozenset(["the", "to", "under", "using", "via", "with", "without"])
EDGE_MARKS = re.compile(
    rf"(?:\\?[{re.escape(MARKS)}]|\$[^$]{{1,40}}\$|(?<=[^\W\d_.])\d+(?:,\d+)*$)+"
)
MOST_WORDS = 6
"""A longer chunk of a byline is taken for a title."""

WORD = re.compile(r"[^\W\d_][\w'’ʻ`.‐-]*")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What stands between two separators."""

    start: int
    end: int
    core: str
    marks: str


def read_byline(text: Styled) -> Byline | None:
    """The authors with whom a text begins; None when it begins with no name."""
    plain = ASIDE.sub(lambda match: "*" * len(match[0]), text.text.replace(SOFT, " "))
    stop = _stop(plain, text)
    abridged = ET_AL.search(plain, 0, min(len(plain), stop + 8))
    if abridged and abridged.start() <= stop:
        stop = abridged.start()
    chunks = list(_chunks(plain, stop))
    authors, end, left_out = _Names(text, chunks).read()
    if not authors:
        return None
    if abridged and not plain[end : abridged.start()].strip(" ,;&"):
        return Byline(authors, abridged.end(), "et al.")
    return Byline(authors, end, "…" if left_out else "")


def _stop(plain: str, text: Styled) -> int:
    """Where no list of authors can go on."""
    ends = [len(plain)]
    for match in STOP.finditer(plain):
        if match[0] == "\n" and plain[: match.start()].rstrip().endswith((",", ";", "&", " and")):
            continue
        ends.append(match.start())
        break
    for match in SENTENCE_END.finditer(plain):
        words = WORD.findall(plain[: match.start()])
        if words and words[-1].lower() not in NO_END:
            ends.append(match.start())
            break
    ends.extend(_italics_after_names(plain, text))
    return min(ends)


def _italics_after_names(plain: str, text: Styled) -> Iterator[int]:
    """Names in roman type end where italics begin that are no name themselves."""
    first = len(plain) - len(plain.lstrip())
    for stretch in text.of("italic"):
        words = text.words(stretch).strip(" ,.;")
        if stretch.start > first and not is_name(words) and words.strip(MARKS):
            pieces = [p for p in SEPARATOR.split(words) if p]
            if len(pieces) < 2 or not all(is_name(p.strip(MARKS + ". ")) for p in pieces):
                yield stretch.start
                return


def _chunks(plain: str, stop: int) -> Iterator[_Chunk]:
    at = 0
    for match in [*SEPARATOR.finditer(plain, 0, stop), None]:
        end = match.start() if match else stop
        if plain[at:end].strip():
            core, marks = _without_marks(plain[at:end])
            yield _Chunk(at, end, core, marks)
        at = match.end() if match else stop


def _without_marks(printed: str) -> tuple[str, str]:
    core = joined(printed)
    marks = ""
    while (found := re.search(rf"(?:{EDGE_MARKS.pattern})[\s.]*$", core)) and found.start():
        marks = found[0].strip(" .") + marks
        core = core[: found.start()].rstrip()
    if found := EDGE_MARKS.match(core):
        marks += found[0]
        core = core[found.end() :].lstrip()
    return core, marks.replace("\\", "")


def _author(name: str, marks: str, set_apart: bool) -> Author:
    """An author; a name with its family name before a comma is parted there."""
    family, comma, given = name.partition(", ")
    if not comma or "," in given:
        return Author(name, marks, set_apart)
    return Author(name, marks, set_apart, family=family, given=given)


class _Names:
    """Puts names together out of chunks: “Curie, M.” is two of them."""

    def __init__(self, text: Styled, chunks: Sequence[_Chunk]) -> None:
        self.text = text
        self.chunks = chunks
        self.found: list[tuple[str, str, int, int]] = []
        self.left_out = False
        self.family: _Chunk | None = None
        self.end = 0

    def read(self) -> tuple[tuple[Author, ...], int, bool]:
        for chunk, following in zip_longest(self.chunks, self.chunks[1:]):
            careless = following and is_name(following.core) and is_careless(chunk.core)
            if careless and self.family is None:
                self._add(chunk.core, chunk.marks, chunk.start, chunk.end)
                self.end = chunk.end
            elif not self._take(chunk):
                break
        authors = tuple(
            _author(name, marks[:20], self._is_set_apart(start, end))
            for name, marks, start, end in self.found
        )
        return authors, self.end, self.left_out

    def _take(self, chunk: _Chunk) -> bool:
        """Add a chunk to the names; False when it ends them."""
        if self.family is not None:
            return self._complete(self.family, chunk)
        if ELLIPSIS.fullmatch(chunk.core):
            self.left_out = bool(self.found)
        elif not chunk.core:
            return bool(self.found)
        elif INITIALS.fullmatch(chunk.core) and _are_capitals(chunk.core):
            return self._add_initials(chunk)
        elif is_name(chunk.core):
            self._add(chunk.core, chunk.marks, chunk.start, chunk.end)
        elif is_family(chunk.core):
            self.family = chunk
            return True
        else:
            return self._add_beginning(chunk)
        self.end = chunk.end
        return True

    def _complete(self, family: _Chunk, chunk: _Chunk) -> bool:
        """A family name waits for the given names behind its comma."""
        self.family = None
        given = chunk.core
        full = len(given.split()) < 4 and (is_family(given) or is_name(given))
        if full or _are_initials(given):
            self._add(f"{family.core}, {given}", chunk.marks, family.start, chunk.end)
            self.end = chunk.end
            return True
        beginning = re.match(r"(?:[^\W\d_]\.[\s-]*)+(?=\s)", given)
        if beginning and _are_capitals(beginning[0]):
            end = chunk.start + self.text.text[chunk.start : chunk.end].index(beginning[0])
            end += len(beginning[0])
            self._add(f"{family.core}, {beginning[0].strip()}", "", family.start, end)
            self.end = end
        return False

    def _add_initials(self, chunk: _Chunk) -> bool:
        if not self.found:
            return False
        name, marks, start, _end = self.found[-1]
        self.found[-1] = (f"{name}, {chunk.core}", marks + chunk.marks, start, chunk.end)
        self.end = chunk.end
        return True

    def _add_beginning(self, chunk: _Chunk) -> bool:
        """“Wan W. The title begins here”: the name is what stands before the full stop."""
        printed = self.text.text[chunk.start : chunk.end].replace(SOFT, " ")
        for match in reversed(
            list(re.finditer(r"(?<=\s[^\W\d_])\.\s|(?<=\.[^\W\d_])\.\s", printed))
        ):
            name = joined(printed[: match.start() + 1])
            if is_name(name) and len(name.split()) <= 4:
                end = chunk.start + match.start() + 1
                self._add(name, "", chunk.start, end)
                self.end = end
                return False
        return False

    def _add(self, name: str, marks: str, start: int, end: int) -> None:
        self.found.append((name, marks, start, end))

    def _is_set_apart(self, start: int, end: int) -> bool:
        return any(
            s.start < end and s.end > start and s.end - s.start < 3 * (end - start)
            for s in self.text.of("bold", "underline")
        )


def _are_capitals(core: str) -> bool:
    """Whether initials are written as such; of a double name the second may be small (“M. j.”)."""
    first, *others = re.findall(r"[^\W\d_]+\.?", core) or [""]
    return _is_capital(first) and all(
        _is_capital(part) or re.fullmatch(r"[^\W\d_]\.", part) for part in others
    )


def _is_capital(part: str) -> bool:
    return part[:1].isupper() and (part.isupper() or (len(part) == 3 and part[2] == "."))


def _are_initials(core: str) -> bool:
    return bool(INITIALS.fullmatch(core)) and _are_capitals(core)


def is_family(core: str) -> bool:
    """Whether a chunk can be a family name, or given names, standing alone."""
    words = core.split()
    if not 1 <= len(words) <= 4 or VENUE.search(core) or not all(map(WORD.fullmatch, words)):
        return False
    capital = any(part[:1].isupper() for part in re.split("['’ʻ]", words[-1]))
    return (
        capital
        and len(words[-1].strip(".")) > 1
        and not (words[-1].isupper() and len(words[-1]) > 2)
    )


def is_careless(core: str) -> bool:
    """Whether what stands between names is one with wrong capitals: “ada Lovelace”, “ADA Byron”."""
    words = core.split()
    plain = len(words) == 2 and all(len(word) > 1 and word.isalpha() for word in words)
    cased = plain and any(word[0].isupper() for word in words) and not is_name(core)
    return cased and not VENUE.search(core) and not set(core.casefold().split()) & NO_PARTICLES


def is_name(core: str) -> bool:
    """Whether a chunk is a whole name: at least two words, none of them of a venue."""
    if not core or len(core) > 80 or VENUE.search(core):
        return False
    if any(map(is_native, core)):
        return is_person_name(core) and len(core) <= 20
    words = core.split()
    if any(len(w) > 3 and w.isupper() and "." not in w for w in words) and not core.isupper():
        return False
    full = [w for w in words if not _are_initials(w)]
    if NO_PARTICLES & set(words):
        return False
    if 0 < len(full) < len(words):  # “A. Lovelace”, “Lovelace A”, “Linné von C.”
        while len(full) > 1 and full[-1].islower():
            full.pop()
        return is_family(" ".join(full))
    if is_person_name(core) and len(words) <= MOST_WORDS:
        return True
    plain = all(map(WORD.fullmatch, words)) and 3 <= len(words) <= 5
    small = {word for word in words if word.islower()}
    return plain and words[0][0].isupper() and words[-1][0].isupper() and not small & NO_PARTICLES
