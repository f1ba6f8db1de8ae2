"""Accounts of a demo, where an application has none."""

import pytest

from apps.orchestrator.tests.api.platform import Platform, problem_of

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_an_application_without_accounts_has_none_of_a_demo(platform: Platform) -> None:
    app = str((await platform.built("demo"))["app"])
    path = f"/apps/{app}/demo"
    nothing = {"accounts": [], "total": 0, "password": "", "administered": False}
    assert await platform.found(path, "demo.viewer") == nothing
    assert (await platform.ask("GET", path, "others")).status_code == 404
    for who, status, code in (
        ("demo.viewer", 403, "forbidden"),
        ("others", 404, "not_found"),
        ("demo.developer", 409, "no_demo_accounts"),
    ):
        refused = await platform.ask("POST", f"{path}/removal", who, json={})
        assert (refused.status_code, problem_of(refused)["code"]) == (status, code)
