"""Asking twice, once for something hidden and once for nothing, and holding both side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.test import Client

from tests.matrix.asking import Data, Method, ask, differences
from tests.matrix.expectations import Seen

STRANGERS = ("owner", "admin")
"""Who asks for what is hidden in Physics: somebody with a page of their own, and an admin of
Mathematics. A delegate is asked about as an owner is and an editor as an admin, by the same rule;
`test_matrix.py` has every role for what stands in an address."""


class Question(NamedTuple):
    method: Method
    url: str
    data: Data | None = None


def seen_of_hidden(
    client: Client, both: Iterable[Question], keys: Sequence[str], *, saves: bool = False
) -> tuple[Seen, str]:
    """`absent` where both are answered alike and nothing is written, and else in what they differ.

    `both` ask for something hidden and for nothing, which `keys` name. With `saves` both write, to
    the same tables. The first asking may fill a cache, so there is a second.
    """
    ours, theirs = both
    for _ in range(2):
        answer, missing = (ask(client, *each) for each in (ours, theirs))
        if not (told := differences(answer, missing, *keys)):
            break
    if answer.written != (missing.written if saves else set()):
        return "done", f"[{answer.status}; written: {', '.join(sorted(answer.written))}]"
    return ("tells", f"[{answer.status}; {told}]") if told else ("absent", "")
