"""The specification itself, so that a project tells what it was made from: `loomery.json`."""

from collections.abc import Iterable
from dataclasses import dataclass

from loomery_compiler.drafts import FileDraft
from loomery_spec import AppSpec
from loomery_spec.text import dump_spec


@dataclass(frozen=True)
class Dump:
    """Emits the specification as canonical JSON."""

    name: str = "dump"

    def wants(self, spec: AppSpec) -> bool:
        """Every project carries its specification."""
        return bool(spec.slug)

    def emit(self, spec: AppSpec) -> Iterable[FileDraft]:
        """The one file."""
        yield FileDraft.text("loomery.json", dump_spec(spec))


BACKEND = Dump()
