"""A real server with the orchestrator's application, repositories on the disk, and the `git` of this machine."""

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

import httpx2
import uvicorn
from pydantic import SecretStr

from loomery_orchestrator.app import Neighbours, Orchestrator, create_app
from loomery_orchestrator.apps.repository import Application
from loomery_orchestrator.jobs.model import JobRecord
from loomery_orchestrator.settings import OrchestratorSettings
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import UnauthenticatedError
from loomery_shared.objects.making import make_objects
from loomery_shared.secret_store.making import make_secrets

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
FILES = {
    "README.md": "# Tiny\n",
    "loomery.json": "{}\n",
    "api/app/main.py": "ANSWER = 42\n",
    "web/src/größe.ts": 'export const size = "groß";\n',
}
SPEC = {"name": "Tiny", "slug": "tiny"}


@dataclass
class Git:
    """The command line of a person."""

    folder: Path

    def __call__(self, *arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        """Run a command; both streams as text. Never inside the loop that serves: see `aside`."""
        done = subprocess.run(
            ["git", "-c", "protocol.version=2", *arguments],
            cwd=self.folder,
            env=environment(self.folder),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert not check or done.returncode == 0, done.stderr
        return done

    async def aside(self, *arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        """The same, while the server goes on."""
        return await asyncio.to_thread(self, *arguments, check=check)

    def commit(self, message: str, files: dict[str, str | bytes]) -> str:
        """Write files and commit them; the commit."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        self("add", "--all", "--force")
        self("commit", "--quiet", "--allow-empty", "--message", message)
        return self("rev-parse", "HEAD").stdout.strip()


def environment(home: Path) -> dict[str, str]:
    """Of a person whose git has no settings of its own."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "/bin/false",
        "LC_ALL": "C.UTF-8",
        **{f"GIT_{role}_NAME": "Ada" for role in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{role}_EMAIL": "ada@example.com" for role in ("AUTHOR", "COMMITTER")},
    }


class Projects:
    """The repositories of a builder: folders, and a lock for each."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def project(self, tenant: str, app: str) -> Path:
        return self._home / "tenants" / tenant / "apps" / app / "project"

    @contextmanager
    def undisturbed(self, tenant: str, app: str) -> Iterator[None]:
        folder = self.project(tenant, app).parent
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("w") as lock:
            flock(lock, LOCK_EX)
            yield

    def publish(self, tenant: str, app: str, files: dict[str, str]) -> Path:
        """A project as the first green build leaves it."""
        project = self.project(tenant, app)
        project.mkdir(parents=True)
        git = Git(project)
        git("init", "--quiet", "--template=", "--initial-branch=main")
        git.commit("Build Tiny\n\nEntities: none", dict(files))
        git("update-ref", "refs/heads/loomery/pristine", "HEAD")
        git("tag", "build-1")
        return project


class Tokens:
    """Knows who shows which token, until one is revoked."""

    def __init__(self) -> None:
        self.known: dict[str, Principal] = {}

    def add(self, token: str, tenant: str, role: Role) -> None:
        self.known[token] = Principal(user=f"user_{token}", tenant=tenant, role=role)

    async def authenticate(self, token: str) -> Principal:
        if token not in self.known:
            raise UnauthenticatedError("This session or token is not valid.", hint="Sign in again.")
        return self.known[token]


@dataclass
class Place:
    """The running server and what is behind it."""

    url: str
    home: Path
    orchestrator: Orchestrator
    projects: Projects
    tokens: Tokens
    http: httpx2.AsyncClient
    desk: Path
    """Where people keep their clones."""
    _count: list[int] = field(default_factory=lambda: [0])

    def address(self, app: str = "app_1", token: str = "dev") -> str:
        """What a person gives to git."""
        return f"{self.url.replace('://', f'://ada:{token}@')}/git/{app}.git"

    async def clone(self, app: str = "app_1", token: str = "dev", *options: str) -> Git:
        """A clone of the application's repository."""
        self._count[0] += 1
        folder = self.desk / f"clone-{self._count[0]}"
        await Git(self.desk).aside("clone", "--quiet", *options, self.address(app, token), str(folder))
        return Git(folder)

    async def ask(self, where: str, token: str = "view", /, **values: Any) -> "httpx2.Response":
        """Ask the API."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return await self.http.get(where, headers=headers, params=values)

    async def post(
        self, service: str, content: Any, token: str = "dev", app: str = "app_1", **headers: str
    ) -> "httpx2.Response":
        """Ask like git does; `headers` have underscores for hyphens."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        kind = {"Content-Type": f"application/x-{service}-request"}
        return await self.http.post(
            f"/git/{app}.git/{service}", content=content, headers={**kind, **given}, auth=("ada", token)
        )

    async def jobs(self, app: str = "app_1") -> list[JobRecord]:
        """The builds that were begun."""
        page = await self.orchestrator.jobs.of_app("t1", app, "", 50)
        return page.items

    async def add_app(self, app: str, tenant: str = "t1") -> None:
        """An application in the database."""
        await self.orchestrator.apps.add(
            Application(
                id=app,
                tenant=tenant,
                name="Tiny",
                description="A tiny thing",
                spec=SPEC,
                created_by="user_dev",
                created_at=NOW,
                updated_at=NOW,
            )
        )


@asynccontextmanager
async def placed(home: Path, engine: Any = None, **settings: Any) -> AsyncIterator[Place]:
    """A server with two applications of one organisation, of which the first is published, and one of another.

    With an engine of their own none of them is published, and `projects` knows nothing of them.
    """
    made = OrchestratorSettings(
        home=home, service_token=SecretStr("token"), public_url="https://loomery.example", **settings
    )
    secrets = make_secrets(made)
    projects, tokens = Projects(home), Tokens()
    tokens.add("dev", "t1", Role.DEVELOPER)
    tokens.add("view", "t1", Role.VIEWER)
    tokens.add("other", "t2", Role.OWNER)
    unused: Any = None
    neighbours = Neighbours(
        engine=engine or projects,
        understander=unused,
        authenticator=tokens,
        people=unused,
        mailer=unused,
        events=unused,
        objects=await make_objects(made, secrets),
        runner=unused,
        secrets=secrets,
    )
    orchestrator = Orchestrator(made, neighbours)
    await orchestrator.start()
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(orchestrator, builds_here=False),
            port=0,
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=5,
        )
    )
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    async with httpx2.AsyncClient(base_url=url, timeout=60) as http:
        desk = home / "desk"
        desk.mkdir()
        place = Place(url, home, orchestrator, projects, tokens, http, desk)
        await place.add_app("app_1")
        await place.add_app("app_2")
        await place.add_app("app_3", "t2")
        if engine is None:
            projects.publish("t1", "app_1", FILES)
            projects.publish("t2", "app_3", FILES)
        try:
            yield place
        finally:
            server.should_exit = True
            await serving
            await orchestrator.close()
