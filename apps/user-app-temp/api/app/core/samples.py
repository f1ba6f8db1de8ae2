"""Files that the records of the demo hold where a file is required: a picture, a sound, a text."""

import io
import struct
import wave
import zlib
from collections.abc import Callable
from pathlib import Path

WIDTH, HEIGHT = 640, 400
TEXT = b"This file belongs to the demo. Replace it with one of your own.\n"


def picture() -> bytes:
    """A calm gradient, as PNG."""
    rows = b"".join(b"\x00" + bytes(_shade(x, y) for x in range(WIDTH)) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _shade(x: int, y: int) -> int:
    return 205 + (x * 20) // WIDTH + (y * 15) // HEIGHT


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def sound() -> bytes:
    """One second of silence, as WAV."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 8000)
    return out.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "sample.png": picture,
    "sample.wav": sound,
    "sample.txt": lambda: TEXT,
}


def write(folder: Path, names: set[str]) -> None:
    """Put the named files into the folder of uploads; those that are there stay."""
    for name in sorted(names & FILES.keys()):
        target = folder / name
        if not target.exists():
            folder.mkdir(parents=True, exist_ok=True)
            target.write_bytes(FILES[name]())
