"""Dockerfile, compose file, example settings and the workflow that checks every push."""

from collections.abc import Iterable
from dataclasses import dataclass

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.render import render
from loomery_spec import AppSpec

FOLDER = "containers"
FILES = {
    "Dockerfile": "Dockerfile",
    "dockerignore": ".dockerignore",
    "compose.yaml": "compose.yaml",
    "env.example": ".env.example",
    "ci.yml": ".github/workflows/ci.yml",
    "gitignore": ".gitignore",
}
"""Template -> path in the project."""


@dataclass(frozen=True)
class Containers:
    """Emits what is needed to run and check the project elsewhere."""

    name: str = "containers"

    def wants(self, spec: AppSpec) -> bool:
        """Only the Python API has images so far."""
        return spec.target.api == "python"

    def emit(self, spec: AppSpec) -> Iterable[FileDraft]:
        """The files, with the parts that the project has."""
        context = {
            "name": spec.name,
            "slug": spec.slug,
            "accounts": spec.has_accounts,
            "web": spec.target.web == "react",
            "database": spec.slug.replace("-", "_"),
            "settings": sorted({name for connector in spec.connectors for name in connector.settings}),
        }
        for template, path in FILES.items():
            yield FileDraft.text(path, render(f"{FOLDER}/{template}", **context))


BACKEND = Containers()
