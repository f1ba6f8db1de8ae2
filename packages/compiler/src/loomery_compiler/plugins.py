"""The doors for plug-ins: features, back ends and passes come in by entry points, ours by the same door.

Groups: `loomery.features` (a `FeatureModule`), `loomery.backends` (a `Backend`), `loomery.passes` (a `Pass`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from typing import Protocol, TypeAlias, cast, runtime_checkable

from loomery_compiler.drafts import FileDraft
from loomery_compiler.generation import Generation
from loomery_spec import AppSpec, Report
from loomery_templates.modules import FeatureModule

FEATURES = "loomery.features"
BACKENDS = "loomery.backends"
PASSES = "loomery.passes"

Pass: TypeAlias = Callable[[AppSpec, Report], AppSpec]


class Backend(Protocol):
    """Emits one part of the project from a complete specification. Pure."""

    @property
    def name(self) -> str:
        """Short and unique, such as `api_python`."""
        ...

    def wants(self, spec: AppSpec) -> bool:
        """Whether the specification's targets ask for this back end."""
        ...

    def emit(self, spec: AppSpec) -> Iterable[FileDraft]:
        """The files, in any order; paths are relative to the project."""
        ...


@runtime_checkable
class Evolving(Backend, Protocol):
    """A back end some of whose files only ever become more, such as the migrations of a database."""

    @property
    def history(self) -> tuple[str, ...]:
        """Patterns of the paths of those files."""
        ...

    def evolve(self, spec: AppSpec, previous: Generation) -> Iterable[FileDraft]:
        """The files after a generation, those of `previous` as they are among them. Pure."""
        ...


@dataclass(frozen=True)
class Plugins:
    """What was found behind the doors, by name."""

    features: dict[str, FeatureModule] = field(default_factory=dict)
    backends: dict[str, Backend] = field(default_factory=dict)
    passes: dict[str, Pass] = field(default_factory=dict)


class PluginError(ValueError):
    """Two plug-ins claim one name."""


def _load(group: str, allow: frozenset[str] | None) -> dict[str, object]:
    found: dict[str, object] = {}
    for point in sorted(entry_points(group=group), key=lambda point: point.name):
        if allow is not None and point.name not in allow:
            continue
        if point.name in found:
            raise PluginError(f"two plug-ins of {group} call themselves {point.name!r}")
        found[point.name] = point.load()
    return found


def load_plugins(
    *,
    features: frozenset[str] | None = None,
    backends: frozenset[str] | None = None,
    passes: frozenset[str] | None = None,
) -> Plugins:
    """Find plug-ins by entry point; a set of names limits what is loaded, none means all.

    Raises PluginError when two plug-ins of a group share a name.
    """
    return Plugins(
        features=cast("dict[str, FeatureModule]", _load(FEATURES, features)),
        backends=cast("dict[str, Backend]", _load(BACKENDS, backends)),
        passes=cast("dict[str, Pass]", _load(PASSES, passes)),
    )
