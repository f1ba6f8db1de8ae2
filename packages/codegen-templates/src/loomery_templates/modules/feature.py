"""A feature module as a value: its names, its typed options, and the function that applies it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from loomery_spec import AppSpec, Report
from loomery_spec.behaviour import FeatureUse


class Options(BaseModel):
    """Base of the options of a module: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


OptionsT = TypeVar("OptionsT", bound=BaseModel)
Apply = Callable[[AppSpec, FeatureUse, OptionsT, Report], AppSpec]


@dataclass(frozen=True)
class Feature(Generic[OptionsT]):
    """Fulfils `FeatureModule`; `apply` must change nothing when it is applied again."""

    name: str
    title: str
    about: str
    options: type[OptionsT]
    apply: Apply[OptionsT]

    def check_options(self, options: Mapping[str, JsonValue]) -> list[str]:
        """One line for each fault of the options; empty when they fit."""
        try:
            self.options.model_validate(dict(options))
        except ValidationError as error:
            return [
                f"{'.'.join(str(part) for part in fault['loc']) or 'options'}: {fault['msg']}"
                for fault in error.errors(include_url=False, include_input=False)
            ]
        return []

    def expand(self, spec: AppSpec, use: FeatureUse, report: Report) -> AppSpec:
        """The specification with the feature said in terms that every back end knows."""
        return self.apply(spec, use, self.options.model_validate(use.options), report)
