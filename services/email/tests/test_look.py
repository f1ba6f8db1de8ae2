"""A letter as a browser draws it."""

import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from loomery_email.letters.composer import Composer
from loomery_email.letters.samples import SAMPLES
from loomery_email.settings import MailSettings
from tests.servers import missing

HEIGHT = 900


def rows_of(png: bytes, width: int) -> list[bytes]:
    """The rows of a picture as stored, each with its filter (PNG specification, 9)."""
    packed, place = b"", 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        if png[place + 4 : place + 8] == b"IDAT":
            packed += png[place + 8 : place + 8 + length]
        place += length + 12
    plain = zlib.decompress(packed)
    step = len(plain) // HEIGHT
    assert step in (width * 3 + 1, width * 4 + 1)
    return [plain[start : start + step] for start in range(0, len(plain), step)]


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 900])
def test_a_letter_can_be_seen(tmp_path: Path, width: int) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        missing("Chromium is not installed")
    composer = Composer(
        MailSettings(), "https://loomery.example", lambda _to, _scope: "https://loomery.example/off"
    )
    page, picture = tmp_path / "letter.html", tmp_path / "letter.png"
    page.write_text(composer.letter("build_failed", "de", SAMPLES["build_failed"], "ada@example.org").html)
    command = [
        chromium,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={tmp_path / 'profile'}",
        f"--window-size={width},{HEIGHT}",
        f"--screenshot={picture}",
        page.as_uri(),
    ]
    subprocess.run(command, check=True, timeout=300, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    rows = rows_of(picture.read_bytes(), width)
    assert len(rows) == HEIGHT
    assert len(set(rows)) > 100, "a blank page has one kind of row, an unstyled one few"
