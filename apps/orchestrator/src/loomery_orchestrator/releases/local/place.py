"""Where applications run on this machine, and how one of their processes is started."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias

from pydantic import SecretStr

from loomery_orchestrator.releases.driver import Hosted
from loomery_orchestrator.releases.local.bundle import check_digest, unpack
from loomery_orchestrator.releases.local.folders import AppFolders
from loomery_orchestrator.releases.local.gateway import Gateway
from loomery_orchestrator.releases.local.instance import Instance
from loomery_orchestrator.releases.local.journal import Journals
from loomery_orchestrator.releases.schemas import ReleaseRecord
from loomery_orchestrator.releases.settings import HostingSettings
from loomery_shared.contracts.running import AppRunner, RunOrder

__all__ = ["AppSecrets", "BundleStore", "Place", "no_secrets"]

_MIB = 1 << 20
AppSecrets: TypeAlias = Callable[[str, str], Awaitable[Mapping[str, SecretStr]]]
"""The values that the owner of an application gave it, by tenant and application."""


class BundleStore(Protocol):
    """Where bundles come from; every object store is one."""

    async def download(self, key: str, path: Path) -> object:
        """Write the content to a file, wholly or not at all; raises NotFoundError, UnavailableError."""


async def no_secrets(_tenant: str, _app: str) -> Mapping[str, SecretStr]:
    """For applications that were given nothing."""
    return {}


@dataclass(frozen=True)
class Place:
    """Folders, the runner and the store that every application of this machine shares.

    `run` is a short folder for sockets, of this user alone.
    """

    hosting: Path
    run: Path
    runner: AppRunner
    bundles: BundleStore
    settings: HostingSettings
    journals: Journals
    secrets: AppSecrets = no_secrets
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    def folders(self, app: str) -> AppFolders:
        """The folders of an application."""
        return AppFolders(self.hosting, app)

    async def unpacked(self, release: ReleaseRecord) -> Path:
        """The project of a release, fetched and unpacked when it is not there yet.

        Raises ReleaseFailedError for a bad bundle, NotFoundError and UnavailableError from the store.
        """
        folders = self.folders(release.app)
        target = folders.release(release.id)
        if target.is_dir():
            return target
        folders.releases.mkdir(parents=True, exist_ok=True, mode=0o700)
        archive = folders.root / f"{release.id}.zip.part"
        try:
            await self.bundles.download(release.bundle_key, archive)
            await asyncio.to_thread(self._unpack, archive, target, release.bundle_sha256)
        finally:
            archive.unlink(missing_ok=True)
        await self.runner.prepare(target)
        return target

    async def start(
        self, release: ReleaseRecord, hosted: Hosted, data: Path | None = None, *, demo: bool = False
    ) -> Instance:
        """Start the version of a release on the live data, or on `data`; raises ReleaseFailedError."""
        folders = self.folders(release.app)
        own = self.run / format(next(self._numbers), "x")
        gateway = (
            Gateway(release.app, own / "g" / "s", hosted.granted_hosts) if hosted.granted_hosts else None
        )
        given = await self.secrets(hosted.tenant, hosted.app)
        key = folders.secret()
        # What a version does with a copy of the data is no news of the application.
        hide = frozenset(value.get_secret_value() for value in (key, *given.values()))
        heard = self.journals.of(release.app).listener(release.id, hide) if data is None else None
        order = RunOrder(
            app=release.app,
            project=await self.unpacked(release),
            data=data or folders.data,
            socket=own / "s" / "s",
            secret=key,
            env=given,
            demo=demo,
            secure_cookies=self.settings.secure_cookies,
            gateway=own / "g" / "s" if gateway else None,
            limits=self.settings.limits,
        )
        within = self.settings.start_within
        return await Instance.start(self.runner, order, release.id, within, gateway, heard)

    def _unpack(self, archive: Path, target: Path, sha256: str) -> None:
        check_digest(archive, sha256)
        unpack(
            archive,
            target,
            most_bytes=self.settings.bundle_size * _MIB,
            most_files=self.settings.bundle_files,
        )
