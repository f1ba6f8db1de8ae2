"""Specifications as they come over the wire."""

import json
from typing import Any

from loomery_codegen.errors import DescriptionError
from loomery_spec import AppSpec
from loomery_spec.text import parse_spec

__all__ = ["specification"]


def specification(data: dict[str, Any]) -> AppSpec:
    """The specification; raises DescriptionError with every fault and its place."""
    spec, report = parse_spec(json.dumps(data))
    if spec is None:
        raise DescriptionError("This is no valid specification.", tuple(report.found))
    return spec
