"""The Compose file of one application: one container with as little as it needs, and a network of its own.

The structure follows the Compose Specification; only the parts that are used here are known here, and everything
else is refused, so that a file that was changed by hand is not taken for ours.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from loomery_shared.contracts.running import RunLimits

__all__ = ["ComposeFile", "compose_file"]

_USER = "10001:10001"
_PORT = 8000
_HEALTH = (
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/api/health', timeout=3).read()"
)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Build(_Part):
    """Where the image is made from."""

    context: str
    dockerfile: str = "Dockerfile"


class Healthcheck(_Part):
    """How the container says that it is well."""

    test: list[str]
    interval: str = "10s"
    timeout: str = "5s"
    retries: int = 3
    start_period: str = "30s"


class Limits(_Part):
    """Bounds of a container."""

    cpus: str
    memory: str
    pids: int


class Resources(_Part):
    """See the Compose Specification, deploy."""

    limits: Limits


class Deploy(_Part):
    """See the Compose Specification, deploy."""

    resources: Resources


class Service(_Part):
    """A container that may do little: no capabilities, no new privileges, nothing to write but its data."""

    build: Build
    image: str = Field(pattern=r"^[a-z0-9][a-z0-9/._-]*:[\w][\w.-]{0,127}$")
    user: str = _USER
    restart: Literal["unless-stopped"] = "unless-stopped"
    init: bool = True
    read_only: Literal[True] = True
    cap_drop: list[Literal["ALL"]] = ["ALL"]
    security_opt: list[Literal["no-new-privileges:true"]] = ["no-new-privileges:true"]
    tmpfs: list[str] = ["/tmp:size=64m,mode=1777,noexec,nosuid"]  # noqa: S108 - inside the container
    environment: dict[str, str]
    env_file: list[str]
    volumes: list[str]
    networks: dict[str, dict[str, list[str]]]
    expose: list[str] = [str(_PORT)]
    healthcheck: Healthcheck
    deploy: Deploy
    labels: dict[str, str]


class Network(_Part):
    """A network; an internal one leads nowhere outside."""

    internal: bool
    name: str


class Volume(_Part):
    """Where data are kept."""

    name: str


class ComposeFile(_Part):
    """The whole file."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    services: dict[str, Service]
    networks: dict[str, Network]
    volumes: dict[str, Volume]

    def text(self) -> str:
        """As YAML: every JSON document is one."""
        return self.model_dump_json(indent=2) + "\n"


def compose_file(app: str, slug: str, release: str, limits: RunLimits) -> ComposeFile:
    """The file for a release whose bundle lies in `project` beside it and whose secrets are in `secrets.env`.

    The container is reached as `<slug>:8000` in the network `loomery-<slug>`, which leads nowhere else.
    """
    named: dict[str, Any] = {"name": f"loomery-{slug}"}
    service = Service(
        build=Build(context="./project"),
        image=f"loomery/{slug}:{release}",
        environment={
            "APP_DATABASE_URL": "sqlite:////data/app.db",
            "APP_UPLOADS": "/data/uploads",
            "APP_SECURE_COOKIES": "1",
        },
        env_file=["./secrets.env"],
        volumes=["data:/data"],
        networks={"front": {"aliases": [slug]}},
        healthcheck=Healthcheck(test=["CMD", "python", "-c", _HEALTH]),
        deploy=Deploy(
            resources=Resources(
                limits=Limits(cpus=f"{limits.cores:g}", memory=f"{limits.memory}M", pids=limits.processes)
            )
        ),
        labels={"loomery.app": app, "loomery.release": release},
    )
    return ComposeFile(
        **named,
        services={"app": service},
        networks={"front": Network(internal=True, **named)},
        volumes={"data": Volume(name=f"loomery-{slug}-data")},
    )
