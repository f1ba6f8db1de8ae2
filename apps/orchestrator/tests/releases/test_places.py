"""Applications in different places: chosen before the first release, kept for good, with what was made to download."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from apps.orchestrator.tests.releases.hosting import Platform, tiny_bundle, zipped
from apps.orchestrator.tests.releases.test_other_places import PLACE
from loomery_orchestrator.releases.aws.settings import AwsHostingSettings
from loomery_orchestrator.releases.drivers import Elsewhere, offered_places
from loomery_orchestrator.releases.generated import GeneratedFiles, ReleasePlaces
from loomery_orchestrator.releases.schemas import PlaceOffer, ReleaseState
from loomery_orchestrator.releases.settings import HostingSettings
from loomery_shared.errors import ConflictError, NotFoundError, UsageError
from loomery_shared.objects.disk import DiskObjects
from loomery_shared.objects.s3 import S3Objects
from loomery_shared.settings import AwsSettings

PAGES = {
    "Dockerfile": b"FROM scratch\n",
    "web/dist/index.html": b"<h1>tiny</h1>",
    "web/dist/assets/a-1.js": b"1",
}


def elsewhere(platform: Platform, aws: AwsSettings, aws_hosting: AwsHostingSettings) -> Elsewhere:
    objects = DiskObjects(platform.home / "objects", b"k" * 32, "http://127.0.0.1:1")
    settings = platform.settings.model_copy(update={"compose": ()})
    return Elsewhere(home=platform.home, objects=objects, settings=settings, aws=aws, aws_hosting=aws_hosting)


def test_a_place_that_cannot_be_chosen_says_why() -> None:
    missing, by_hand = HostingSettings(compose=("/no/such/docker",)), HostingSettings(compose=())
    local = PlaceOffer(place="local")
    assert offered_places(missing, AwsHostingSettings()) == (
        local,
        PlaceOffer(place="containers", reason="no_program"),
        PlaceOffer(place="aws", reason="not_set_up"),
    )
    assert offered_places(by_hand, AwsHostingSettings(bucket="pages")) == (
        local,
        PlaceOffer(place="containers", by_hand=True),
        PlaceOffer(place="aws"),
    )


async def test_containers_are_made_and_kept_beside_what_runs_here(platform: Platform) -> None:
    platform.elsewhere = elsewhere(platform, AwsSettings(), AwsHostingSettings())
    repository, objects = platform.repository, platform.elsewhere.objects
    places = ReleasePlaces(repository, offered_places(platform.elsewhere.settings, AwsHostingSettings()))
    assert places.available == ("local", "containers")
    with pytest.raises(UsageError, match="does not release to aws"):
        await places.choose("t1", "app_2", "aws")
    assert await places.of("t1", "app_2") == ("local", True)
    await places.choose("t1", "app_2", "containers")
    assert await places.of("t1", "app_2") == ("containers", True)
    async with platform.running() as running, running.browser() as browser:
        here = await platform.live(tiny_bundle("one"))
        bundle = zipped(PAGES)
        await objects.put(platform.order(bundle).bundle_key, bundle)
        there = await platform.live(bundle, app="app_2", slug="boxed")
        assert (here.place, there.place) == ("local", "containers")
        assert "docker compose up" in there.notice
        assert [file.name for file in there.generated] == ["Dockerfile", "compose.yaml"]
        compose = json.loads(await objects.get(there.generated[1].key))
        assert compose["services"]["app"]["image"] == f"loomery/boxed:{there.id}"
        files = GeneratedFiles(objects, repository)
        assert "compose.yaml" in await files.link("t1", "app_2", there.id, "compose.yaml")
        for tenant, app, name in (
            ("t2", "app_2", "compose.yaml"),
            ("t1", "app_1", "compose.yaml"),
            ("t1", "app_2", "secrets.env"),
        ):
            with pytest.raises(NotFoundError):
                await files.link(tenant, app, there.id, name)
        assert (await browser.get("/api/version")).json() == "one"
        async with running.browser("boxed") as boxed:
            assert (await boxed.get("/")).status_code == 404
        with pytest.raises(ConflictError, match="since its first release"):
            await places.choose("t1", "app_1", "containers")
        assert await places.of("t1", "app_2") == ("containers", False)

        await platform.service.remove("t1", "app_2")
        await platform.service.remove("t1", "app_1")
    assert await places.of("t1", "app_2") == ("local", True)


async def test_a_place_that_cannot_be_reached_fails_plainly_and_its_files_are_there(
    platform: Platform,
) -> None:
    given = elsewhere(platform, AwsSettings(), AwsHostingSettings())
    given = replace(given, settings=given.settings.model_copy(update={"compose": ("/no/such/docker",)}))
    platform.elsewhere = given
    await platform.repository.choose("t1", "app_2", "containers")
    async with platform.running():
        bundle = zipped(PAGES)
        await given.objects.put(platform.order(bundle).bundle_key, bundle)
        record = await platform.release(bundle, app="app_2", slug="boxed")
        assert record.state is ReleaseState.FAILED
        assert "/no/such/docker cannot be run" in record.reason
        assert [file.name for file in record.generated] == ["Dockerfile", "compose.yaml"]


@pytest.fixture
async def amazon(platform: Platform, aws_endpoint: str) -> AsyncIterator[S3Objects]:
    aws = AwsSettings(endpoint=aws_endpoint)
    pages = S3Objects("pages", aws)
    pages.client.create_bucket(
        Bucket="pages", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    platform.elsewhere = elsewhere(platform, aws, PLACE.model_copy(update={"bucket": "pages"}))
    yield pages


async def test_pages_on_amazon_come_back_by_their_pointer(platform: Platform, amazon: S3Objects) -> None:
    assert platform.elsewhere is not None
    await platform.repository.choose("t1", "app_2", "aws")
    async with platform.running():
        releases = []
        for front in (b"<h1>one</h1>", b"<h1>two</h1>"):
            bundle = zipped({**PAGES, "web/dist/index.html": front})
            await platform.elsewhere.objects.put(platform.order(bundle).bundle_key, bundle)
            releases.append(await platform.live(bundle, app="app_2", slug="shown"))
        first, second = releases
        assert [file.name for file in second.generated] == [
            "bucket-policy.json",
            "distribution.json",
            "execution-role-policy.json",
            "task.json",
        ]
        kept = [item.key for item in (await amazon.list("sites/app_2/")).items]
        ordered = await platform.service.promote("t1", "app_2", first.id)
        third = await platform.service.outcome(ordered.id)
        assert (third.state, third.reason) == (ReleaseState.LIVE, "")
        assert [item.key for item in (await amazon.list("sites/app_2/")).items] == kept
        made = json.loads(await platform.elsewhere.objects.get(third.generated[1].key))
        assert made["Origins"]["Items"][0]["OriginPath"] == f"/sites/app_2/{first.bundle_sha256[:32]}"
        await platform.service.remove("t1", "app_2")
        async with asyncio.timeout(60):
            while (await amazon.list("sites/")).items:
                await asyncio.sleep(0.05)
