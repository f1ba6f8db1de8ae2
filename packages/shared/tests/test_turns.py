"""Turns: one at a time, nobody forgotten, and nobody waits for a round of the loop without need."""

import asyncio

import pytest

from loomery_shared.turns import Turn


async def test_one_at_a_time_in_the_order_in_which_they_came() -> None:
    turn, inside, seen = Turn(), 0, []

    async def work(number: int) -> None:
        nonlocal inside
        async with turn:
            inside += 1
            assert inside == 1
            seen.append(number)
            await asyncio.sleep(0.001)
            inside -= 1

    await asyncio.gather(*(work(number) for number in range(10)))
    assert seen == list(range(10))


async def test_all_who_waited_get_through_in_one_round_when_each_is_short() -> None:
    turn, through, held = Turn(), 0, asyncio.Event()

    async def short() -> None:
        nonlocal through
        async with turn:
            through += 1

    async def long() -> None:
        async with turn:
            await held.wait()

    first = asyncio.create_task(long())
    await asyncio.sleep(0)
    waiting = [asyncio.create_task(short()) for _ in range(20)]
    await asyncio.sleep(0)
    assert through == 0
    held.set()
    await first
    await asyncio.sleep(0)
    assert through == 20
    await asyncio.gather(*waiting)


async def test_who_gives_up_keeps_nobody() -> None:
    turn, held = Turn(), asyncio.Event()

    async def take() -> str:
        async with turn:
            await held.wait()
            return "had it"

    tasks = [asyncio.create_task(take()) for _ in range(3)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    tasks[0].cancel()
    with pytest.raises(asyncio.CancelledError):
        await tasks[0]
    held.set()
    assert await tasks[2] == "had it"


async def test_an_error_gives_it_free() -> None:
    turn = Turn()
    with pytest.raises(ZeroDivisionError):
        async with turn:
            _ = 1 / 0
    async with asyncio.timeout(10), turn:
        pass
