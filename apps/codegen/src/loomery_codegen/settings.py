"""Settings of building and running; built once by the command line."""

from loomery_shared.settings import ServiceSettings

__all__ = ["CodegenSettings"]


class CodegenSettings(ServiceSettings):
    """How builds are verified and applications run."""

    unsafe_no_sandbox: bool = False
    """Run generated code unprotected. Only for code that you trust."""
    gate_workers: int = 3
    """How many checks run side by side."""
    chromium: str = "/usr/bin/chromium"
    """The browser that drives the flows of generated applications."""
