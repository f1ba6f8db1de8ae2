"""Orders of releases, on each database; nobody works on them here."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.schemas import ReleaseOrder, ReleaseState
from loomery_orchestrator.releases.service import News, ReleaseService
from loomery_shared.database import Database
from loomery_shared.errors import ConflictError, NotFoundError, UsageError
from loomery_shared.ids import utc_now
from loomery_shared.migrating import migrate
from loomery_shared.settings import DatabaseSettings


@pytest.fixture
async def repository(database_url: str, tmp_path: Path) -> AsyncIterator[ReleaseRepository]:
    database = Database(DatabaseSettings(url=SecretStr(database_url)), tmp_path, "orchestrator")
    await migrate(database, "loomery_orchestrator")
    yield ReleaseRepository(database, utc_now)
    await database.close()


@pytest.fixture
def service(repository: ReleaseRepository) -> ReleaseService:
    return ReleaseService(repository, News(), look_every=0.05)


def order(job: str, *, tenant: str = "t1", app: str = "app_1", slug: str = "tiny") -> ReleaseOrder:
    return ReleaseOrder(
        tenant=tenant, app=app, slug=slug, job=job, bundle_key="b", bundle_sha256="0" * 64, tag="build-1"
    )


async def test_the_same_job_orders_the_same_release(service: ReleaseService) -> None:
    both = await asyncio.gather(service.request(order("j1")), service.request(order("j1")))
    again = await service.request(order("j1"))
    assert {both[0].id, both[1].id} == {again.id}
    assert (await service.request(order("j2"))).number == 2


async def test_an_address_belongs_to_one_application(service: ReleaseService) -> None:
    await service.request(order("j1"))
    with pytest.raises(ConflictError, match="tiny"):
        await service.request(order("j2", tenant="t2", app="app_2"))
    assert (await service.page("t2", "app_2")).items == []


async def test_others_see_and_change_nothing(service: ReleaseService) -> None:
    record = await service.request(order("j1"))
    for wrong in (
        service.get("t2", record.id),
        service.outcome(record.id, tenant="t2"),
        service.suspend("t2", "app_1"),
        service.grant("t2", "app_1", ["example.org"]),
        service.roll_back("t2", "app_1", record.id),
    ):
        with pytest.raises(NotFoundError):
            await wrong
    await service.remove("t2", "app_1")
    assert (await service.page("t2", "app_1")).items == []
    assert await service.get("t1", record.id) == record


async def test_pages_go_from_the_newest_to_the_oldest(service: ReleaseService) -> None:
    for number in range(5):
        await service.request(order(f"j{number}"))
    seen, cursor = [], ""
    while True:
        page = await service.page("t1", "app_1", cursor=cursor, limit=2)
        seen += [item.number for item in page.items]
        if page.next is None:
            break
        cursor = page.next
    assert seen == [5, 4, 3, 2, 1]
    with pytest.raises(UsageError):
        await service.page("t1", "app_1", cursor="none")


async def test_the_moment_of_a_release_is_one(repository: ReleaseRepository, service: ReleaseService) -> None:
    first, second = await service.request(order("j1")), await service.request(order("j2"))
    await repository.go_live(first, table_digest="d1", notice="")
    waiting = asyncio.create_task(service.outcome(second.id, tenant="t1"))
    await repository.enter(second, ReleaseState.STARTING)
    assert [item.id for item in await repository.unsettled()] == [second.id]
    await repository.go_live(second, table_digest="d2", notice="kept")
    assert (await waiting).notice == "kept"
    states = [item.state for item in (await service.page("t1", "app_1")).items]
    assert states == [ReleaseState.LIVE, ReleaseState.RETIRED]
    (hosted,) = await repository.hosted()
    assert hosted.live_release == second.id
    await repository.go_live(second, table_digest="d2", notice="kept")
    assert (await repository.get("t1", second.id)).state is ReleaseState.LIVE
    back = await service.roll_back("t1", "app_1", first.id, job="back")
    assert (back.returns_to, back.restores_data, back.table_digest) == (first.id, True, "d1")


async def test_what_is_settled_is_not_attempted_again(
    repository: ReleaseRepository, service: ReleaseService
) -> None:
    ordered = await service.request(order("j1"))
    begun = await repository.attempt(ordered)
    assert begun is not None
    assert begun.attempts == 1
    await repository.go_live(begun, table_digest="", notice="")
    assert await repository.attempt(ordered) is None
    assert (await service.get("t1", ordered.id)).state is ReleaseState.LIVE


async def test_a_removed_application_takes_its_releases_along(
    repository: ReleaseRepository, service: ReleaseService
) -> None:
    record = await service.request(order("j1"))
    await service.remove("t1", "app_1")
    with pytest.raises(NotFoundError):
        await service.outcome(record.id)
    assert await repository.hosted() == []
