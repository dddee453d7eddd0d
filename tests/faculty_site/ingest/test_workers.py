"""Processes that read: what they answer, and what becomes of those that die or hang."""

from __future__ import annotations

import multiprocessing
import os
import threading

from faculty_site.ingest.workers import Lost, readers

DEADLY = -1


def square(number: int) -> int:
    """The work of these tests; some numbers are too much for it."""
    if number == DEADLY:
        os._exit(3)
    return number * number


def hang(number: int) -> int:
    """Does one thing, and then nothing more."""
    if number:
        threading.Event().wait()
    return number


def pid(number: int) -> int:
    return os.getpid()


def test_one_is_this_process_itself() -> None:
    with readers(pid, 1) as reading:
        assert list(reading.ordered([1, 2])) == [os.getpid()] * 2
        assert reading.answer(3) == os.getpid()


def test_the_answers_come_in_order_and_a_death_costs_one() -> None:
    tasks = [*range(12), DEADLY, *range(12, 20)]
    with readers(square, 2) as reading:
        answers = reading.ordered(tasks)
        first = [next(answers) for _time in range(3)]
        between = reading.answer(100)
        found = [*first, *answers]
    lost = found.pop(12)
    assert isinstance(lost, Lost)
    assert "exit code 3" in lost.reason
    assert "--jobs 1" in lost.reason
    assert found == [number * number for number in range(20)]
    assert between == 10_000


def test_what_takes_too_long_is_given_up() -> None:
    with readers(hang, 2, limit=0.2) as reading:
        (lost,) = reading.ordered([1])
    assert isinstance(lost, Lost)
    assert "was given up" in lost.reason


def test_nobody_waits_for_work_that_is_not_wanted_any_more() -> None:
    with readers(hang, 2) as reading:
        assert next(reading.ordered(range(10))) == 0
        assert multiprocessing.active_children()
    assert multiprocessing.active_children() == []
