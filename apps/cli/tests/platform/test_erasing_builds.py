"""What builds and a running application leave behind goes too."""

import asyncio

import pytest

from .conftest import PASSWORD, Place
from .town import SOON, logged, places_of, town

MARK = "quxzlorem"


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_nothing_is_left_of_a_running_application(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOMERY_BUILDS__BROWSER", "false")
    with logged() as log:
        async with town(place.settings, builds=True) as here:
            await here.person("root@example.org")
            ada = await here.person(f"ada.{MARK}@example.org", f"Ada {MARK}")
            words = f"A {MARK} list with things that have a title and a colour"
            made = await ada.call(
                "POST", "/api/createApp", {"description": words, "name": f"{MARK} list"}, status=202
            )
            async with asyncio.timeout(SOON * 3):
                while (status := await ada.call("GET", f"/api/status/{made['job']}"))["finished_at"] is None:
                    await asyncio.sleep(0.2)
            assert status["state"] == "succeeded", status
            second = await ada.call(
                "POST", f"/api/apps/{made['app']}/builds", {"description": f"{words} and notes"}, status=202
            )
            assert len(places_of(place.home, MARK)) > 10
            await ada.call("DELETE", "/api/me", {"password": PASSWORD}, status=202)
            await here.erased(ada.id)
            assert second["job"]
    assert places_of(place.home, MARK) == []
    assert MARK not in log.getvalue().lower()
