"""Makes the drivers that settings ask for."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from loomery_orchestrator.releases.aws.settings import AwsHostingSettings
from loomery_orchestrator.releases.containers.driver import ContainerDriver
from loomery_orchestrator.releases.driver import ReleaseDriver
from loomery_orchestrator.releases.generated import keep_in
from loomery_orchestrator.releases.local.place import AppSecrets
from loomery_orchestrator.releases.schemas import GeneratedFile, PlaceName, ReleaseRecord
from loomery_orchestrator.releases.settings import HostingSettings
from loomery_shared.objects.port import ObjectStore
from loomery_shared.settings import AwsSettings

__all__ = ["Elsewhere", "available_places"]

Find = Callable[[str], Awaitable[ReleaseRecord]]


def available_places(aws_hosting: AwsHostingSettings) -> tuple[PlaceName, ...]:
    """Where this platform can release to."""
    return ("local", "containers", "aws") if aws_hosting.bucket else ("local", "containers")


@dataclass(frozen=True, kw_only=True, slots=True)
class Elsewhere:
    """What drivers of other places than this machine need."""

    home: Path
    objects: ObjectStore
    settings: HostingSettings
    aws: AwsSettings
    aws_hosting: AwsHostingSettings
    table_prefix: str = "loomery-"

    @property
    def keep(self) -> Callable[[ReleaseRecord, str, bytes], Awaitable[GeneratedFile]]:
        """Keeps files that were made for releases."""
        return partial(keep_in, self.objects)

    def drivers(self, find: Find, secrets: AppSecrets) -> dict[PlaceName, ReleaseDriver]:
        """By place; Amazon's only when there is a bucket for pages."""
        made: dict[PlaceName, ReleaseDriver] = {
            "containers": ContainerDriver(
                self.home / "containers",
                self.objects,
                self.settings,
                program=self.settings.compose,
                secrets=secrets,
            )
        }
        if "aws" in available_places(self.aws_hosting):
            # Amazon's library takes a while to load: only who uses it waits for it.
            from loomery_orchestrator.releases.aws.driver import AwsDriver
            from loomery_shared.objects.s3 import S3Objects

            made["aws"] = AwsDriver(
                self.aws,
                self.aws_hosting,
                self.settings,
                bundles=self.objects,
                pages=S3Objects(self.aws_hosting.bucket, self.aws),
                secret_prefix=f"/{self.table_prefix}apps",
                find=find,
            )
        return made
