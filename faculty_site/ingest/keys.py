"""Keys and origins of the records of one source: each once, the same on every import."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter


class Keys:
    """Gives each key once; a second asker gets it with `-2` behind it, in constant time."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: Counter[str] = Counter()

    def free(self, key: str) -> str:
        """The key itself if nobody has it yet, else the next numbered one."""
        candidate = key
        while candidate in self._taken:
            self._last[key] = max(2, self._last[key] + 1)
            candidate = f"{key}-{self._last[key]}"
        self._taken.add(candidate)
        return candidate


class Origins:
    """Origins of list items: a hash of the folded text and an ordinal among equal ones.

    `file` is the path inside the source of a page beside the one about the person, "" for that.
    """

    def __init__(self, prefix: str, file: str = "") -> None:
        self._prefix = f"{prefix}:{hash_of(file)}" if file else prefix
        self._seen: Counter[str] = Counter()

    def of(self, folded: str) -> str:
        """Such as `item:0123456789abcdef:0`."""
        digest = hash_of(folded)
        ordinal = self._seen[digest]
        self._seen[digest] += 1
        return f"{self._prefix}:{digest}:{ordinal}"


def hash_of(text: str) -> str:
    """Sixteen hexadecimal digits of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def fold(words: str) -> str:
    """Plain words as they are compared: NFKC, without case, white space collapsed."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
