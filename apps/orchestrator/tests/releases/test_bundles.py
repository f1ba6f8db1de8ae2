"""Bundles are unpacked whole or not at all, and only below their folder."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from apps.orchestrator.tests.releases.hosting import zipped
from loomery_orchestrator.releases.errors import ReleaseFailedError
from loomery_orchestrator.releases.local.bundle import unpack


def unpacked(tmp_path: Path, content: bytes, **limits: int) -> Path:
    archive = tmp_path / "bundle.zip"
    archive.write_bytes(content)
    bounds = {"most_bytes": 10_000, "most_files": 10, **limits}
    unpack(archive, tmp_path / "out", **bounds)
    return tmp_path / "out"


def test_files_and_what_may_be_run(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        entry = zipfile.ZipInfo("tools/run")
        entry.external_attr = (stat.S_IFREG | 0o755) << 16
        file.writestr(entry, b"x")
        file.writestr("web/dist/index.html", b"y")
    folder = unpacked(tmp_path, out.getvalue())
    assert (folder / "tools/run").stat().st_mode & 0o111
    assert not (folder / "web/dist/index.html").stat().st_mode & 0o111


def link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        entry = zipfile.ZipInfo("link")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(entry, b"/etc/passwd")
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("zeros", b"\0" * 1_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        zipped({"a/../../b": b""}),
        zipped({"/b": b""}),
        zipped({"a\\..\\b": b""}),
        zipped({f"{number}": b"" for number in range(11)}),
        link(),
        bomb(),
        b"PK",
        b"",
        zipped({"a": b"x"})[:-30],
    ],
    ids=["up", "absolute", "backslash", "many", "link", "bomb", "short", "empty", "cut"],
)
def test_what_is_unsafe_leaves_nothing(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ReleaseFailedError):
        unpacked(tmp_path, content)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bundle.zip"]
