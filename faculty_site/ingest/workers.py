"""Processes that read sources side by side; one that dies or hangs costs its source alone.

Each worker is a new Python (so that nothing is shared by accident) and has a thread here which
hands it one task after the other, and waits for its answers.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Lock
from typing import Any, Final, Generic, Protocol, TypeVar

import django

TaskT = TypeVar("TaskT", contravariant=True)
ResultT = TypeVar("ResultT", covariant=True)

LIMIT: Final = 600.0
"""Seconds after which a source is given up."""

AHEAD: Final = 2
"""Tasks for each worker that may be done or waiting; answers that wait cost memory."""

FAREWELL: Final = 5.0
"""Seconds for a process that closed its pipe to end and say how."""

_SPAWN: Final = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Lost:
    """In the place of an answer: why there is none."""

    reason: str


class Readers(Protocol[TaskT, ResultT]):
    """Those who do the work, in this process or in others."""

    def ordered(self, tasks: Iterable[TaskT]) -> Iterator[ResultT | Lost]:
        """The answer to each task, in the order of the tasks, few of them ahead of the taker."""

    def answer(self, task: TaskT) -> ResultT | Lost:
        """The answer to a task that cannot wait for those before it."""


@contextmanager
def readers(
    work: Callable[[TaskT], ResultT], count: int, limit: float = LIMIT
) -> Iterator[Readers[TaskT, ResultT]]:
    """`count` processes that do `work`; one is this process itself, which nothing limits.

    Both the work and its results must be fit for pickling where there are several.
    """
    if count == 1:
        yield _Here(work)
        return
    workers = _Workers(work, count, limit)
    try:
        yield workers
    finally:
        workers.close()


class _Here(Generic[TaskT, ResultT]):
    def __init__(self, work: Callable[[TaskT], ResultT]) -> None:
        self.answer = work

    def ordered(self, tasks: Iterable[TaskT]) -> Iterator[ResultT]:
        return map(self.answer, tasks)


class _Workers:
    def __init__(self, work: Any, count: int, limit: float) -> None:
        self._workers = [_Worker(work, limit) for _number in range(count)]
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        # It lets Ctrl-C through again for the thread that starts it, so that is none of ours.
        resource_tracker.ensure_running()
        # Started with the first question that comes in between.
        self._between = _Worker(work, limit)
        self._threads = ThreadPoolExecutor(count, initializer=_leave_interrupts_to_others)
        self._thread = ThreadPoolExecutor(1, initializer=_leave_interrupts_to_others)

    def ordered(self, tasks: Iterable[Any]) -> Iterator[Any]:
        waiting: deque[Future[bytes | Lost]] = deque()
        for task in tasks:
            waiting.append(self._threads.submit(self._ask_any, task))
            if len(waiting) == len(self._workers) * AHEAD:
                yield _answer(waiting.popleft())
        while waiting:
            yield _answer(waiting.popleft())

    def answer(self, task: Any) -> Any:
        return _answer(self._thread.submit(self._between.ask, task))

    def close(self) -> None:
        for threads in (self._threads, self._thread):
            threads.shutdown(wait=False, cancel_futures=True)
        for worker in (*self._workers, self._between):
            worker.close()
        for threads in (self._threads, self._thread):
            threads.shutdown()

    def _ask_any(self, task: Any) -> bytes | Lost:
        worker = self._idle.get()
        try:
            return worker.ask(task)
        finally:
            self._idle.put(worker)


def _answer(future: Future[bytes | Lost]) -> Any:
    found = future.result()
    # What a process of our own wrote a moment ago, over a pipe that nobody else has.
    return found if isinstance(found, Lost) else pickle.loads(found)  # noqa: S301


def _leave_interrupts_to_others() -> None:
    """Processes that a thread starts inherit this: Ctrl-C is for the one that reports."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


class _Worker:
    """One process, started when it is first asked, and anew after it was lost."""

    def __init__(self, work: Any, limit: float) -> None:
        self._work = work
        self._limit = limit
        self._lock = Lock()
        self._running: tuple[SpawnProcess, Connection] | None = None
        self._closed = False
        self._fresh = True
        """Whether the process has yet to say that it is ready, which is no part of a task."""

    def ask(self, task: Any) -> bytes | Lost:
        """The pickled answer."""
        process, pipe = self._running or self._started()
        try:
            if self._fresh:
                self._fresh = not pipe.recv()
            pipe.send((self._work, task))
            if pipe.poll(self._limit):
                return pipe.recv_bytes()
        except (EOFError, OSError):
            process.join(FAREWELL)
            self._end()
            return _died(process.exitcode or 0)
        self._end()
        return Lost(
            f"Reading this source took more than {self._limit / 60:g} minutes, so it was given up. "
            "Import it by itself with --jobs 1, which waits as long as it takes."
        )

    def close(self) -> None:
        """End the process, whatever it does; who waits for its answer gets none."""
        with self._lock:
            self._closed = True
            self._end()

    def _started(self) -> tuple[SpawnProcess, Connection]:
        pipe, other = _SPAWN.Pipe()
        process = _SPAWN.Process(target=_serve, args=(other,), daemon=True)
        with self._lock:
            if self._closed:
                raise RuntimeError("the work is over")
            process.start()
            self._running, self._fresh = (process, pipe), True
        other.close()
        return process, pipe

    def _end(self) -> None:
        if self._running:
            process, _pipe = self._running
            self._running = None
            process.kill()
            process.join()


def _died(code: int) -> Lost:
    how = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
    return Lost(
        f"The process that read this source {how}, perhaps for want of memory. Import the source "
        "by itself with --jobs 1 to see why."
    )


def _serve(pipe: Connection) -> None:
    """What a worker does from its start to its end."""
    django.setup()
    pipe.send(True)
    try:
        while True:
            work, task = pipe.recv()
            pipe.send_bytes(pickle.dumps(work(task)))
    except EOFError:  # whoever asked is done, or gone
        pass
