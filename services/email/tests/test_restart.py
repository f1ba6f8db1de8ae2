"""A process is killed while it sends; the next one goes on."""

import json
import signal
import subprocess
import sys
from typing import Any

import pytest

from loomery_email.settings import EmailSettings
from tests.receivers import SmtpServer

from .conftest import MovingClock, Serve

KILLED = """
import asyncio, os, signal, sys
from datetime import datetime
from pathlib import Path
from pydantic import SecretStr
from loomery_email.app import create_app, deliver_round
from loomery_email.settings import EmailSettings
from loomery_email.transports.chosen import chosen_transport
from loomery_shared.database import Database
from loomery_shared.ids import utc_now

settings = EmailSettings.model_validate_json(sys.argv[1])
now = datetime.fromisoformat(sys.argv[2])
real = chosen_transport(settings, Database(settings.database, settings.home, "email"), lambda: now)

class Dying:
    name = real.name
    async def deliver(self, message):
        if sys.argv[3] == "after":
            await real.deliver(message)
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(deliver_round(create_app(settings, clock=lambda: now, transport=Dying())))
"""


def killed_while_sending(settings: EmailSettings, now: str, when: str) -> None:
    plain = settings.model_dump(mode="json")
    plain["database"]["url"] = settings.database.url.get_secret_value()
    done = subprocess.run([sys.executable, "-c", KILLED, json.dumps(plain), now, when], timeout=300)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("when", "arrivals"), [("before", 1), ("after", 2)])
async def test_a_mail_server_gets_it_at_least_once(
    serve: Serve,
    settings: EmailSettings,
    by_smtp: dict[str, Any],
    smtp_server: SmtpServer,
    clock: MovingClock,
    when: str,
    arrivals: int,
) -> None:
    async with serve(**by_smtp) as service:
        await service.send()
        mail = settings.email.model_copy(update=by_smtp)
        killed_while_sending(settings.model_copy(update={"email": mail}), clock().isoformat(), when)
        assert (await service.state())["state"] == "sending"
        assert await service.round() == 0, "the dead process still holds it"
        clock.move(seconds=settings.email.delivery.lease)
        assert await service.round() == 1
        assert (await service.state())["state"] == "sent"
        assert await service.round() == 0
    assert len(smtp_server.messages) == arrivals
    assert len({received.message["Message-ID"] for received in smtp_server.messages}) == 1
    assert len({received.message.as_bytes() for received in smtp_server.messages}) == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_the_outbox_keeps_it_once(serve: Serve, settings: EmailSettings, clock: MovingClock) -> None:
    async with serve() as service:
        await service.send()
        killed_while_sending(settings, clock().isoformat(), "after")
        clock.move(seconds=settings.email.delivery.lease)
        assert await service.round() == 1
        (message,) = await service.outbox()
        assert (message["state"], message["subject"]) == ("sent", "Confirm your e-mail address")
