"""The driver that hands applications to Compose: it prepares everything and asks one program to bring it about."""

import asyncio
import contextlib
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import SecretStr

from loomery_orchestrator.releases.containers.compose import compose_file
from loomery_orchestrator.releases.driver import Hosted, ReleaseSteps
from loomery_orchestrator.releases.errors import ReleaseFailedError
from loomery_orchestrator.releases.local.bundle import check_digest, unpack
from loomery_orchestrator.releases.local.place import AppSecrets, BundleStore, no_secrets
from loomery_orchestrator.releases.schemas import ReleaseRecord, ReleaseState
from loomery_orchestrator.releases.settings import HostingSettings
from loomery_shared.errors import NotFoundError

__all__ = ["ContainerDriver"]

_MIB = 1 << 20
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_LAST_WORDS = 1500


class ContainerDriver:
    """A `ReleaseDriver`. `program` is the beginning of a Compose command, such as `docker compose`; without one, files
    are made and an operator brings them up.

    Migrations run when the container starts; going back with data is the operator's, from the volume's backups.
    """

    def __init__(
        self,
        folder: Path,
        bundles: BundleStore,
        settings: HostingSettings,
        *,
        program: Sequence[str] = ("docker", "compose"),
        secrets: AppSecrets = no_secrets,
    ) -> None:
        self._folder = folder
        self._bundles = bundles
        self._settings = settings
        self._program = tuple(program)
        self._secrets = secrets
        self._hosted: dict[str, Hosted] = {}

    async def open(self, hosted: list[Hosted], unsettled: list[ReleaseRecord]) -> None:  # noqa: ARG002
        """Containers outlive this process: there is nothing to put in order."""
        await self.apply(hosted)

    async def apply(self, hosted: list[Hosted]) -> None:
        """Stop what is archived or removed, start what has come back."""
        wanted = {state.app: state for state in hosted}
        for app, before in tuple(self._hosted.items()):
            now = wanted.get(app)
            if now is None:
                await self._compose(before, before.live_release, "down", "--volumes")
                await asyncio.to_thread(shutil.rmtree, self._folder / app, ignore_errors=True)
            elif now.suspended != before.suspended and now.live_release:
                await self._compose(now, now.live_release, "stop" if now.suspended else "start")
        self._hosted = wanted

    async def release(self, release: ReleaseRecord, steps: ReleaseSteps) -> None:
        """Build the image and start it in place of the one before, which comes back when it is not healthy."""
        hosted = self._hosted.get(release.app)
        if hosted is None:
            raise NotFoundError("The application is no longer hosted here.")
        await steps.enter(ReleaseState.STARTING, "Building the container and starting it.")
        await steps.generated(await self._written(release, hosted))
        if not self._program:
            notice = f"The files are made; `docker compose up` in {self._folder / release.app / release.id} runs them."
            await steps.go_live(notice=notice)
            await steps.answers()
            return
        try:
            await self._up(hosted, release.id)
        except ReleaseFailedError:
            if hosted.live_release:
                with contextlib.suppress(ReleaseFailedError):
                    await self._up(hosted, hosted.live_release)
            raise
        await steps.go_live()
        await steps.answers()

    async def undo(self, release: ReleaseRecord) -> None:
        """Start the version before again."""
        hosted = self._hosted.get(release.app)
        if hosted is not None and hosted.live_release:
            await self._up(hosted, hosted.live_release)

    async def close(self) -> None:
        """Containers go on without this process."""

    async def _written(self, release: ReleaseRecord, hosted: Hosted) -> dict[str, bytes]:
        """Everything that Compose needs, in a folder of the release; what of it may be shown."""
        folder = self._folder / release.app / release.id
        archive = folder.with_suffix(".zip.part")
        archive.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        try:
            await self._bundles.download(release.bundle_key, archive)
            await asyncio.to_thread(check_digest, archive, release.bundle_sha256)
            await asyncio.to_thread(
                unpack,
                archive,
                folder / "project",
                most_bytes=self._settings.bundle_size * _MIB,
                most_files=self._settings.bundle_files,
            )
        finally:
            archive.unlink(missing_ok=True)
        if not (folder / "project" / "Dockerfile").is_file():
            raise ReleaseFailedError("The bundle has no Dockerfile, so no container can be made of it.")
        _write_secrets(folder / "secrets.env", await self._secrets(hosted.tenant, hosted.app))
        composed = compose_file(release.app, hosted.slug, release.id, self._settings.limits)
        (folder / "compose.yaml").write_text(composed.text(), encoding="utf-8")
        dockerfile = (folder / "project" / "Dockerfile").read_bytes()
        return {"compose.yaml": composed.text().encode(), "Dockerfile": dockerfile}

    async def _up(self, hosted: Hosted, release: str) -> None:
        seconds = str(round(self._settings.start_within))
        await self._compose(hosted, release, "up", "--detach", "--build", "--wait", "--wait-timeout", seconds)

    async def _compose(self, hosted: Hosted, release: str, *words: str) -> None:
        folder = self._folder / hosted.app / release
        if not self._program or not (folder / "compose.yaml").is_file():
            return
        try:
            process = await asyncio.create_subprocess_exec(
                *self._program,
                "--file",
                str(folder / "compose.yaml"),
                *words,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
        except OSError as error:
            raise ReleaseFailedError(
                f"{self._program[0]} cannot be run: {error.strerror}.",
                hint="Install Docker with Compose, or release on this machine without containers.",
            ) from error
        said, _ = await process.communicate()
        if process.returncode:
            last = said.decode("utf-8", "replace").strip()[-_LAST_WORDS:]
            raise ReleaseFailedError(f"The container did not start. The last words of Compose:\n{last}")


def _write_secrets(file: Path, values: Mapping[str, SecretStr]) -> None:
    """As Compose reads them: a name and a value in single quotes on each line, for the owner's eyes only."""
    lines = []
    for name, secret in sorted(values.items()):
        value = secret.get_secret_value()
        if not _NAME.fullmatch(name) or "\n" in value or "\0" in value:
            raise ReleaseFailedError(f"The value {name} cannot be handed to a container.")
        quoted = value.replace("\\", "\\\\").replace("'", "\\'")
        lines.append(f"{name}='{quoted}'\n")
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.writelines(lines)
