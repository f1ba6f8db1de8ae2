"""The mail service: takes messages for people and sees to it that they leave."""

import asyncio
import random
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from loomery_email.delivery.loop import DeliveryLoop
from loomery_email.delivery.repository import Queue
from loomery_email.delivery.service import Delivery
from loomery_email.development.endpoints import outbox_routes, preview_routes
from loomery_email.development.previews import Previews
from loomery_email.development.repository import OutboxReader
from loomery_email.letters.composer import Composer
from loomery_email.messages.endpoints import message_routes, people_routes
from loomery_email.messages.people import PeopleService, Retention
from loomery_email.messages.repository import MessageRepository
from loomery_email.messages.service import MessageService
from loomery_email.pages import Pages
from loomery_email.scheduling import every
from loomery_email.settings import EmailSettings
from loomery_email.suppressions.endpoints import suppression_routes, unsubscribe_routes
from loomery_email.suppressions.links import UnsubscribeLinks
from loomery_email.suppressions.repository import SuppressionRepository
from loomery_email.suppressions.service import SuppressionService
from loomery_email.transports.chosen import chosen_transport
from loomery_email.transports.port import Transport
from loomery_shared.database import Database
from loomery_shared.ids import Clock, utc_now
from loomery_shared.migrating import migrate
from loomery_shared.web import service_app

__all__ = ["create_app", "deliver_round", "tidy"]

_STOPPING_SECONDS = 10.0
_TIDYING_SECONDS = 3600.0


def create_app(
    settings: EmailSettings, *, clock: Clock = utc_now, transport: Transport | None = None
) -> FastAPI:
    """The service as an application; while it runs (its lifespan) it also delivers.

    `transport` replaces the one that the settings name.
    """
    mail, token = settings.email, settings.service_token.get_secret_value()
    database = Database(settings.database, settings.home, "email")
    way_out = transport or chosen_transport(settings, database, clock)
    messages = MessageRepository(database)
    suppressions = SuppressionService(SuppressionRepository(database), clock)
    delivery = Delivery(
        Queue(database, mail.delivery),
        way_out,
        suppressions,
        mail.delivery,
        sender=mail.sender,
        clock=clock,
        jitter=random.SystemRandom().random,
    )
    loop = DeliveryLoop(delivery, mail.delivery.poll)
    retention = Retention(messages, mail.retention, clock)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await migrate(database, "loomery_email")
        tasks = []
        if mail.delivery.here:
            tasks = [
                asyncio.create_task(loop.run()),
                asyncio.create_task(every(_TIDYING_SECONDS, retention.tidy)),
            ]
        try:
            yield
        finally:
            loop.stop()
            if tasks:
                await asyncio.wait(tasks[:1], timeout=_STOPPING_SECONDS)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await way_out.close()
            await database.close()

    app = service_app(
        settings, service="email", title="Mail", prefix="/api/mail", lifespan=lifespan, ready=[database.ping]
    )
    app.state.delivery, app.state.retention = delivery, retention
    # Without a token nobody may ask for anything, but links must not be open to forgery either.
    links = UnsubscribeLinks(settings.public_url, token or secrets.token_hex())
    composer = Composer(mail, settings.public_url, links.link)
    pages = Pages()
    app.include_router(
        message_routes(MessageService(messages, composer, mail.delivery, clock, loop.wake), token)
    )
    app.include_router(people_routes(PeopleService(messages), token))
    app.include_router(suppression_routes(suppressions, token))
    app.include_router(unsubscribe_routes(suppressions, links, pages))
    if settings.development:
        app.include_router(outbox_routes(OutboxReader(database), pages))
        app.include_router(preview_routes(Previews(composer), pages))
    return app


async def deliver_round(app: FastAPI) -> int:
    """Try every message that is due, one batch; returns how many were tried."""
    tried: int = await app.state.delivery.round()
    return tried


async def tidy(app: FastAPI) -> None:
    """Forget what has been kept long enough, now."""
    await app.state.retention.tidy()
