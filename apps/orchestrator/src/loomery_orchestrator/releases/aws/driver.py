"""The driver for Amazon's services: pages into a bucket, then one change of the distribution makes them live.

Making the image of the API and the service around its task is left to the infrastructure's own pipeline: the task
is registered here, and a person or that pipeline deploys it.
"""

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from loomery_orchestrator.releases.aws.definitions import AwsHostingSettings, distribution, task
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

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["AwsDriver"]

_MIB = 1 << 20
_AT_ONCE = 16


class AwsDriver:
    """A `ReleaseDriver`. `pages` is the store over the bucket that CloudFront reads; `bundles` has the archives."""

    def __init__(
        self,
        aws: AwsSettings,
        place: AwsHostingSettings,
        settings: HostingSettings,
        *,
        bundles: ObjectStore,
        pages: ObjectStore,
        secret_prefix: str,
    ) -> None:
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
        await steps.enter(ReleaseState.STARTING, "Bringing the pages into the bucket.")
        folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="loomery-pages-"))
        try:
            await self._upload(release, folder)
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
        definition = task(self._place, release.app, release.id, self._settings.limits, self._secret_prefix)
        await in_thread("ECS", lambda: self.ecs.register_task_definition(**definition))
        await self._shown(hosted, release.id, shown=True)
        await steps.go_live()
        await steps.answers()

    async def undo(self, release: ReleaseRecord) -> None:
        """Show the version before."""
        hosted = self._hosted.get(release.app)
        if hosted is not None and hosted.live_release:
            await self._shown(hosted, hosted.live_release, shown=not hosted.suspended)

    async def close(self) -> None:
        """What is shown goes on without this process."""

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
        if not (root / "index.html").is_file():
            raise ReleaseFailedError("The bundle has no built pages (web/dist).")
        files = sorted(path for path in root.rglob("*") if path.is_file())
        room = asyncio.Semaphore(_AT_ONCE)

        async def put(path: Path) -> None:
            key = f"sites/{release.app}/{release.id}/{path.relative_to(root).as_posix()}"
            async with room:
                await self._pages.put(key, path, content_type(path.name))

        await asyncio.gather(*(put(path) for path in files))

    async def _shown(self, hosted: Hosted, release: str, shown: bool) -> None:
        """Have the distribution show one release, and forget what it remembers of another."""
        wanted = {
            **distribution(self._place, hosted.app, hosted.slug, release),
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
