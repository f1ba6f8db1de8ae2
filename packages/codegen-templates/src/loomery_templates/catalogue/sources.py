"""The data files: where they are, and reading them. The only module that needs YAML; used to build and to
check."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from loomery_templates.catalogue.errors import BrokenSourceError
from loomery_templates.catalogue.models import (
    ActionRule,
    Archetype,
    Blueprint,
    Feature,
    Phrases,
    RecordBank,
    Tool,
    WordBanks,
)

__all__ = ["DATA", "Sources", "digests", "read_items", "read_sources"]

DATA: Final = Path(__file__).parent / "data"

_Model = TypeVar("_Model", bound=BaseModel)


class _PlainLoader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """YAML with the plain scalars of JSON only: dates, times, `no` and `on` stay text."""


_PlainLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"^(?:true|false)$", list("tf")),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
):
    _PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sources:
    """Everything that the data files hold; `places` says in which file an entry stands, by kind and id."""

    archetypes: tuple[Archetype, ...]
    blueprints: tuple[Blueprint, ...]
    actions: tuple[ActionRule, ...]
    features: tuple[Feature, ...]
    tools: tuple[Tool, ...]
    phrases: Phrases
    banks: WordBanks
    places: dict[tuple[str, str], str]


def read_items(path: Path) -> Any:
    """The plain content of one data file. Raises BrokenSourceError with the place of a YAML fault."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_PlainLoader)  # noqa: S506  a SafeLoader
    except yaml.YAMLError as error:
        raise BrokenSourceError(f"{path.name}: {error}") from error


def _read_list(path: Path, model: type[_Model]) -> Iterator[_Model]:
    for number, item in enumerate(read_items(path) or (), start=1):
        name = item.get("id") or item.get("verb") or number
        try:
            yield model.model_validate(item)
        except ValidationError as error:
            raise BrokenSourceError(f"{path.name}:{name}: {_faults(error)}") from error


def _read_one(path: Path, model: type[_Model]) -> _Model:
    try:
        return model.model_validate(read_items(path))
    except ValidationError as error:
        raise BrokenSourceError(f"{path.name}: {_faults(error)}") from error


def _faults(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())


def _read_folder(
    folder: Path, model: type[_Model], kind: str, places: dict[tuple[str, str], str]
) -> tuple[_Model, ...]:
    found: list[_Model] = []
    for path in sorted(folder.glob("*.yaml")):
        for entry in _read_list(path, model):
            key = (kind, str(getattr(entry, "id", "")))
            if key in places:
                raise BrokenSourceError(f"{path.name}:{key[1]}: also in {places[key]}")
            places[key] = f"{folder.name}/{path.name}"
            found.append(entry)
    return tuple(found)


def _read_banks(folder: Path) -> tuple[RecordBank, ...]:
    return tuple(bank for path in sorted(folder.glob("*.yaml")) for bank in _read_list(path, RecordBank))


def read_sources(data: Path = DATA) -> Sources:
    """Read and check the form of all data files. Raises BrokenSourceError at the first that doesn't fit."""
    places: dict[tuple[str, str], str] = {}
    return Sources(
        archetypes=_read_folder(data / "archetypes", Archetype, "archetype", places),
        blueprints=_read_folder(data / "blueprints", Blueprint, "blueprint", places),
        tools=_read_folder(data / "tools", Tool, "tool", places),
        actions=tuple(_read_list(data / "actions.yaml", ActionRule)),
        features=tuple(_read_list(data / "features.yaml", Feature)),
        phrases=_read_one(data / "phrases.yaml", Phrases),
        banks=_read_one(data / "words.yaml", WordBanks).model_copy(
            update={"banks": _read_banks(data / "banks")}
        ),
        places=places,
    )


def digests(data: Path = DATA) -> dict[str, str]:
    """SHA-256 of every data file by its path below `data`; what ties the compiled index to the sources."""
    return {
        path.relative_to(data).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(data.rglob("*.yaml"))
    }
