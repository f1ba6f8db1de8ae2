"""Makes the drivers that settings ask for."""

import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from loomery_orchestrator.releases.aws.settings import AwsHostingSettings
from loomery_orchestrator.releases.containers.driver import ContainerDriver
from loomery_orchestrator.releases.driver import ReleaseDriver
from loomery_orchestrator.releases.generated import keep_in
from loomery_orchestrator.releases.local.place import AppSecrets
from loomery_orchestrator.releases.schemas import GeneratedFile, PlaceName, PlaceOffer, ReleaseRecord
from loomery_orchestrator.releases.settings import HostingSettings
from loomery_shared.objects.port import ObjectStore
from loomery_shared.settings import AwsSettings

__all__ = ["Elsewhere", "offered_places"]

Find = Callable[[str], Awaitable[ReleaseRecord]]


def offered_places(hosting: HostingSettings, aws_hosting: AwsHostingSettings) -> tuple[PlaceOffer, ...]:
    """Every place, and whether this platform can release to it. Looks for the program that brings containers up."""
    found = not hosting.compose or shutil.which(hosting.compose[0]) is not None
    return (
        PlaceOffer(place="local"),
        PlaceOffer(place="containers", reason="" if found else "no_program", by_hand=not hosting.compose),
        PlaceOffer(place="aws", reason="" if aws_hosting.bucket else "not_set_up"),
    )


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
        if self.aws_hosting.bucket:
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
