"""Where descriptions come from: the shared reference data, or the first phrase of every blueprint."""

import json
import random
from dataclasses import dataclass
from pathlib import Path

from loomery_templates.catalogue import Catalogue

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "descriptions.jsonl"


@dataclass(frozen=True)
class Description:
    """A text to build, with a name to report it by."""

    id: str
    text: str


def from_shared(count: int, seed: int, path: Path = SHARED) -> tuple[Description, ...]:
    """A random sample of the reference descriptions; raises FileNotFoundError where they are not at hand."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    chosen = random.Random(seed).sample(rows, min(count, len(rows)))  # noqa: S311 - a sample, not a secret
    return tuple(Description(row["id"], row["text"]) for row in chosen)


def from_blueprints() -> tuple[Description, ...]:
    """The first trigger phrase of every blueprint, as a person would ask for it."""
    catalogue = Catalogue.load()
    found = (catalogue.blueprint(name) for name in catalogue.blueprint_ids)
    return tuple(Description(blueprint.id, f"{blueprint.triggers[0]}.") for blueprint in found)
