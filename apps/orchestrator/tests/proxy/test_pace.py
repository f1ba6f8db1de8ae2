"""How many requests there are just now."""

from loomery_orchestrator.proxy.pace import Pace


class Glass:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_last_minute_counts_and_no_more() -> None:
    glass = Glass()
    pace = Pace(glass)
    for second in range(90):
        glass.now = 100.0 + second
        pace.add("app_1", error=second % 10 == 0)
    requests, errors = pace.of("app_1")
    assert 55 <= requests <= 60
    assert 5 <= errors <= 6
    assert pace.of("app_2") == (0, 0)
    glass.now += 30
    assert 25 <= pace.of("app_1")[0] <= 30
    glass.now += 60
    assert pace.of("app_1") == (0, 0)
