"""A process of the orchestrator for tests: `process.py HOME ROLE [BOUNDARY] [PORT]`.

ROLE is the worker's name; `main` hosts applications too, and answers at PORT, where a token names a tenant. At
BOUNDARY (`before:verify`, `after:publish`, …) the process kills itself, once: before a step begins, or when its
effect is there but nobody has written that down yet.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from pydantic import SecretStr

from apps.orchestrator.tests.building.small_engine import SmallEngine, reading
from loomery_cli.platform.signals import told_to_end
from loomery_codegen.hosting import SandboxedRunner
from loomery_codegen.sandbox.probe import probe
from loomery_email.app import create_app as create_email
from loomery_email.settings import EmailSettings
from loomery_orchestrator.app import Neighbours, Orchestrator, create_app
from loomery_orchestrator.building.steps import BuildSteps, Outcome
from loomery_orchestrator.building.worker import Worker
from loomery_orchestrator.settings import OrchestratorSettings
from loomery_shared.clients import MailClient, service_http
from loomery_shared.contracts.events import Event
from loomery_shared.contracts.people import KnownPerson, Member
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.lasting import settle
from loomery_shared.logs import configure_logs
from loomery_shared.objects.making import make_objects
from loomery_shared.secret_store.making import make_secrets
from loomery_shared.telemetry import Telemetry
from loomery_shared.web import VERSION

PYTHON = Path(sys.base_prefix).resolve() / "bin" / "python3"


class OnePerson:
    """Knows everybody, under one address each."""

    async def person(self, user: str) -> KnownPerson:
        return KnownPerson(
            id=user,
            email=f"{user}@example.com",
            name="Ann",
            locale="en",
            time_zone="UTC",
            verified=True,
            notifications={},
        )

    async def members(self, tenant: str) -> list[Member]:
        return []

    async def authenticate(self, token: str) -> Principal:
        if token == "broken":
            raise RuntimeError("cannot ask postgresql://loomery:tr0ub4dor@db/loomery")
        return Principal(user="u1", tenant=token, role=Role.OWNER, email="u1@example.com", verified=True)


class EventFile:
    """Appends events to a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def record(self, events: list[Event]) -> None:
        with self._path.open("a") as file:
            file.writelines(f"{event.name} {event.id}\n" for event in events)


def steps_that_die(home: Path, boundary: str) -> type[BuildSteps]:
    """Steps that kill the process at a boundary, once."""

    @contextmanager
    def around(step: str) -> Iterator[None]:
        for moment in ("before", "after"):
            if boundary == f"{moment}:{step}" and not (home / "killed").exists():
                if moment == "after":
                    yield
                (home / "killed").write_text(boundary)
                os.kill(os.getpid(), signal.SIGKILL)
        yield

    class Dying(BuildSteps):
        def take(self, step: str, job: str, tenant: str, trace: dict[str, str], fence: int) -> Outcome:
            with around(step):
                return super().take(step, job, tenant, trace, fence)

        def end(self, job: str, tenant: str, outcome: Outcome, trace: dict[str, str]) -> str:
            with around("notify"):
                return super().end(job, tenant, outcome, trace)

    return Dying


async def main(home: Path, role: str, boundary: str, port: int) -> None:
    configure_logs("INFO", service=role)
    telemetry = Telemetry(OrchestratorSettings(home=home).telemetry, role, VERSION)
    try:
        await serve(home, role, boundary, port)
    finally:
        await asyncio.to_thread(telemetry.close)


async def serve(home: Path, role: str, boundary: str, port: int) -> None:
    os.environ.setdefault("LOOMERY_BUILDS__HEARTBEAT", "0.5")
    os.environ.setdefault("LOOMERY_BUILDS__LEASE", "4")
    settings = OrchestratorSettings(home=home, service_token=SecretStr("token"))
    settings = settings.model_copy(
        update={
            "builds": settings.builds.model_copy(update={"worker": role, "first_wait": 0.1}),
            "quotas": settings.quotas.model_copy(update={"builds_per_hour": 0, "waiting_builds": 0}),
        }
    )
    email = create_email(
        EmailSettings(home=home, service_token=SecretStr("token"), database=settings.database)
    )
    secrets = make_secrets(settings)
    sandbox = probe().sandbox
    assert sandbox is not None
    person = OnePerson()
    orchestrator = Orchestrator(
        settings,
        Neighbours(
            engine=SmallEngine(home),
            understander=reading(home),
            authenticator=person,
            people=person,
            mailer=MailClient(service_http("http://beside", "token", email)),
            events=EventFile(home / "events"),
            objects=await make_objects(settings, secrets),
            runner=SandboxedRunner(
                sandbox,
                python=PYTHON,
                read_only=(Path(sys.base_prefix).resolve(),),
                records=home / "hosting" / "processes",
            ),
            secrets=secrets,
        ),
    )
    async with email.router.lifespan_context(email):
        await orchestrator.start()
        async with orchestrator.handing_over():
            worker = Worker(
                settings,
                orchestrator.ports(),
                orchestrator.registry,
                orchestrator.queue,
                make_steps=steps_that_die(home, boundary),
            )
            await worker.start()
            ended = asyncio.Event()
            with told_to_end(ended.set):
                print("ready", flush=True)
                await (ended.wait() if role != "main" else host(orchestrator, port, ended))
                await worker.stop(settings.builds.patience)


async def host(orchestrator: Orchestrator, port: int, ended: asyncio.Event) -> None:
    hosting = orchestrator.hosting()
    async with hosting.running():
        if not port:
            await ended.wait()
            return
        app = hosting.in_front_of(create_app(orchestrator, builds_here=False))
        options = uvicorn.Config(app, port=port, lifespan="off", log_config=None, access_log=False)
        settle()
        await uvicorn.Server(options).serve()


if __name__ == "__main__":
    home, role, boundary, port = (
        (*sys.argv[1:], "", "0")[:4] if len(sys.argv) == 3 else (*sys.argv[1:], "0")[:4]
    )
    asyncio.run(main(Path(home), role, boundary, int(port)))
