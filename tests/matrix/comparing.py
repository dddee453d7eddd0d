"""Asking twice, once for something hidden and once for nothing, and holding both side by side."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.test import Client

from tests.matrix.asking import Answer, Data, Method, ask, differences
from tests.matrix.expectations import Seen

STRANGERS = ("owner", "admin")
"""Who asks for what is hidden in Physics: somebody with a page of their own, and an admin of
Mathematics. A delegate is asked about as an owner is and an editor as an admin, by the same rule;
`test_matrix.py` has every role for what stands in an address."""


class Question(NamedTuple):
    method: Method
    url: str
    data: Data | None = None


def compared(client: Client, ours: Question, theirs: Question, *keys: str) -> tuple[Answer, str]:
    """The answer to the first, and in what it differs from that to the second, if in anything.

    `keys` are what each of them names. The first asking may fill a cache, so there is a second.
    """
    for _ in range(2):
        answer, missing = (ask(client, *each) for each in (ours, theirs))
        if not (told := differences(answer, missing, *keys)):
            break
    return answer, told


def seen_of_hidden(
    client: Client, ours: Question, theirs: Question, *keys: str
) -> tuple[Seen, str]:
    """`absent` where both are answered alike and nothing is written, and else in what they
    differ."""
    answer, told = compared(client, ours, theirs, *keys)
    if answer.written:
        return "done", f"[{answer.status}; written: {', '.join(sorted(answer.written))}]"
    return ("tells", f"[{answer.status}; {told}]") if told else ("absent", "")


def query(url: str, **values: Any) -> str:
    """The address with these parameters."""
    return f"{url}?{'&'.join(f'{name}={value}' for name, value in values.items())}"
