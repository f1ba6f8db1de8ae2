"""Decisions about descriptions and specifications: who may ask, how often, and what is live."""

import asyncio

from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.settings import UnderstandingSettings
from loomery_orchestrator.understanding.live import LiveData
from loomery_orchestrator.understanding.newest import Newest
from loomery_orchestrator.understanding.schemas import BriefIn, ChangesIn, CheckIn, DescriptionIn, DiffIn
from loomery_shared.contracts.preview_values import Preview, PreviewOrder
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.contracts.understanding import Understander
from loomery_shared.contracts.understanding_values import Brief, Checked, Understood, WordedChange
from loomery_shared.rates import Rate

__all__ = ["UnderstandingService"]


class UnderstandingService:
    """Reads and compares for people; changes nothing."""

    def __init__(
        self, understander: Understander, apps: AppRepository, live: LiveData, settings: UnderstandingSettings
    ) -> None:
        self._understander = understander
        self._apps = apps
        self._live = live
        self._typing = Newest(settings.at_once)
        self._reading = Newest(settings.at_once)
        self._while_typing = Rate(settings.while_typing, "You ask too much at once.")
        self._whole = Rate(settings.whole, "You ask too much at once.")

    async def understand(self, who: Principal, body: DescriptionIn) -> Understood:
        """A description, read as a build would read it."""
        who.require(Role.DEVELOPER)
        await self._whole.take(who.user)
        return await self._reading.of(
            who.user, lambda: self._understander.understand(body.description, body.name or "")
        )

    async def brief(self, who: Principal, body: BriefIn) -> Brief:
        """What is recognised at a glance; raises SupersededError when the person typed on."""
        who.require(Role.DEVELOPER)
        await self._while_typing.take(who.user)
        return await self._typing.of(who.user, lambda: self._understander.brief(body.description))

    async def check(self, who: Principal, body: CheckIn) -> Checked:
        """All faults of a specification."""
        await self._while_typing.take(who.user)
        return await asyncio.to_thread(self._understander.check, body.spec, body.operations, mend=body.mend)

    async def compare(self, who: Principal, body: DiffIn) -> list[WordedChange]:
        """What differs between two specifications."""
        await self._while_typing.take(who.user)
        return await asyncio.to_thread(self._understander.compare, body.before, body.after)

    async def changes(self, who: Principal, app: str, body: ChangesIn) -> Preview:
        """What would change if this were built, counted in the live data."""
        who.require(Role.DEVELOPER)
        found = await self._apps.get(who.tenant, app)
        await self._whole.take(who.user)
        order = PreviewOrder(
            tenant=who.tenant,
            app=app,
            name=found.name,
            description=body.description or "",
            spec=body.spec,
        )
        made = await self._reading.of(who.user, lambda: self._understander.preview(order))
        return made.model_copy(update={"migration": await self._live.counted(app, made.migration)})
