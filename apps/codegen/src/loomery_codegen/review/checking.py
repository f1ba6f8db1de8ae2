"""All faults of a specification at once: of its form, then of what it means."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from loomery_codegen.review.elements import as_json
from loomery_codegen.review.mending import mended
from loomery_codegen.review.operations import apply_operations
from loomery_codegen.review.suggesting import switches
from loomery_compiler.passes.names import check_names
from loomery_compiler.passes.references import check_references
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import Plugins
from loomery_shared.contracts.understanding_values import Checked, Fault, Operation
from loomery_spec import AppSpec, Diagnostic

__all__ = ["check"]

_HINTS = {
    "missing": "Give it a value.",
    "extra_forbidden": "Take it out; it has no meaning here.",
    "string_pattern_mismatch": "Names have small letters, digits and underscores, and begin with a letter.",
}


def check(
    data: dict[str, Any], operations: Sequence[Operation], plugins: Plugins, *, mend: bool = False
) -> Checked:
    """Every fault, and the completed specification when none is an error.

    With `mend`, and always after operations, what leads to something that is gone is left out, and told.
    """
    try:
        spec = AppSpec.model_validate_json(json.dumps(data))
    except ValidationError as error:
        return Checked(faults=_of_form(data, error))
    spec, left = apply_operations(spec, operations) if operations else (spec, [])
    loose: list[str] = []
    if mend or operations:
        mended_data, loose = mended(spec)
        spec = AppSpec.model_validate(mended_data)
    complete, report = complete_spec(spec, plugins)
    if report.failed:
        # The compiler stops at the first pass that fails; whoever mends faults wants to see them all.
        for step in (check_names, check_references):
            step(spec, report)
    faults = list(
        dict.fromkeys((*map(_left_out, left), *map(_loose, loose), *map(_of_meaning, report.found)))
    )
    if report.failed:
        return Checked(faults=faults)
    return Checked(faults=faults, spec=as_json(complete), suggestions=switches(complete, plugins))


def _of_form(data: dict[str, Any], error: ValidationError) -> list[Fault]:
    found = []
    for fault in error.errors(include_url=False, include_input=False):
        place, pointer = _place(data, fault["loc"])
        found.append(
            Fault(
                code="SPEC002",
                place=place,
                pointer=pointer,
                message=fault["msg"],
                severity="error",
                hint=_HINTS.get(fault["type"], ""),
            )
        )
    return found


def _place(data: Any, steps: Sequence[str | int]) -> tuple[str, str]:
    """Path with names, and JSON Pointer; steps that only say which kind was tried are left out."""
    names, pointer = [], ""
    for step in steps:
        inside = isinstance(data, list) and isinstance(step, int) and step < len(data)
        inside = inside or (isinstance(data, dict) and step in data)
        missing = isinstance(data, dict) and step == steps[-1]
        if not (inside or missing):
            continue
        pointer += "/" + str(step).replace("~", "~0").replace("/", "~1")
        data = data[step] if inside else None
        name = data.get("name") if isinstance(data, dict) and isinstance(step, int) else None
        names.append(str(name or step))
    return ".".join(names) or "(document)", pointer


def _left_out(operation: Operation) -> Fault:
    return Fault(
        code="OPS101",
        place=".".join(operation.path),
        message="What should be changed here is not there any more; this was left out.",
        severity="info",
    )


def _loose(place: str) -> Fault:
    return Fault(
        code="MEND101",
        place=place,
        message="What this leads to is not there any more; it was left out.",
        severity="info",
    )


def _of_meaning(item: Diagnostic) -> Fault:
    return Fault(
        code=item.code, place=item.where, message=item.message, severity=item.severity, hint=item.hint
    )
