"""Of what one person asks while typing only the newest is worked on, and nobody waits behind themselves."""

import asyncio
import threading

import pytest

from loomery_orchestrator.understanding.errors import SupersededError
from loomery_orchestrator.understanding.newest import Newest


class Held:
    """Work that lasts until it is let go, and says when it begins."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()

    def __call__(self) -> str:
        self.begun.set()
        assert self.go.wait(60)
        return "first"


async def test_what_waits_is_dropped_when_the_same_person_asks_again() -> None:
    queue, held, done = Newest(1), Held(), list[str]()

    def work(name: str) -> str:
        done.append(name)
        return name

    first = asyncio.create_task(queue.of("ann", held))
    await asyncio.to_thread(held.begun.wait, 60)
    waiting = [asyncio.create_task(queue.of("ann", lambda at=at: work(f"ann {at}"))) for at in range(3)]  # type: ignore[misc]
    other = asyncio.create_task(queue.of("bob", lambda: work("bob")))
    await asyncio.sleep(0)
    held.go.set()
    assert await first == "first", "what has begun is finished"
    answers = await asyncio.gather(*waiting, return_exceptions=True)
    assert [isinstance(answer, SupersededError) for answer in answers] == [True, True, False]
    assert answers[2] == "ann 2"
    assert await other == "bob"
    assert sorted(done) == ["ann 2", "bob"]


async def test_failures_and_cancelling_leave_room_for_others() -> None:
    queue, held = Newest(1), Held()

    def broken() -> str:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await queue.of("ann", broken)
    first = asyncio.create_task(queue.of("ann", held))
    await asyncio.to_thread(held.begun.wait, 60)
    gone = asyncio.create_task(queue.of("bob", lambda: "never"))
    await asyncio.sleep(0)
    gone.cancel()
    held.go.set()
    assert await first == "first"
    assert await queue.of("bob", lambda: "again") == "again"
