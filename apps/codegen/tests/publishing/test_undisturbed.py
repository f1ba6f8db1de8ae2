"""A repository is held by one at a time: others wait for a while, then are told."""

import threading
from pathlib import Path
from typing import Any

import pytest

from loomery_codegen import durable
from loomery_codegen.build import Builder
from loomery_codegen.durable import DurableBuilds
from loomery_codegen.store import HomeFolders
from loomery_shared.errors import UnavailableError, UsageError


@pytest.fixture
def builder(tmp_path: Path) -> Builder:
    nothing: Any = None
    names = ("planner", "plugins", "toolchains", "recipe", "sandbox", "clock")
    return Builder(home=HomeFolders(tmp_path / "home"), **dict.fromkeys(names, nothing))


@pytest.fixture
def engine(builder: Builder, tmp_path: Path) -> DurableBuilds:
    return DurableBuilds(tmp_path / "home", lambda: builder)


def test_whoever_comes_second_waits(engine: DurableBuilds) -> None:
    order: list[str] = []
    inside, waiting = threading.Event(), threading.Event()

    def second() -> None:
        inside.wait()
        waiting.set()
        with engine.undisturbed("t1", "app_1"):
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with engine.undisturbed("t1", "app_1"):
        inside.set()
        waiting.wait()
        thread.join(0.3)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_waiting_has_an_end(engine: DurableBuilds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "_PATIENCE", 0.2)
    with engine.undisturbed("t1", "app_1"):
        with pytest.raises(UnavailableError), engine.undisturbed("t1", "app_1"):
            pass
        with engine.undisturbed("t1", "app_2"), engine.undisturbed("t2", "app_1"):
            pass


def test_a_build_by_hand_does_not_wait(builder: Builder) -> None:
    with builder.alone("todo"), pytest.raises(UsageError), builder.alone("todo"):
        pass
