"""What building stands on, for those who run the platform: looked at, and never started or made."""

from collections.abc import Iterator
from importlib.metadata import entry_points, version
from pathlib import Path
from urllib.parse import urlsplit

from loomery_codegen.gates.choice import choose_gates
from loomery_codegen.sandbox.probe import probe
from loomery_codegen.settings import CodegenSettings
from loomery_codegen.store import HomeFolders
from loomery_codegen.toolchain.store import ToolchainStore, template_recipe
from loomery_codegen.understand.words.model.settings import ModelSettings
from loomery_compiler.plugins import BACKENDS, FEATURES, PASSES
from loomery_shared.contracts.operation import Condition, ConnectedModel, Plugin
from loomery_spec import Target

__all__ = ["BuildPremises"]


class BuildPremises:
    """`Premises` of the machine that this process runs on."""

    def __init__(self, settings: CodegenSettings, model: ModelSettings) -> None:
        self._settings, self._model = settings, model

    def conditions(self) -> list[Condition]:
        """The sandbox, the toolchain and the browser."""
        return [self._sandbox(), self._toolchain(), self._browser()]

    def model(self) -> ConnectedModel | None:
        """The model that plans are asked of."""
        told = self._model
        if not told.configured:
            return None
        return ConnectedModel(
            name=told.name,
            host=urlsplit(told.base_url).netloc,
            detail=told.detail,
            tries=told.tries,
            max_tokens=told.max_tokens,
        )

    def plugins(self) -> list[Plugin]:
        """Entry points of every group, and the checks."""
        return sorted(_plugged_in(), key=lambda plugin: (plugin.kind, plugin.name))

    def _sandbox(self) -> Condition:
        report = probe()
        if self._settings.unsafe_no_sandbox:
            words = "switched off: generated code runs unprotected"
            return Condition(
                name="sandbox", state="warn", words=words, remedy="Unset LOOMERY_UNSAFE_NO_SANDBOX."
            )
        if report.sandbox is None:
            return Condition(name="sandbox", state="down", words=report.problem, remedy=report.hint)
        if report.cgroups is None:
            remedy = (
                "Run as root, or in a control group that is delegated to this user (systemd: Delegate=yes)."
            )
            return Condition(name="sandbox", state="warn", words=report.summary, remedy=remedy)
        return Condition(name="sandbox", state="ok", words=report.summary)

    def _toolchain(self) -> Condition:
        folders = HomeFolders(self._settings.home)
        store = ToolchainStore(folders.toolchains, chromium=Path(self._settings.chromium))
        found = store.find(template_recipe())
        if found is None:
            words = "the tools that verify generated code are not there"
            return Condition(name="toolchain", state="down", words=words, remedy="loomery setup")
        return Condition(name="toolchain", state="ok", words=found.node_modules.parent.name)

    def _browser(self) -> Condition:
        if not Path(self._settings.chromium).is_file():
            words = "browser flows and accessibility are skipped"
            remedy = "sudo apt-get install --yes chromium"
            return Condition(name="browser", state="warn", words=words, remedy=remedy)
        return Condition(name="browser", state="ok", words=self._settings.chromium)


def _plugged_in() -> Iterator[Plugin]:
    for kind, group in (("feature", FEATURES), ("backend", BACKENDS), ("pass", PASSES)):
        for point in entry_points(group=group):
            package, number = (point.dist.name, point.dist.version) if point.dist else ("", "")
            yield Plugin(kind=kind, name=point.name, package=package, version=number)  # type: ignore[arg-type]
    everything = Target(web="react", api="python")
    for gate in choose_gates(everything, edited=frozenset(), browser=True, chromium=True)[0]:
        package = "loomery-codegen"
        yield Plugin(kind="gate", name=gate.name, package=package, version=version(package))
