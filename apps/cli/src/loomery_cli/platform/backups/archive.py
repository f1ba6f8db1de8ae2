"""The file of a backup: a tar archive, compressed, and sealed when a passphrase is given."""

import gzip
import hashlib
import io
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from pydantic import BaseModel, SecretStr, ValidationError

from loomery_cli.platform.backups.errors import DamagedBackupError, WrongPassphraseError
from loomery_cli.platform.backups.manifest import ABOUT, MANIFEST, About, Manifest, Part
from loomery_cli.platform.backups.passphrase import MAGIC, SealedReader, SealedWriter

__all__ = ["BackupWriter", "extract", "reading", "writing"]

_SPOOL = 8 << 20
_CHUNK = 1 << 20
_BROKEN = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, ValidationError, ValueError)


@dataclass
class BackupWriter:
    """Adds entries; remembers size and digest of each."""

    tar: tarfile.TarFile
    scratch: Path
    parts: list[Part] = field(default_factory=list)

    def add(self, name: str, content: BinaryIO, mode: int = 0o600) -> None:
        """Add what is left to read. It may still grow or shrink: what was read first is what counts."""
        with tempfile.SpooledTemporaryFile(max_size=_SPOOL, dir=str(self.scratch)) as copy:
            digest = hashlib.sha256()
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
                copy.write(chunk)
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = copy.tell(), mode
            copy.seek(0)
            self.tar.addfile(entry, cast(BinaryIO, copy))
        self.parts.append(Part(name=name, size=entry.size, sha256=digest.hexdigest()))

    def add_folder(self, name: str, mode: int) -> None:
        """Add a folder, which may stay empty."""
        entry = tarfile.TarInfo(name)
        entry.type, entry.mode = tarfile.DIRTYPE, mode
        self.tar.addfile(entry)

    def add_link(self, name: str, target: str) -> None:
        """Add a symbolic link."""
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname = tarfile.SYMTYPE, target
        self.tar.addfile(entry)

    def add_words(self, name: str, words: BaseModel) -> None:
        """Add what the backup says of itself."""
        content = words.model_dump_json().encode()
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = len(content), 0o600
        self.tar.addfile(entry, io.BytesIO(content))


@contextmanager
def writing(target: BinaryIO, passphrase: SecretStr | None, scratch: Path) -> Iterator[BackupWriter]:
    """An archive that is written to `target`; spools go to `scratch`."""
    sealed = SealedWriter(target, passphrase) if passphrase else None
    packed = gzip.GzipFile(fileobj=cast(BinaryIO, sealed or target), mode="wb", compresslevel=6, mtime=0)
    with packed, tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        yield BackupWriter(tar, scratch)
    if sealed:
        sealed.finish()


@contextmanager
def reading(source: BinaryIO, passphrase: SecretStr | None) -> Iterator[tarfile.TarFile]:
    """The archive in `source`; raises DamagedBackupError and WrongPassphraseError."""
    is_sealed = source.read(len(MAGIC)) == MAGIC
    source.seek(0)
    if is_sealed and passphrase is None:
        raise WrongPassphraseError("This backup is sealed.", hint="Give --passphrase-file.")
    opened = cast(BinaryIO, SealedReader(source, passphrase)) if is_sealed and passphrase else source
    try:
        with gzip.GzipFile(fileobj=opened, mode="rb") as packed:
            with tarfile.open(fileobj=packed, mode="r|") as tar:
                yield tar
            # What comes after the last entry has the checksum of the whole.
            while packed.read(_CHUNK):
                pass
    except _BROKEN as error:
        raise DamagedBackupError("The backup is damaged, or not whole.", hint="Use another one.") from error


def extract(tar: tarfile.TarFile, folder: Path) -> tuple[About, Manifest]:
    """Unpack everything into an empty folder and hold it against the manifest.

    Raises DamagedBackupError, and UnfitBackupError before anything is unpacked. Nothing is written outside
    `folder`: links are made last.
    """
    about, manifest = None, None
    found: dict[str, Part] = {}
    links: list[tuple[Path, str]] = []
    for entry in tar:
        if about is None:
            if entry.name != ABOUT:
                raise DamagedBackupError("This is no backup of the platform.")
            about = About.model_validate_json(_words(tar, entry))
            about.check()
        elif entry.name == MANIFEST:
            manifest = Manifest.model_validate_json(_words(tar, entry))
        elif entry.issym():
            links.append((_inside(folder, entry.name), entry.linkname))
        elif entry.isdir():
            path = _inside(folder, entry.name)
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.chmod(entry.mode & 0o777 | 0o700)
        else:
            found[entry.name] = _write(tar, entry, _inside(folder, entry.name))
    if about is None or manifest is None:
        raise DamagedBackupError("The backup ends too early.", hint="Use another one.")
    _compare(manifest, found)
    for path, target in links:
        if not (path.parent / target).resolve().is_relative_to(folder.resolve()):
            raise DamagedBackupError(f"The link {path.relative_to(folder)} leads out of the backup.")
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.symlink_to(target)
    return about, manifest


def _words(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> bytes:
    content = tar.extractfile(entry)
    return content.read() if content else b""


def _inside(folder: Path, name: str) -> Path:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts:
        raise DamagedBackupError("The backup names a place outside of itself.")
    return folder.joinpath(*parts)


def _write(tar: tarfile.TarFile, entry: tarfile.TarInfo, path: Path) -> Part:
    content = tar.extractfile(entry)
    if content is None:
        raise DamagedBackupError(f"{entry.name} is neither a file nor a folder.")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("xb") as target:
        shutil.copyfileobj(content, target, _CHUNK)
    path.chmod(entry.mode & 0o777)
    with path.open("rb") as written:
        return Part(
            name=entry.name, size=entry.size, sha256=hashlib.file_digest(written, "sha256").hexdigest()
        )


def _compare(manifest: Manifest, found: dict[str, Part]) -> None:
    wrong = [part.name for part in manifest.parts if found.get(part.name) != part]
    more = found.keys() - {part.name for part in manifest.parts}
    if wrong or more:
        named = ", ".join([*wrong, *sorted(more)][:3])
        raise DamagedBackupError(f"The backup is damaged: {named}.", hint="Use another one.")
