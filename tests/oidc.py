"""A provider of OpenID Connect on this machine, as Google is one, for those who sign in with it."""

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from tests.servers import free_port, missing, node, surely, wait_for_port

__all__ = ["CLIENT", "SECRET", "Provider", "running_provider"]

FOLDER = Path(__file__).parents[1] / "apps" / "api-auth" / "tests" / "oidc"
CLIENT, SECRET = "loomery", "secret-of-the-client"


@dataclass
class Provider:
    """Where it is, and whom it signs in."""

    issuer: str

    def knows(self, sub: str, **claims: object) -> None:
        """From now on it signs this person in."""
        told = httpx2.post(f"{self.issuer}/person", json={"sub": sub, **claims}, timeout=60)
        told.raise_for_status()


def installed() -> Path:
    """The provider's program with its packages, as the lock file says; kept for the next time."""
    program = node()
    lock = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()[:16]
    place = Path(__file__).parents[1] / ".loomery" / "tests" / f"oidc-{lock}"
    place.mkdir(parents=True, exist_ok=True)
    with (place / "lock").open("w") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        if not (place / "complete").exists():
            for name in ("package.json", "package-lock.json"):
                shutil.copy(FOLDER / name, place)
            npm = program.parents[1] / "lib/node_modules/npm/bin/npm-cli.js"
            command = [program, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            done = subprocess.run(command, cwd=place, capture_output=True, text=True, timeout=300)
            if done.returncode:
                missing("The packages of the provider cannot be fetched (npm ci); is this machine offline?")
            (place / "complete").touch()
        # Another process of tests may be starting it just now: it finds the whole file, whichever.
        shutil.copy(FOLDER / "provider.mjs", place / "next.mjs")
        (place / "next.mjs").replace(place / "provider.mjs")
    return place


@contextmanager
def running_provider(callback: str) -> Iterator[Provider]:
    """One that sends browsers back to this address."""
    place, port = installed(), free_port()
    command = [node(), place / "provider.mjs", str(port), CLIENT, SECRET, callback]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with (
        subprocess.Popen(command, env={"PATH": os.environ["PATH"]}, **quiet) as process,
        surely(process.kill),
    ):
        wait_for_port(port, process)
        yield Provider(f"http://127.0.0.1:{port}")
