"""Programs that run inside the sandbox, with the standard library alone, or what the application brings."""

import re
from pathlib import Path

__all__ = ["FAULT", "inside_script"]

FAULT = re.compile(r"^FAULT (?P<file>\S+) (?P<code>\S+) (?P<message>.*)$")
"""How these programs tell a finding, on a line of its own."""


def inside_script(name: str) -> Path:
    """The path of a program."""
    return Path(__file__).parent / f"{name}.py"
