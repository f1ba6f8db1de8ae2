"""Reads labels and the descriptions they are about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path("/work/shared/data/descriptions.jsonl")


@dataclass(frozen=True)
class Label:
    """What a reader expects of one description. Names are lower case and singular, as people write them."""

    id: str
    text: str
    data: tuple[str, ...]
    fields: dict[str, tuple[str, ...]]
    relations: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]
    pages: tuple[str, ...]
    features: tuple[str, ...]
    colours: dict[str, str]
    locked: bool


def read_labels(path: Path, texts: Path) -> list[Label]:
    """The labels of a file in its order; labels whose description is missing are left out.

    A label may bring its own `text` instead.
    """
    by_id = {row["id"]: row["text"] for row in map(json.loads, texts.read_text("utf-8").splitlines())}
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    by_id |= {row["id"]: row["text"] for row in rows if "text" in row}
    return [
        Label(
            id=row["id"],
            text=by_id[row["id"]],
            data=tuple(row["data"]),
            fields={name: tuple(fields) for name, fields in row.get("fields", {}).items()},
            relations=tuple((one, other) for one, other in row["relations"]),
            roles=tuple(row.get("roles", ())),
            pages=tuple(row.get("pages", ())),
            features=tuple(row.get("features", ())),
            colours=dict(row.get("colours", {})),
            locked=bool(row.get("locked", False)),
        )
        for row in rows
        if row["id"] in by_id
    ]
