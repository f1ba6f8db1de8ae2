"""Finds toolchains under LOOMERY_HOME and makes what is missing: one maker at a time, whole or not at all."""

import sys
from pathlib import Path

import loomery_templates
from loomery_codegen.errors import ToolchainError
from loomery_codegen.toolchain.install import install_node_modules, install_pnpm, install_python
from loomery_codegen.toolchain.model import PNPM_VERSION, REQUIREMENTS, Progress, Recipe, Toolchain
from loomery_codegen.toolchain.shelf import Shelf

__all__ = ["ToolchainStore", "template_recipe"]


def template_recipe() -> Recipe:
    """The recipe that the templates of this version ask for."""
    files = Path(loomery_templates.__file__).parent / "files"
    return Recipe.read(node=files / "web_react", python=files / "api_python", flows=files / "tests" / "e2e")


class ToolchainStore:
    """Toolchains by digest below one folder."""

    def __init__(self, folder: Path, *, chromium: Path) -> None:
        self._folder = folder
        self._shelf = Shelf(folder)
        self._chromium = chromium

    def find(self, recipe: Recipe) -> Toolchain | None:
        """The toolchain for a recipe, when every part is there."""
        node, python, flows = self._node(recipe), self._python(recipe), self._flows(recipe)
        if not (node.is_dir() and python.is_dir() and flows.is_dir()):
            return None
        base = Path(sys.base_prefix).resolve()
        outside = () if base == Path("/usr") else (base,)
        return Toolchain(
            node=node / "bin" / "node",
            node_modules=node / "node_modules",
            python=python / "python" / "bin" / "python",
            flows=flows / "python" / "bin" / "python",
            chromium=self._browser(),
            read_only=(node, python, flows, *outside),
            node_digest=recipe.node_digest,
            python_digest=recipe.python_digest,
            flows_digest=recipe.flows_digest,
        )

    def ensure(self, recipe: Recipe, progress: Progress = lambda _: None) -> Toolchain:
        """Find the toolchain or make what is missing; raises ToolchainError when it cannot be made."""
        found = self.find(recipe)
        if found:
            return found
        with self._shelf.one_maker():
            pnpm = self._folder / f"pnpm-{PNPM_VERSION}"
            self._shelf.make(pnpm, install_pnpm, "Installing pnpm", progress)
            store = self._folder / "pnpm-store"
            self._shelf.make(
                self._node(recipe),
                lambda target: install_node_modules(recipe, pnpm, store, target),
                "Installing the packages of the web part",
                progress,
            )
            self._shelf.make(
                self._python(recipe),
                lambda target: install_python(recipe.python[REQUIREMENTS], target),
                "Installing the packages of the API",
                progress,
            )
            self._shelf.make(
                self._flows(recipe),
                lambda target: install_python(recipe.flows[REQUIREMENTS], target),
                "Installing what drives the browser",
                progress,
            )
        found = self.find(recipe)
        if found is None:
            raise ToolchainError("The toolchain vanished while it was being made.")
        return found

    def _browser(self) -> Path | None:
        """The same browser without what only people at a screen need, where it is installed: it costs less."""
        candidates = (self._chromium.with_name("chromium-headless-shell"), self._chromium)
        return next((program for program in candidates if program.is_file()), None)

    def _node(self, recipe: Recipe) -> Path:
        return self._folder / f"node-{recipe.node_digest}"

    def _python(self, recipe: Recipe) -> Path:
        return self._folder / f"python-{recipe.python_digest}"

    def _flows(self, recipe: Recipe) -> Path:
        return self._folder / f"flows-{recipe.flows_digest}"
