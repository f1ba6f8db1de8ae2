"""The generation of a project that the next one follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from loomery_spec import AppSpec


@dataclass(frozen=True)
class Generation:
    """What was generated last: the completed specification, and files by path that only become more."""

    spec: AppSpec
    files: Mapping[str, bytes] = field(default_factory=dict)
