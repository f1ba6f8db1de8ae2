"""An AppSpec as text and back: canonical JSON, and faults with their place."""

import json
from typing import Any

from pydantic import ValidationError

from loomery_spec.app import AppSpec
from loomery_spec.diagnostics import Report


def _without_empty(value: Any) -> Any:
    """Drop what says nothing (null, "", [], {}), so that the text is short and stable."""
    if isinstance(value, dict):
        kept = {key: _without_empty(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in (None, "", [], {})}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value


def dump_spec(spec: AppSpec) -> str:
    """The specification as canonical JSON: same value, same bytes; ends with a newline."""
    data = spec.model_dump(mode="json", by_alias=True)
    seeds = data.pop("seeds")
    slim = _without_empty(data)
    if seeds:
        slim["seeds"] = seeds
    return json.dumps(slim, indent=2, ensure_ascii=False) + "\n"


def parse_spec(text: str) -> tuple[AppSpec | None, Report]:
    """Read a specification; every fault is reported with its place.

    Codes: `SPEC001` not JSON, `SPEC002` not valid.
    """
    report = Report()
    try:
        return AppSpec.model_validate_json(text), report
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_input=False):
            where = ".".join(str(part) for part in fault["loc"]) or "(document)"
            code = "SPEC001" if fault["type"] == "json_invalid" else "SPEC002"
            report.error(code, where, fault["msg"])
    return None, report


def json_schema() -> str:
    """The published JSON Schema (2020-12) of the AppSpec."""
    schema = AppSpec.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
