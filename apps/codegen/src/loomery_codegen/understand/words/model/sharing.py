"""Equal parts of a JSON Schema are said once: repeated subschemas become definitions."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

__all__ = ["compact", "share_repeats"]

Json: TypeAlias = dict[str, Any]
SHORTEST = 40
"""Characters; what is shorter costs less repeated than referred to."""


def _text(node: Any) -> str:
    return json.dumps(node, ensure_ascii=False, sort_keys=True)


def _subschemas(node: Any) -> Iterator[Json]:
    """Schemas below `node`, outer ones first; values of `properties` and `$defs` are schemas too."""
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        if isinstance(child, dict) and child.keys() & {"type", "anyOf", "enum"}:
            yield child
        yield from _subschemas(child)


def _replace(node: Any, names: dict[str, str]) -> Any:
    if isinstance(node, dict):
        name = names.get(_text(node))
        if name is not None:
            return {"$ref": f"#/$defs/{name}"}
        return {key: _replace(value, names) for key, value in node.items()}
    if isinstance(node, list):
        return [_replace(item, names) for item in node]
    return node


def share_repeats(schema: Json) -> Json:
    """The same schema with each repeated part moved to `$defs` as `Shared1`, `Shared2`, …

    Outer parts are replaced before the parts inside them, so nothing is named that is then used once.
    """
    definitions: Json = dict(schema["$defs"])
    root = {key: value for key, value in schema.items() if key != "$defs"}
    while True:
        bodies = [*root.values(), *(list(item.values()) for item in definitions.values())]
        counts = Counter(_text(part) for part in _subschemas(bodies))
        repeated = [text for text, count in counts.items() if count > 1 and len(text) > SHORTEST]
        if not repeated:
            return {**root, "$defs": definitions}
        longest = max(repeated, key=lambda text: (len(text), text))
        name = f"Shared{sum(key.startswith('Shared') for key in definitions) + 1}"
        root = {key: _replace(value, {longest: name}) for key, value in root.items()}
        definitions = {
            key: {part: _replace(value, {longest: name}) for part, value in item.items()}
            for key, item in definitions.items()
        }
        definitions[name] = json.loads(longest)


def compact(schema: Json) -> str:
    """The schema as it goes over the wire."""
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
