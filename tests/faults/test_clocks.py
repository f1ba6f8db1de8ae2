"""Clocks that jump: whether a worker lives is not read from what its clock says."""

from datetime import timedelta

from loomery_orchestrator.building.worker import Watch
from loomery_orchestrator.tables import WorkerRow
from loomery_shared.ids import utc_now

NOW = utc_now()


def seen(after: float, state: str = "up") -> list[WorkerRow]:
    return [WorkerRow(id="other", seen_at=NOW + timedelta(seconds=after), state=state)]


def test_who_gives_signs_lives_whatever_the_time() -> None:
    present = [0.0]
    watch = Watch(8.0, lambda: present[0])
    for at, sign in enumerate((0, 2, 3602, 3604, -3600, -3598, 4)):
        present[0] = at * 2.0
        assert watch.lost(seen(sign)) == []


def test_who_is_silent_is_lost_after_the_lease_however_late_its_last_sign() -> None:
    present = [0.0]
    watch = Watch(8.0, lambda: present[0])
    found = []
    for _ in range(6):
        found.append(watch.lost(seen(3600)))
        present[0] += 2.0
    assert found == [[], [], [], [], [], ["other"]]
    assert watch.lost(seen(3602)) == []


def test_who_ended_in_order_is_replaced_at_once() -> None:
    assert Watch(8.0, lambda: 0.0).lost(seen(0, "down")) == ["other"]
