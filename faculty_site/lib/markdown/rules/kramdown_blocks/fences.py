"""Code between fences, as GFM has them in kramdown, and code that is indented."""

import re
from bisect import bisect_left
from collections.abc import Sequence

FENCE = re.compile(r"[ ]{0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>.*)\Z")


class Fences:
    """The lines of a text that can end a fence, so that an open one costs no search."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.ends: dict[str, list[tuple[int, int]]] = {"`": [], "~": []}
        for number, line in enumerate(lines):
            found = FENCE.match(line)
            if found and not found["info"].strip():
                fence = found["fence"]
                self.ends[fence[0]].append((number, len(fence)))
        self.longest = {mark: _longest_from(ends) for mark, ends in self.ends.items()}

    def end(self, fence: str, line: int, limit: int) -> int | None:
        """The line before ``limit`` that ends the fence opened on ``line``, if there is one."""
        ends, longest = self.ends[fence[0]], self.longest[fence[0]]
        index = bisect_left(ends, (line + 1, 0))
        if index >= len(ends) or longest[index] < len(fence):
            return None
        while ends[index][1] < len(fence):
            index += 1
        return ends[index][0] if ends[index][0] < limit else None


def _longest_from(ends: list[tuple[int, int]]) -> list[int]:
    longest: list[int] = []
    for _line, length in reversed(ends):
        longest.append(max(length, longest[-1] if longest else 0))
    return longest[::-1]
