"""Keeps the files that were made for a release, and hands out links to them."""

from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.schemas import GeneratedFile, PlaceName, PlaceOffer, ReleaseRecord
from loomery_shared.errors import NotFoundError, UsageError
from loomery_shared.objects.port import ObjectStore

__all__ = ["GeneratedFiles", "ReleasePlaces", "keep_in"]

_LINK_SECONDS = 900


class GeneratedFiles:
    """Files of releases in the store of artifacts; they go with their application."""

    def __init__(self, objects: ObjectStore, repository: ReleaseRepository) -> None:
        self._objects, self._repository = objects, repository

    async def link(self, tenant: str, app: str, release: str, name: str) -> str:
        """An address from which a file can be downloaded for a while; raises NotFoundError."""
        record = await self._repository.get(tenant, release)
        found = next((file for file in record.generated if file.name == name and record.app == app), None)
        if found is None:
            raise NotFoundError("There is no such file.")
        return await self._objects.link(found.key, _LINK_SECONDS, f"{record.slug}-{record.number}-{name}")


class ReleasePlaces:
    """Where applications run: what there is to choose from, and what was chosen."""

    def __init__(
        self, repository: ReleaseRepository, offers: tuple[PlaceOffer, ...], usual: PlaceName = "local"
    ) -> None:
        self._repository = repository
        self.offers, self.usual = offers, usual

    @property
    def available(self) -> tuple[PlaceName, ...]:
        """Where this platform can release to."""
        return tuple(offer.place for offer in self.offers if not offer.reason)

    async def of(self, tenant: str, app: str) -> tuple[str, bool]:
        """Where an application runs or will run, and whether that can still be chosen."""
        return await self._repository.place(tenant, app)

    async def choose(self, tenant: str, app: str, place: PlaceName) -> None:
        """Raises UsageError for a place that is not set up, ConflictError once the application was released."""
        if place not in self.available:
            raise UsageError(
                f"This platform does not release to {place}.", hint=f"Choose {' or '.join(self.available)}."
            )
        await self._repository.choose(tenant, app, place)


async def keep_in(objects: ObjectStore, release: ReleaseRecord, name: str, content: bytes) -> GeneratedFile:
    """Keep one file of a release."""
    key = f"tenants/{release.tenant}/apps/{release.app}/{release.id}/{name}"
    kind = "application/json" if name.endswith(".json") else "text/plain; charset=utf-8"
    stored = await objects.put(key, content, kind)
    return GeneratedFile(name=name, key=key, size=stored.size, sha256=stored.sha256)
