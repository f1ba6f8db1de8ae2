"""Events as Parquet, one file for each application and day (UTC), in folders that say which (Hive partitions).

The persons behind events of the platform are left out, so that what is exported names nobody.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from loomery_shared.contracts.events import Event

__all__ = ["SCHEMA", "DayFile", "DayFiles"]

SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("name", pa.string()),
        ("at", pa.timestamp("us", tz="UTC")),
        ("visitor", pa.string()),
        ("properties", pa.string()),
    ]
)
"""Columns of each file; `properties` is a JSON object. `tenant`, `app` and `date` are the folders."""


class DayFile:
    """One file that is being written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = 0
        self._writer = pq.ParquetWriter(path, SCHEMA, compression="zstd")

    def add(self, events: Sequence[Event]) -> None:
        """Write more rows."""
        columns = {
            "id": [event.id for event in events],
            "name": [event.name for event in events],
            "at": [event.at for event in events],
            "visitor": [event.visitor or None for event in events],
            "properties": [json.dumps(event.properties, ensure_ascii=False) for event in events],
        }
        self._writer.write_table(pa.table(columns, schema=SCHEMA))
        self.rows += len(events)

    def close(self) -> None:
        """Write the end of the file."""
        self._writer.close()


class DayFiles:
    """The files of one day, one for each application."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.by_app: dict[str, DayFile] = {}

    def __enter__(self) -> "DayFiles":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, events: Sequence[Event]) -> None:
        """Write events to the files they belong to."""
        parts: dict[str, list[Event]] = {}
        for event in events:
            parts.setdefault(event.app, []).append(event)
        for app, part in parts.items():
            if app not in self.by_app:
                self.by_app[app] = DayFile(self._folder / f"{len(self.by_app)}.parquet")
            self.by_app[app].add(part)

    def close(self) -> None:
        """Finish every file; may be called again."""
        for file in self.by_app.values():
            file.close()
