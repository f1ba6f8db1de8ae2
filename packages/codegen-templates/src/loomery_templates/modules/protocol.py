"""What a feature module offers; plug-ins outside the tree fulfil the same Protocol."""

from collections.abc import Mapping
from typing import Protocol

from pydantic import BaseModel, JsonValue

from loomery_spec import AppSpec, Report
from loomery_spec.behaviour import FeatureUse


class FeatureModule(Protocol):
    """A feature such as comments: adds entities, fields, pages, grants, workflows to a specification."""

    @property
    def name(self) -> str:
        """Snake case and unique, such as `comments`."""
        ...

    @property
    def title(self) -> str:
        """What people call it."""
        ...

    @property
    def about(self) -> str:
        """One sentence."""
        ...

    @property
    def options(self) -> type[BaseModel]:
        """Typed options; its JSON Schema is published."""
        ...

    def check_options(self, options: Mapping[str, JsonValue]) -> list[str]:
        """One line for each fault of the options; empty when they fit."""
        ...

    def expand(self, spec: AppSpec, use: FeatureUse, report: Report) -> AppSpec:
        """The specification with the feature said in entities, fields, pages, grants and workflows."""
        ...
