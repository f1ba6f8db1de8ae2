"""Packet lines, in which git speaks: four hexadecimal digits of length, then the content.

Source: gitprotocol-common(5) and, for side bands, gitprotocol-pack(5).
"""

from asyncio import IncompleteReadError, StreamReader
from collections.abc import AsyncIterator

from loomery_shared.errors import LoomeryError

__all__ = ["FATAL", "FLUSH", "PROGRESS", "packet", "packets", "said"]

FLUSH = b"0000"
PROGRESS, FATAL = 2, 3
"""Side bands whose text the person at the other end reads."""
_SHORT = 4
_MOST_TEXT = 900


def packet(content: bytes) -> bytes:
    """One packet."""
    return b"%04x" % (len(content) + _SHORT) + content


def said(text: str, band: int = PROGRESS) -> bytes:
    """Text for the person, as packets of a side band."""
    data = f"{text}\n".encode()
    pieces = [data[at : at + _MOST_TEXT] for at in range(0, len(data), _MOST_TEXT)]
    return b"".join(packet(bytes([band]) + piece) for piece in pieces)


async def packets(stream: StreamReader) -> AsyncIterator[bytes]:
    """Every packet as it came, special ones (such as FLUSH) as their four digits; raises LoomeryError for
    anything else."""
    while True:
        try:
            head = await stream.readexactly(_SHORT)
            size = int(head, 16)
            yield head + await stream.readexactly(size - _SHORT) if size >= _SHORT else head
        except IncompleteReadError as error:
            if error.partial:
                raise LoomeryError("git answered half a packet.") from error
            return
        except ValueError as error:
            raise LoomeryError("git answered something that is no packet.") from error
