"""The script for pages, run by Node in a world that is as much of a browser as it needs."""

import json
import subprocess
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from loomery_analytics.ingest.checking import Source, check
from loomery_shared.contracts.events import Event
from tests.servers import node

WORLD = Path(__file__).parent / "browser_world.js"
SCRIPT = files("loomery_analytics.script").joinpath("loomery.js")


def run(**world: Any) -> Any:
    """What happened: requests and beacons that were sent, and what was touched."""
    done = subprocess.run(
        [str(node()), str(WORLD), str(SCRIPT)],
        input=json.dumps(world),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def paths(sent: list[dict[str, Any]]) -> list[str]:
    return [event["properties"]["path"] for one in sent for event in one["body"]["events"]]


def test_it_is_small_and_knows_no_storage() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert len(text.encode()) < 2_000
    assert [
        word for word in ("cookie", "localStorage", "sessionStorage", "indexedDB") if f".{word}" in text
    ] == []


def test_views_are_sent_together_and_as_the_service_wants_them() -> None:
    done = run(
        steps=[
            ["push", "/a"],
            ["push", "/a"],
            ["replace", "/b"],
            ["pop", "/"],
            ["track", "app.bought"],
            ["wait", 5],
        ]
    )
    (request,) = done["requests"]
    assert (request["url"], request["body"]["key"]) == (
        "https://loomery.example/api/analytics/events",
        "wk_1",
    )
    assert (request["method"], request["credentials"]) == ("POST", "omit")
    events = request["body"]["events"]
    assert [event["properties"].get("path") for event in events] == ["/", "/a", "/b", "/", None]
    assert (events[0]["properties"]["referrer"], events[1]["properties"]["referrer"]) == (
        "search.example",
        "",
    )
    assert len({event["visitor"] for event in events}) == 1
    assert len({event["id"] for event in events}) == 5
    now = Event.model_validate(events[0]).at
    day = timedelta(days=1)
    source = Source(now, day, day, write_key_of=("acme", "shop"))
    assert [event for event in events if not isinstance(check(event, source), Event)] == []


@pytest.mark.parametrize(
    "wish", [{"doNotTrack": "1"}, {"globalPrivacyControl": True}, {"windowDoNotTrack": "1"}]
)
def test_who_does_not_want_it_sends_nothing(wish: dict[str, Any]) -> None:
    done = run(**wish, steps=[["push", "/a"], ["track", "app.bought"], ["wait", 5], ["hide"]])
    assert (done["requests"], done["beacons"]) == ([], [])


def test_what_waits_leaves_when_the_page_is_hidden() -> None:
    done = run(steps=[["push", "/a"], ["hide"], ["hide"]])
    assert done["requests"] == []
    assert paths(done["beacons"]) == ["/", "/a"]
    refused = run(beacons=False, steps=[["push", "/a"], ["hide"], ["wait", 5]])
    assert paths(refused["requests"]) == ["/", "/a"]


def test_what_was_not_taken_is_sent_again_and_what_was_refused_is_not() -> None:
    done = run(answers=[503, "fail", 429, 202], steps=[["push", "/a"], ["wait", 60]])
    ids = [[event["id"] for event in request["body"]["events"]] for request in done["requests"]]
    assert len(ids) == 4
    assert all(one == ids[0] for one in ids)
    assert len(run(answers=[403], steps=[["wait", 60]])["requests"]) == 1


def test_many_are_sent_in_parts() -> None:
    steps: list[Any] = [["track", "app.bought"]] * 119
    done = run(steps=[*steps, ["wait", 60]])
    assert [len(request["body"]["events"]) for request in done["requests"]] == [50, 50, 20]
