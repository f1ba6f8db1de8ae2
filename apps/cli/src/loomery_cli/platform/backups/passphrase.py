"""Seals a stream by a passphrase, in pieces, so that a backup of any size can be written and read in one go.

The key comes from the passphrase by scrypt (RFC 7914). Pieces are sealed by AES-256-GCM, each under its number and
whether it is the last (STREAM; Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption, 2015): none can
be changed, swapped, repeated or cut off. The file is `magic, salt, (length of piece, piece)…`.
"""

import io
import os
import struct
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from pydantic import SecretStr

from loomery_cli.platform.backups.errors import DamagedBackupError, WrongPassphraseError
from loomery_shared.errors import UsageError

__all__ = ["MAGIC", "SealedReader", "SealedWriter", "read_passphrase"]

MAGIC = b"LOOMERY-SEALED-1\n"
_SALT = 16
_TAG = 16
_PIECE = 1 << 20
_COST = 1 << 17
_SHORTEST = 12


def read_passphrase(file: Path) -> SecretStr:
    """The first line of a file; raises UsageError when it cannot be read or is short."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"The passphrase cannot be read from {file}.") from None
    if not lines or len(lines[0]) < _SHORTEST:
        raise UsageError(f"A passphrase has at least {_SHORTEST} characters, on the first line.")
    return SecretStr(lines[0])


def _cipher(passphrase: SecretStr, salt: bytes) -> AESGCM:
    derivation = Scrypt(salt=salt, length=32, n=_COST, r=8, p=1)
    return AESGCM(derivation.derive(passphrase.get_secret_value().encode()))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class SealedWriter(io.RawIOBase):
    """Takes bytes and writes them sealed; `finish` writes the last piece."""

    def __init__(self, target: BinaryIO, passphrase: SecretStr) -> None:
        salt = os.urandom(_SALT)
        self._target = target
        self._cipher = _cipher(passphrase, salt)
        self._waiting = bytearray()
        self._number = 0
        target.write(MAGIC + salt)

    def writable(self) -> bool:
        """It is for writing."""
        return True

    def write(self, data: object) -> int:
        """Take bytes."""
        taken = memoryview(data)  # type: ignore[arg-type]
        self._waiting += taken
        while len(self._waiting) > _PIECE:
            self._seal(bytes(self._waiting[:_PIECE]), last=False)
            del self._waiting[:_PIECE]
        return taken.nbytes

    def finish(self) -> None:
        """Write the last piece; nothing may be written afterwards."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, piece: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), piece, MAGIC)
        self._target.write(struct.pack(">I", len(sealed)) + sealed)
        self._number += 1


class SealedReader(io.RawIOBase):
    """Reads what `SealedWriter` wrote; raises WrongPassphraseError at the first piece, DamagedBackupError later."""

    def __init__(self, source: BinaryIO, passphrase: SecretStr) -> None:
        if source.read(len(MAGIC)) != MAGIC:
            raise DamagedBackupError("This is no sealed backup.")
        self._source = source
        self._cipher = _cipher(passphrase, source.read(_SALT).ljust(_SALT, b"\0"))
        self._opened = memoryview(b"")
        self._number = 0
        self._ended = False

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer with what was sealed."""
        target = memoryview(buffer)  # type: ignore[arg-type]
        while not self._opened and not self._ended:
            self._opened = memoryview(self._next())
        count = min(len(target), len(self._opened))
        target[:count] = self._opened[:count]
        self._opened = self._opened[count:]
        return count

    def _next(self) -> bytes:
        head = self._source.read(4)
        size = struct.unpack(">I", head)[0] if len(head) == 4 else 0
        if not _TAG <= size <= _PIECE + _TAG:
            raise DamagedBackupError("The backup ends too early, or was changed.")
        sealed = self._source.read(size)
        for last in (False, True):
            try:
                piece = self._cipher.decrypt(_nonce(self._number, last=last), sealed, MAGIC)
            except InvalidTag:
                continue
            self._number += 1
            self._ended = last
            if last and self._source.read(1):
                raise DamagedBackupError("The backup has something behind its end.")
            return piece
        if self._number:
            raise DamagedBackupError("The backup was changed since it was made.")
        raise WrongPassphraseError("The passphrase is another one, or the backup was changed.")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the source open: it belongs to who opened it."""
