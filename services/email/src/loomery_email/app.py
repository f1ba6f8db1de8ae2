"""The mail service: takes messages for people and sees to it that they leave."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from loomery_email.delivery.loop import DeliveryLoop
from loomery_email.delivery.repository import Queue
from loomery_email.delivery.service import Delivery
from loomery_email.development.endpoints import development_routes
from loomery_email.development.repository import OutboxReader
from loomery_email.letters.composer import Composer
from loomery_email.messages.endpoints import message_routes
from loomery_email.messages.repository import MessageRepository
from loomery_email.messages.service import MessageService
from loomery_email.settings import EmailSettings
from loomery_email.transports.outbox import OutboxTransport
from loomery_email.transports.port import Transport
from loomery_shared.database import Database
from loomery_shared.ids import Clock, utc_now
from loomery_shared.migrating import migrate
from loomery_shared.web import service_app

__all__ = ["create_app", "deliver_round"]

_STOPPING_SECONDS = 10.0


def create_app(
    settings: EmailSettings, *, clock: Clock = utc_now, transport: Transport | None = None
) -> FastAPI:
    """The service as an application; while it runs (its lifespan) it also delivers.

    `transport` replaces the one that the settings name.
    """
    database = Database(settings.database, settings.home, "email")
    way_out = transport or OutboxTransport(database, clock)
    queue = Queue(database, settings.email.delivery)
    delivery = Delivery(
        queue, way_out, settings.email.delivery, settings.email.sender, clock, random.SystemRandom().random
    )
    loop = DeliveryLoop(delivery, settings.email.delivery.poll)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await migrate(database, "loomery_email")
        running = asyncio.create_task(loop.run())
        try:
            yield
        finally:
            loop.stop()
            await asyncio.wait([running], timeout=_STOPPING_SECONDS)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await way_out.close()
            await database.close()

    app = service_app(
        settings, service="email", title="Mail", prefix="/api/mail", lifespan=lifespan, ready=[database.ping]
    )
    app.state.delivery = delivery
    token = settings.service_token.get_secret_value()
    composer = Composer(settings.email, settings.public_url, lambda _to: settings.public_url)
    service = MessageService(MessageRepository(database), composer, settings.email.delivery, clock, loop.wake)
    app.include_router(message_routes(service, token))
    if settings.development:
        app.include_router(development_routes(OutboxReader(database)))
    return app


async def deliver_round(app: FastAPI) -> int:
    """Try every message that is due, one batch; returns how many were tried."""
    tried: int = await app.state.delivery.round()
    return tried
