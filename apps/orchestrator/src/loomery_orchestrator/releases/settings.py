"""Settings of hosting and of the proxy in front of applications."""

from typing import Self
from urllib.parse import urlsplit

from pydantic import Field

from loomery_orchestrator.releases.schemas import PlaceName
from loomery_shared.contracts.running import RunLimits
from loomery_shared.settings import Group

__all__ = ["HostingSettings", "ProxySettings"]


class HostingSettings(Group):
    """How applications are run. Times in seconds."""

    place: PlaceName = "local"
    """Where applications run unless somebody says otherwise for one: local, containers, or aws."""
    compose: tuple[str, ...] = ("docker", "compose")
    """The command that brings containers up; none: files are made, and an operator does it."""
    limits: RunLimits = RunLimits()
    """Bounds of every application."""
    secure_cookies: bool = False
    """Set when people reach applications over HTTPS only."""
    memory: int = 4096
    """MiB that all running applications may hold together; beyond, the least recently used is put to sleep."""
    sleep_after: float = 900.0
    """Without a request for so long, an application is stopped until the next one."""
    start_within: float = 60.0
    """An application must answer so soon after its start."""
    drain_within: float = 20.0
    """How long a release waits for requests that the version before is still answering."""
    health_every: float = 10.0
    """How often a running application is asked for its health."""
    health_failures: int = 3
    """So many failed checks in a row, and it is started again."""
    restart_after: float = 0.5
    """The pause before an application that died is started again; doubled each time."""
    restart_at_most: float = 60.0
    """The longest such pause."""
    open_after: int = 5
    """So many deaths within `open_window`, and it is left alone for `open_for`, then tried once."""
    open_window: float = 300.0
    """See `open_after`."""
    open_for: float = 120.0
    """See `open_after`."""
    keep: int = Field(default=5, ge=1)
    """Releases and copies of data that are kept for going back."""
    bundle_size: int = 500
    """MiB that an unpacked bundle may take."""
    bundle_files: int = 20_000
    """Files that a bundle may hold."""
    poll_every: float = 1.0
    """How often the database is asked for work that another process ordered."""
    at_once: int = 2
    """Releases that are worked on at the same time."""


class ProxySettings(Group):
    """Limits of requests to applications. Times in seconds."""

    base_host: str = "localhost"
    """Applications answer at `<slug>.<base host>`."""
    max_body: int = 110_000_000
    """Bytes that a request may carry."""
    max_headers: int = 32_768
    """Bytes that the headers of a request may take."""
    concurrency: int = 100
    """Requests to one application that are worked on at once."""
    hold: float = 45.0
    """How long a request waits for an application that is waking up or changing."""
    answer_within: float = 60.0
    """How long an application may take until its answer begins."""
    silence: float = 300.0
    """How long a begun answer may say nothing before it is cut; a stream of events may be silent for longer."""
    platform_cookies: tuple[str, ...] = ("loomery_refresh",)
    """Cookies of the platform itself, which no application may see."""
    framed_by: str = ""
    """Origin whose pages may show applications in a frame, besides their own. Empty: the platform's own address."""
    flush_every: float = 60.0
    """How often the counts of requests are told."""

    def for_portal_at(self, public_url: str) -> Self:
        """The same; pages at that address may show applications in a frame, unless others were named."""
        parts = urlsplit(public_url)
        return self.model_copy(update={"framed_by": self.framed_by or f"{parts.scheme}://{parts.netloc}"})
