"""The data of a running application and the schema that made them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Schema"]


@dataclass(frozen=True, slots=True)
class Schema:
    """Whether an application's data were made by the schema that its project has now."""

    project: Path
    data: Path

    @property
    def changed(self) -> bool:
        """Whether there are data, and of another schema."""
        stamp = self.data / "schema"
        if not (self.data / "app.db").is_file() or not stamp.is_file():
            return False
        return stamp.read_text(encoding="ascii") != self._digest()

    def remember(self) -> None:
        """The data are of this schema now."""
        (self.data / "schema").write_text(self._digest(), encoding="ascii")

    def set_aside(self) -> Path:
        """Move the database to where the ones before it are kept; its new path."""
        kept = self.data / "before"
        kept.mkdir(exist_ok=True)
        number = 1 + sum(1 for _ in kept.glob("app-*.db"))
        target = kept / f"app-{number}.db"
        for ending in ("", "-wal", "-shm"):
            file = self.data / f"app.db{ending}"
            if file.is_file():
                file.rename(f"{target}{ending}")
        return target

    def _digest(self) -> str:
        whole = hashlib.sha256()
        for file in sorted((self.project / "api" / "migrations" / "versions").glob("*.py")):
            whole.update(f"{file.name}\0".encode() + file.read_bytes())
        return whole.hexdigest()
