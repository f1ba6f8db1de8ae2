"""This machine: its port, its disk, its clock."""

import os
import shutil
import socket
import sqlite3
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from loomery_cli.findings import Finding
from loomery_shared.web import VERSION

__all__ = ["machine_findings"]

_ELSEWHERE = frozenset({"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "ceph", "glusterfs", "lustre"})
_ENOUGH = 5_000_000_000
_LEAST = 500_000_000
_BORN = 2026


def machine_findings(home: Path, public_url: str, port: int) -> Iterator[Finding]:
    """Look at this machine; makes nothing that stays."""
    yield Finding("loomery", "ok", f"{VERSION}, SQLite {sqlite3.sqlite_version}")
    yield _port(port)
    yield _home(home)
    yield _space(home)
    yield _clock()
    yield _address(public_url)


def _port(port: int) -> Finding:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if _answers(port):
                return Finding("port", "ok", f"{port}: the platform answers here")
            remedy = f"loomery up --port {port + 1}, or: ss -ltnp 'sport = :{port}' shows who has it"
            return Finding("port", "missing", f"{port} cannot be used: {error.strerror}", remedy)
    return Finding("port", "ok", f"{port} is free")


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=3) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError, ValueError):
        return False


def existing(path: Path) -> Path:
    """The path itself, or the nearest folder above it that there is."""
    return next(folder for folder in (path, *path.parents) if folder.exists())


def _home(home: Path) -> Finding:
    folder = existing(home)
    try:
        with tempfile.NamedTemporaryFile(dir=folder):
            pass
    except OSError as error:
        remedy = f"sudo chown -R {os.getuid()} {folder}, or set LOOMERY_HOME"
        return Finding("home", "missing", f"{home} cannot be written: {error.strerror}", remedy)
    kind = _file_system(folder)
    if kind in _ELSEWHERE:
        return Finding(
            "home",
            "missing",
            f"{home} is on a network ({kind}), where SQLite and locks are not safe",
            "Set LOOMERY_HOME to a local disk",
        )
    return Finding("home", "ok", f"{home} ({kind or 'local disk'})")


def _file_system(folder: Path) -> str:
    """The kind of file system that holds a folder; empty when the machine does not tell."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    mounts = [(parts[1].replace("\\040", " "), parts[2]) for parts in map(str.split, lines)]
    holding = [found for found in mounts if folder.resolve().is_relative_to(found[0])]
    return max(holding, key=lambda found: len(found[0]), default=("", ""))[1]


def _space(home: Path) -> Finding:
    free = shutil.disk_usage(existing(home)).free
    words, remedy = (
        f"{free / 1e9:.1f} GB free",
        "loomery apps shows what is there; a backup can live elsewhere",
    )
    if free < _LEAST:
        return Finding("space", "missing", words, remedy)
    return Finding("space", "ok", words) if free >= _ENOUGH else Finding("space", "optional", words, remedy)


def _clock() -> Finding:
    now = datetime.now(UTC)
    words = f"{now:%Y-%m-%d %H:%M:%S} UTC"
    if now.year < _BORN:
        return Finding("clock", "missing", words, "sudo timedatectl set-ntp true")
    return Finding("clock", "ok", words)


def _address(public_url: str) -> Finding:
    parts = urlsplit(public_url)
    local = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if parts.scheme != "https" and not local:
        detail = f"{public_url}: passwords would travel in the clear"
        return Finding(
            "address", "missing", detail, "Put TLS in front (docs/operate.md) and set LOOMERY_PUBLIC_URL"
        )
    if local:
        detail = f"{public_url}: reached from this machine only"
        return Finding("address", "optional", detail, "Set LOOMERY_PUBLIC_URL to the address that people use")
    return Finding("address", "ok", public_url)
