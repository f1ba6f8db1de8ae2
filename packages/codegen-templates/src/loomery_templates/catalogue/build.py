"""Compiling the data files into the index. Same data files, same bytes."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import BaseModel

from loomery_templates.catalogue.models import Archetype
from loomery_templates.catalogue.searchable import search_index
from loomery_templates.catalogue.sources import DATA, Sources, digests, read_sources
from loomery_templates.catalogue.store import COMPILED
from loomery_templates.catalogue.words import words

__all__ = ["FORMAT", "build", "compile_files"]

FORMAT = 1

_Files: TypeAlias = dict[str, bytes]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=False).encode()


def _dump(entry: BaseModel) -> Any:
    return entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _shelf(kind: str, entries: Iterable[tuple[str, BaseModel]], index: Mapping[str, Any]) -> _Files:
    lines: dict[str, tuple[int, int]] = {}
    body = bytearray()
    for entry_id, entry in entries:
        line = _json(_dump(entry))
        lines[entry_id] = (len(body), len(line))
        body += line + b"\n"
    return {f"{kind}.jsonl": bytes(body), f"{kind}.index.json": _json({"lines": lines, **index}) + b"\n"}


def _archetype_words(archetypes: Iterable[Archetype]) -> dict[str, list[str]]:
    """Word or words -> ids of the archetypes so called; those whose own id or title it is come first."""
    own: dict[str, list[str]] = defaultdict(list)
    others: dict[str, list[str]] = defaultdict(list)
    for archetype in archetypes:
        names = {" ".join(words(name)) for name in (archetype.id, archetype.title)}
        for name in sorted(names):
            own[name].append(archetype.id)
        for name in dict.fromkeys(" ".join(words(item)) for item in archetype.synonyms):
            if name not in names:
                others[name].append(archetype.id)
    return {name: [*own.get(name, ()), *others.get(name, ())] for name in sorted({*own, *others})}


def compile_files(sources: Sources, source_digests: Mapping[str, str]) -> _Files:
    """The index as file name -> bytes."""
    titles = {item.id: item.title for item in sources.archetypes}
    files = _shelf(
        "archetypes",
        ((item.id, item) for item in sources.archetypes),
        {"words": _archetype_words(sources.archetypes)},
    )
    files |= _shelf(
        "blueprints",
        ((item.id, item) for item in sources.blueprints),
        {
            "search": search_index(
                (
                    item.id,
                    item.title,
                    item.triggers,
                    item.words,
                    [titles[entity.archetype] for entity in item.entities if not entity.when],
                )
                for item in sources.blueprints
            )
        },
    )
    files |= _shelf(
        "tools",
        ((item.id, item) for item in sources.tools),
        {
            "search": search_index(
                (item.id, item.title, item.triggers, item.words, ()) for item in sources.tools
            )
        },
    )
    rules: dict[str, list[Any]] = defaultdict(list)
    for rule in sources.actions:
        rules[rule.verb].append(_dump(rule))
    files["actions.json"] = _json(rules) + b"\n"
    files["features.json"] = _json([_dump(item) for item in sources.features]) + b"\n"
    files["phrases.json"] = _json(_dump(sources.phrases)) + b"\n"
    files["words.json"] = _json(_dump(sources.banks)) + b"\n"
    files["manifest.json"] = _json({"format": FORMAT, "sources": dict(source_digests)}) + b"\n"
    return files


def build(data: Path = DATA, target: Path = COMPILED) -> tuple[str, ...]:
    """Write the index of the data files below `data`; the names of the files whose content changed."""
    changed: list[str] = []
    target.mkdir(exist_ok=True)
    for name, content in compile_files(read_sources(data), digests(data)).items():
        path = target / name
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            changed.append(name)
    return tuple(changed)
