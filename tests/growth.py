"""Whether what a text costs grows no faster than its length."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import pairwise

TRIES = 5
"""Of which one must do. The steps that a regular expression takes cannot be counted, and a busy
machine lends one try more of its processor than another."""

SHORTEST = 0.02  # seconds, below which a time says nothing


def grows_in_step(work: Callable[[int], object], lengths: Sequence[int], *, most: float) -> bool:
    """Whether each length takes less than `most` times as long as the one before."""
    return any(_is_in_step([_seconds(work, each) for each in lengths], most) for _ in range(TRIES))


def _is_in_step(times: Sequence[float], most: float) -> bool:
    return all(long < most * max(short, SHORTEST) for short, long in pairwise(times))


def _seconds(work: Callable[[int], object], length: int) -> float:
    start = time.process_time()
    work(length)
    return time.process_time() - start
