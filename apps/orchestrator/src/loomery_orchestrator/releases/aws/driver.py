"""The driver for Amazon's services: pages into a bucket, then one change of the distribution makes them live.

Pages lie in a folder that is named after the content of their bundle. So going back is a change of the distribution
alone: it points to a folder that is still there.

Making the image of the API and the service around its task is left to the infrastructure's own pipeline: the task
is registered here, and a person or that pipeline deploys it.
"""

import asyncio
import json
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeAlias

from botocore.exceptions import ClientError

from loomery_orchestrator.releases.aws.checked import check_call
from loomery_orchestrator.releases.aws.definitions import distribution, pages_policy, task, task_role_policy
from loomery_orchestrator.releases.aws.settings import AwsHostingSettings
from loomery_orchestrator.releases.aws.types import content_type
from loomery_orchestrator.releases.driver import Hosted, ReleaseSteps
from loomery_orchestrator.releases.errors import ReleaseFailedError
from loomery_orchestrator.releases.local.bundle import check_digest, unpack
from loomery_orchestrator.releases.schemas import ReleaseRecord, ReleaseState
from loomery_orchestrator.releases.settings import HostingSettings
from loomery_shared.aws import aws_config, aws_session, error_code, in_thread
from loomery_shared.errors import NotFoundError
from loomery_shared.objects.port import ObjectStore
from loomery_shared.settings import AwsSettings

__all__ = ["AwsDriver", "pages_of"]

_MIB = 1 << 20
_AT_ONCE = 16
_FRONT = "index.html"
_FOR_EVER, _ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"
Find: TypeAlias = Callable[[str], Awaitable[ReleaseRecord]]


