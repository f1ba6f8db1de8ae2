"""Every item has an end, whatever becomes of the process that works on it."""

from collections.abc import Callable
from functools import partial

from tools.corpus.workers import Lost, work_off

EVALUATES = partial(partial, eval)
DIES = "__import__('os')._exit(3)"
HANGS = "__import__('time').sleep(3600)"


def never_ready() -> Callable[[str], int]:
    raise ValueError("not here")


def test_results_come_from_several_processes() -> None:
    found = list(work_off([f"{number} * 2" for number in range(5)], EVALUATES, jobs=2, limit=600))
    assert len(found) == 5
    assert set(found) == {0, 2, 4, 6, 8}


def test_a_process_that_dies_loses_its_item_alone() -> None:
    found = list(work_off(["1", DIES, "2"], EVALUATES, jobs=1, limit=600))
    assert found == [1, Lost(DIES, "the process ended before it answered"), 2]


def test_a_process_that_hangs_is_ended() -> None:
    assert list(work_off([HANGS], EVALUATES, jobs=1, limit=0)) == [Lost(HANGS, "it took longer than it may")]


def test_threads_left_behind_hold_nothing_up() -> None:
    stays = "__import__('threading').Thread(target=__import__('time').sleep, args=(3600,)).start()"
    assert list(work_off([stays], EVALUATES, jobs=1, limit=600)) == [None]


def test_a_process_that_cannot_be_made_ready_is_told() -> None:
    found = list(work_off(["1", "2"], never_ready, jobs=1, limit=600))
    assert [type(one) for one in found] == [Lost, Lost]
