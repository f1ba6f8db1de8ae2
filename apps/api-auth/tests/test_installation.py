"""Whoever comes first is told so; nobody afterwards is."""

from tests.accounts import Service


async def test_a_platform_is_empty_until_somebody_has_an_account(service: Service) -> None:
    stranger = service.browser()
    assert (await stranger.get("/installation")).json() == {"empty": True}
    await service.person("ada@example.org", verified=False)
    assert (await stranger.get("/installation")).json() == {"empty": False}
