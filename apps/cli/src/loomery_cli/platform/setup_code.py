"""The code that keeps strangers from owning a fresh platform: made where they could reach it, told on its console."""

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

from loomery_cli.platform.nearness import is_loopback

__all__ = ["SetupCodeFile", "reaches_others"]

_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""None that are read as another."""


def reaches_others(host: str, public_url: str) -> bool:
    """Whether somebody at another machine could come first: by the address listened on, or a proxy in front."""
    return not (is_loopback(host) and is_loopback(urlsplit(public_url).hostname or ""))


class SetupCodeFile:
    """Keeps the code as `setup-code` in the home, readable by its owner alone, until somebody has an account."""

    def __init__(self, home: Path) -> None:
        self._file = home / "setup-code"

    def get_or_make(self) -> SecretStr:
        """The code: twelve letters and digits in groups, the same after a restart."""
        if not self._file.exists():
            code = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part = self._file.with_name(f".setup-code-{os.getpid()}")
            part.unlink(missing_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as writing:
                writing.write(f"{code}\n")
            part.replace(self._file)
        return SecretStr(self._file.read_text(encoding="ascii").strip())

    def tell(self, code: SecretStr, url: str) -> None:
        """Say on the console what whoever sets the platform up needs."""
        print(
            f"Nobody has an account yet. Make the first one at {url} with this set-up code:\n\n"
            f"    {code.get_secret_value()}\n\nIt is kept in {self._file} until then.",
            file=sys.stderr,
            flush=True,
        )

    def forget(self) -> None:
        """Remove it: the platform has an owner."""
        self._file.unlink(missing_ok=True)