class AwsDriver:
    """A `ReleaseDriver`. `pages` is the store over the bucket that CloudFront reads; `bundles` has the archives; `find`
    reads a release by its id."""

    def __init__(
        self,
        aws: AwsSettings,
        place: AwsHostingSettings,
        settings: HostingSettings,
        *,
        bundles: ObjectStore,
        pages: ObjectStore,
        secret_prefix: str,
        find: Find,
    ) -> None:
        self._find_release = find
        self._place = place
        self._settings = settings
        self._bundles = bundles
        self._pages = pages
        self._secret_prefix = secret_prefix
        session, endpoint = aws_session(aws), aws.endpoint or None
        # Their types are packages of their own, which are not among ours.
        make: Callable[..., Any] = session.client
        self.cloudfront = make("cloudfront", endpoint_url=endpoint, config=aws_config())
        self.ecs = make("ecs", endpoint_url=endpoint, config=aws_config())
        self._hosted: dict[str, Hosted] = {}

    async def open(self, hosted: list[Hosted], unsettled: list[ReleaseRecord]) -> None:  # noqa: ARG002
        """Nothing runs here that could need order."""
        await self.apply(hosted)

    async def apply(self, hosted: list[Hosted]) -> None:
        """Turn distributions off and on again, and remove the pages of what was removed."""
        wanted = {state.app: state for state in hosted}
        for app, before in self._hosted.items():
            now = wanted.get(app)
            if now is None:
                await self._pages.delete_prefix(f"sites/{app}/")
            if before.live_release and (now is None or now.suspended != before.suspended):
                await self._shown(before, before.live_release, now is not None and not now.suspended)
        self._hosted = wanted

    async def release(self, release: ReleaseRecord, steps: ReleaseSteps) -> None:
        """Bring the pages up beside those of the version before, register the task, then change over."""
        hosted = self._hosted.get(release.app)
        if hosted is None:
            raise NotFoundError("The application is no longer hosted here.")
        definition = await self._generated(release, hosted, steps)
        if await self._is_there(f"{pages_of(release)}/{_FRONT}"):
            await steps.enter(ReleaseState.STARTING, "Its pages are still in the bucket.")
        else:
            await steps.enter(ReleaseState.STARTING, "Bringing the pages into the bucket.")
            folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="loomery-pages-"))
            try:
                await self._upload(release, folder)
            finally:
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
        await in_thread("ECS", lambda: self.ecs.register_task_definition(**definition))
        await self._point(hosted, pages_of(release), release.id, shown=True)
        await steps.go_live(
            notice="The task of its API is registered; the service that runs it is deployed apart."
        )
        await steps.answers()

    async def undo(self, release: ReleaseRecord) -> None:
        """Show the version before."""
        hosted = self._hosted.get(release.app)
        if hosted is not None and hosted.live_release:
            await self._shown(hosted, hosted.live_release, shown=not hosted.suspended)

    async def close(self) -> None:
        """What is shown goes on without this process."""

    async def _generated(self, release: ReleaseRecord, hosted: Hosted, steps: ReleaseSteps) -> dict[str, Any]:
        """Make everything that Amazon is asked for, and hold it to what is accepted; the definition of the task."""
        place, prefix = self._place, self._secret_prefix
        shown = distribution(place, hosted.app, hosted.slug, pages_of(release))
        definition = task(place, release.app, release.id, self._settings.limits, prefix)
        files = {
            "distribution.json": shown,
            "task.json": definition,
            "bucket-policy.json": pages_policy(place, place.account, "DISTRIBUTION_ID"),
            "execution-role-policy.json": task_role_policy(place, place.account, release.app, prefix),
        }
        await steps.generated({name: _json(content) for name, content in files.items()})
        check_call("cloudfront", "CreateDistribution", {"DistributionConfig": shown})
        check_call("ecs", "RegisterTaskDefinition", definition)
        return definition

    async def _is_there(self, key: str) -> bool:
        try:
            await self._pages.stat(key)
        except NotFoundError:
            return False
        return True

    async def _upload(self, release: ReleaseRecord, folder: Path) -> None:
        archive = folder / "bundle.zip"
        await self._bundles.download(release.bundle_key, archive)
        await asyncio.to_thread(check_digest, archive, release.bundle_sha256)
        bounds = {
            "most_bytes": self._settings.bundle_size * _MIB,
            "most_files": self._settings.bundle_files,
        }
        await asyncio.to_thread(unpack, archive, folder / "project", **bounds)
        root = folder / "project" / "web" / "dist"
        if not (root / _FRONT).is_file():
            raise ReleaseFailedError("The bundle has no built pages (web/dist).")
        files = sorted(path for path in root.rglob("*") if path.is_file())
        room = asyncio.Semaphore(_AT_ONCE)

        async def put(path: Path) -> None:
            name = path.relative_to(root).as_posix()
            # Names of assets carry a digest of their content.
            cache = _FOR_EVER if name.startswith("assets/") else _ASK_AGAIN
            async with room:
                await self._pages.put(f"{pages_of(release)}/{name}", path, content_type(name), cache)

        await asyncio.gather(*(put(path) for path in files if path != root / _FRONT))
        # Last: where it is, all the others are.
        await put(root / _FRONT)

    async def _shown(self, hosted: Hosted, release: str, shown: bool) -> None:
        """Have the distribution show a release that was live."""
        await self._point(hosted, pages_of(await self._find_release(release)), release, shown)

    async def _point(self, hosted: Hosted, pages_at: str, release: str, shown: bool) -> None:
        """Have the distribution show pages, and forget what it remembers of others."""
        wanted = {
            **distribution(self._place, hosted.app, hosted.slug, pages_at),
            "Enabled": shown,
        }
        await in_thread("CloudFront", lambda: self._put_distribution(wanted, release))

    def _put_distribution(self, wanted: dict[str, Any], release: str) -> None:
        found = self._find(wanted["Aliases"]["Items"][0])
        if not found:
            try:
                self.cloudfront.create_distribution(DistributionConfig=wanted)
            except ClientError as error:
                if error_code(error) != "DistributionAlreadyExists":
                    raise
            return
        present = self.cloudfront.get_distribution_config(Id=found)
        self.cloudfront.update_distribution(
            Id=found,
            IfMatch=present["ETag"],
            DistributionConfig={**present["DistributionConfig"], **wanted},
        )
        batch = {"Paths": {"Quantity": 1, "Items": ["/*"]}, "CallerReference": release}
        self.cloudfront.create_invalidation(DistributionId=found, InvalidationBatch=batch)

    def _find(self, alias: str) -> str:
        for page in self.cloudfront.get_paginator("list_distributions").paginate():
            for item in page["DistributionList"].get("Items", ()):
                if alias in item.get("Aliases", {}).get("Items", ()):
                    return str(item["Id"])
        return ""


def pages_of(release: ReleaseRecord) -> str:
    """The folder of the bucket with a release's pages."""
    return f"sites/{release.app}/{release.bundle_sha256[:32]}"


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, indent=2, sort_keys=True).encode() + b"\n"
