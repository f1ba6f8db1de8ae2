"""The data of a running application and the schema that made them."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Schema"]


@dataclass(frozen=True, slots=True)
class Schema:
    """Whether an application's data can go on with the migrations that its project has now."""

    project: Path
    data: Path

    @property
    def broken(self) -> bool:
        """Whether there are data made by a migration that is no longer there as it was.

        Migrations that were added since are no break: the application applies them itself.
        """
        if not (self.data / "app.db").is_file() or not self._stamp.is_file():
            return False
        now = self._migrations()
        made_by: dict[str, str] = json.loads(self._stamp.read_text(encoding="utf-8"))
        return any(now.get(name) != digest for name, digest in made_by.items())

    def remember(self) -> None:
        """The data are of these migrations now."""
        self._stamp.write_text(json.dumps(self._migrations()), encoding="utf-8")

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

    @property
    def _stamp(self) -> Path:
        return self.data / "schema.json"

    def _migrations(self) -> dict[str, str]:
        folder = self.project / "api" / "migrations" / "versions"
        return {
            file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.glob("*.py"))
        }
