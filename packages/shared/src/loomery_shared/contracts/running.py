"""What the orchestrator asks of whoever runs applications: processes within limits, reached by a Unix socket."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, SecretStr

__all__ = ["AppRunner", "Heard", "RunLimits", "RunOrder", "RunningProcess", "Usage"]

Heard: TypeAlias = Callable[[bytes], None]
"""Takes what a process prints, as it does, in pieces of any length; called from a thread, and must not take long."""


class RunLimits(BaseModel):
    """Bounds of one application: everything that it starts counts. Sizes in MiB."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    memory: int = Field(default=512, ge=32)
    processes: int = Field(default=64, ge=4)
    disk: int = Field(default=1024, ge=1)
    """What it may add to its data while it runs."""
    cores: float = Field(default=1.0, gt=0)
    """Processors it may keep busy, where the machine can bound that."""


class RunOrder(BaseModel):
    """One process of an application. Paths are absolute; nothing else of the machine is to be seen from inside."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    app: str
    project: Path
    """The unpacked bundle; read-only."""
    data: Path
    """Where its database and files are kept; made when it is not there."""
    socket: Path
    """Where it listens, in a folder of its own."""
    secret: SecretStr
    """The application's key."""
    env: Mapping[str, SecretStr] = {}
    """What its owner gave it: names and values."""
    demo: bool = False
    """Whether an empty database is filled with believable records."""
    secure_cookies: bool = False
    """Whether people reach it over HTTPS only."""
    gateway: Path | None = None
    """A Unix socket with an HTTP proxy that leads outside; without it nothing can be called."""
    limits: RunLimits = RunLimits()


class Usage(BaseModel):
    """What a process holds at this moment; `memory` in bytes."""

    model_config = ConfigDict(frozen=True)

    memory: int = 0
    processes: int = 0


class RunningProcess(Protocol):
    """A process that was started; whether it answers is for the caller to find out."""

    @property
    def alive(self) -> bool:
        """Whether it runs."""

    async def wait(self) -> str:
        """Wait for its end; why it ended, in words."""

    async def stop(self) -> None:
        """End it and everything it started; safe to call again."""

    def output(self) -> str:
        """What it has printed so far, cut in the middle when long."""

    def usage(self) -> Usage:
        """What it holds at this moment."""


class AppRunner(Protocol):
    """Starts applications. What it started never outlives the process that asked for it for long."""

    async def prepare(self, project: Path) -> None:
        """Make an unpacked project start quickly; leaves it as it is when there is nothing to do."""

    async def copy_database(self, data: Path, target: Path) -> None:
        """Copy `data/app.db` as of one moment to `target/app.db`, also while the application writes.

        Contained like the application itself: what lies in its folder is not to be trusted. Raises a LoomeryError.
        """

    async def look(self, data: Path, question: Mapping[str, Any]) -> dict[str, Any]:
        """Ask `data/app.db` a question, read-only, also while the application writes; plain JSON both ways.

        Questions are `{"ask": "tables"}`, and `{"ask": "rows", "table", "offset", "limit", "sort",
        "descending", "text", "masked"}` where `masked` is a regular expression for names of columns that are
        not shown. An answer has `tables: [{name, rows}]`, or `columns: [{name, type, masked}]`, `rows` and
        `total`, or `fault`: `no_table` or `no_column`. Contained like the application itself. Raises a LoomeryError.
        """

    async def demo_accounts(self, data: Path, order: Mapping[str, Any]) -> dict[str, Any]:
        """List the accounts in `data/app.db` whose password is `order["password"]`, or remove them.

        Listed are `accounts: [{email, name, role}]` (the first hundred), their `total`, and the roles of all
        `others` who can sign in. With `remove` it answers how many were `removed`, and how many only `locked` because
        records name them; `keep: {account, email, name, password}` makes one of them somebody's own. The fault may
        be `no_account` or `taken`. Contained like the application itself. Raises a LoomeryError.
        """

    async def start(self, order: RunOrder, heard: Heard | None = None) -> RunningProcess:
        """Start one; `heard` takes what it prints. Raises a LoomeryError when it cannot be contained or started."""

    async def sweep(self) -> int:
        """End what a runner before this one left running, which can happen when it was killed; how many."""

    async def close(self) -> None:
        """End everything that still runs."""
