"""Entries of trees, as git lists them."""

from dataclasses import dataclass

from loomery_orchestrator.git.browsing.schemas import EntryOut, Kind

__all__ = ["Listed", "entries", "shown"]

_KINDS: dict[str, Kind] = {"040000": "folder", "120000": "link", "160000": "submodule"}
_EXECUTABLE = "100755"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of `git ls-tree -l -z`."""

    mode: str
    identity: str
    size: int | None
    name: str

    @property
    def kind(self) -> Kind:
        """What it is."""
        return _KINDS.get(self.mode, "file")

    @property
    def executable(self) -> bool:
        """Whether it is a program."""
        return self.mode == _EXECUTABLE


def entries(records: bytes) -> list[Listed]:
    """Every whole record; a last one that was cut off is left out."""
    found = []
    for record in records.split(b"\0")[:-1]:
        described, _, name = record.decode("utf-8", "replace").partition("\t")
        mode, _, identity, size = described.split()
        found.append(Listed(mode, identity, int(size) if size.isdigit() else None, name))
    return found


def shown(listed: list[Listed], folder: str) -> list[EntryOut]:
    """Entries of a folder for a person: folders first, then by name."""
    made = [
        EntryOut(
            name=item.name,
            path=f"{folder}/{item.name}" if folder else item.name,
            kind=item.kind,
            size=item.size,
            executable=item.executable,
        )
        for item in listed
    ]
    return sorted(made, key=lambda entry: (entry.kind != "folder", entry.name.casefold(), entry.name))
