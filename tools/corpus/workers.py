"""Processes that work off a list: each has its own pipe, so that one that dies or hangs holds up no other."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Generic, TypeVar

__all__ = ["Lost", "work_off"]

T = TypeVar("T")
R = TypeVar("R")
Clock = Callable[[], float]
_GRACE = 5.0
_CONTEXT = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class Lost(Generic[T]):
    """An item without a result: its process was ended, or ended by itself."""

    item: T
    why: str


@dataclass
class _Worker(Generic[T]):
    process: BaseProcess
    pipe: Connection
    item: T | None = None
    until: float = 0.0


def _serve(pipe: Connection, prepare: Callable[[], Callable[[T], R]]) -> None:
    """What a process does: prepare once, then answer item by item until the pipe is closed."""
    work = prepare()
    with suppress(EOFError):
        while True:
            pipe.send(work(pipe.recv()))


def _start(prepare: Callable[[], Callable[[T], R]]) -> _Worker[T]:
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_serve, args=(theirs, prepare), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _end(worker: _Worker[T]) -> None:
    """End the process, whatever it waits for."""
    worker.process.terminate()
    worker.pipe.close()
    worker.process.join(_GRACE)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def work_off(
    items: Sequence[T],
    prepare: Callable[[], Callable[[T], R]],
    *,
    jobs: int,
    limit: float,
    clock: Clock = monotonic,
) -> Iterator[R | Lost[T]]:
    """Yield what comes of each item as it is done, in `jobs` processes, each item within `limit` seconds.

    `prepare` is called once in each process and gives what works on an item; both have to be picklable.
    """
    waiting = deque(items)
    workers: list[_Worker[T]] = []
    try:
        while waiting or workers:
            while waiting and len(workers) < jobs:
                workers.append(_start(prepare))
                _give(workers[-1], waiting.popleft(), clock() + limit)
            wait([worker.pipe for worker in workers], timeout=1.0)
            for worker in list(workers):
                answer = _answer(worker, clock())
                if answer is None:
                    continue
                yield answer[0]
                if isinstance(answer[0], Lost) or not waiting:
                    workers.remove(worker)
                    _end(worker)
                else:
                    _give(worker, waiting.popleft(), clock() + limit)
    finally:
        for worker in workers:
            _end(worker)


def _give(worker: _Worker[T], item: T, until: float) -> None:
    worker.item, worker.until = item, until
    with suppress(OSError):  # the process has ended; its answer says so
        worker.pipe.send(item)


def _answer(worker: _Worker[T], now: float) -> tuple[R | Lost[T]] | None:
    """The result of the item at hand, or that it is lost; None while it is worked on."""
    assert worker.item is not None  # noqa: S101 - every worker is started with an item
    try:
        if worker.pipe.poll():
            return (worker.pipe.recv(),)
    except (EOFError, OSError):
        return (Lost(worker.item, "the process ended before it answered"),)
    return (Lost(worker.item, "it took longer than it may"),) if now > worker.until else None
