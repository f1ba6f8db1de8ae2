"""Settings of building and running; built once by the command line."""

from loomery_shared.settings import ServiceSettings

__all__ = ["CodegenSettings"]


class CodegenSettings(ServiceSettings):
    """How builds are verified and applications run."""

    unsafe_no_sandbox: bool = False
    gate_workers: int = 3
    chromium: str = "/usr/bin/chromium"
