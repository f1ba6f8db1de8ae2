"""Whether a container does its work: asked over HTTP for `platform`, by its heartbeat for `worker`."""

import socket
import sys
import urllib.request
from pathlib import Path

import psycopg

READY = "http://127.0.0.1:8400/api/ready"
DATABASE = Path("/run/secrets/loomery_database__url")


def platform(url: str = READY) -> bool:
    """Whether the platform is ready for requests."""
    try:
        with urllib.request.urlopen(url, timeout=8) as answer:  # noqa: S310 - a fixed address of this container
            return bool(answer.status == 200)
    except OSError:
        return False


def worker(url: str, name: str) -> bool:
    """Whether the worker of this name was heard of within half a minute."""
    with psycopg.connect(url, connect_timeout=5) as connection:
        found = connection.execute(
            "select 1 from orchestrator.worker where id = %s and seen_at > now() - interval '30 seconds'",
            [name],
        )
        return found.fetchone() is not None


def main(role: str) -> int:
    """Exit code 0 when healthy."""
    if role == "worker":
        return 0 if worker(DATABASE.read_text(encoding="utf-8").strip(), socket.gethostname()) else 1
    return 0 if platform() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
