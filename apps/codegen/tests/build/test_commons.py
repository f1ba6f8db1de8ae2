"""What is found out about files of the templates serves everybody, and nothing else leaves a home."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import loomery_templates
from loomery_codegen.build import Builder
from loomery_codegen.commons import template_digests
from loomery_codegen.gates.files import ProjectFiles
from loomery_codegen.gates.model import Place
from loomery_codegen.gates.verdicts import Verdicts
from loomery_codegen.gates.vitest import VitestGate
from loomery_codegen.sandbox.model import Command, Outcome, Process
from loomery_codegen.store import HomeFolders
from loomery_compiler.drafts import FileDraft

WEB = Path(loomery_templates.__file__).parent / "files" / "web_react"
SETTINGS = ("package.json", "tsconfig.json", "vite.config.ts", "vitest.config.ts", "src/test/setup.ts")
OWN = "export const  marmalade=1\n"


class StartsNothing:
    """A sandbox in which nothing can be run."""

    name, isolated = "nothing", True

    def start(self, command: Command) -> Process:
        raise AssertionError(command.argv)

    def run(self, command: Command) -> Outcome:
        raise AssertionError(command.argv)


def template(name: str) -> FileDraft:
    return FileDraft.text(f"web/{name}", (WEB / name).read_text())


def everything_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    return ((str(path), path.read_bytes()) for path in folder.rglob("*") if path.is_file())


def test_a_file_of_the_templates_is_formatted_once_for_all(builder: Builder, tmp_path: Path) -> None:
    def of(tenant: str) -> Builder:
        return replace(builder, home=HomeFolders(tmp_path / tenant, commons=tmp_path / "commons"))

    tools = builder.toolchains.ensure(builder.recipe)
    plain = [template(".prettierrc.json"), template("src/ui/Badge.tsx")]
    own = FileDraft.text("web/src/own.ts", OWN)
    first = of("first").format([*plain, own], tools)
    assert b"marmalade = 1;" in first[-1].content
    shared = list(everything_below(tmp_path / "commons"))
    assert len(shared) > 1
    assert not any(b"marmalade" in content for _, content in shared)
    idle = replace(of("second"), sandbox=StartsNothing())
    assert idle.format(plain, tools) == first[:-1]
    with pytest.raises(AssertionError, match="prettier"):
        idle.format([*plain, own], tools)


@pytest.fixture
def place(builder: Builder, tmp_path: Path) -> Callable[[str], Place]:
    """For the name of a tenant: a project of one test of the templates, and what it imports."""
    project = tmp_path / "project"
    for source in WEB.rglob("*"):
        name = str(source.relative_to(WEB))
        if source.is_file() and (name in SETTINGS or name.startswith(("src/lib/", "src/ui/"))):
            (project / "web" / name).parent.mkdir(parents=True, exist_ok=True)
            (project / "web" / name).write_bytes(source.read_bytes())
    for path in project.rglob("*.test.*"):
        if path.name != "lib.test.tsx":
            path.unlink()
    tools = builder.toolchains.ensure(builder.recipe)
    (project / "web" / "node_modules").symlink_to(tools.node_modules)

    def of(tenant: str) -> Place:
        return Place(
            project=project,
            tools=tools,
            sandbox=builder.sandbox,
            results=tmp_path / "results",
            files=ProjectFiles.read(project),
            verdicts=Verdicts(tmp_path / tenant, Verdicts(tmp_path / "commons")),
            seeds=tmp_path / "seeds",
        )

    return of


def test_a_test_of_the_templates_is_run_once_for_all(place: Callable[[str], Place]) -> None:
    edited = VitestGate(frozenset({"web/src/custom/anything.ts"}))
    assert edited.run(place("who edits")).status == "passed"
    with pytest.raises(AssertionError, match="vitest"):
        VitestGate().run(replace(place("another"), sandbox=StartsNothing()))
    assert VitestGate().run(place("who does not")).status == "passed"
    assert VitestGate().run(replace(place("another"), sandbox=StartsNothing())).status == "passed"


def test_a_changed_file_is_not_one_of_the_templates() -> None:
    badge = template("src/ui/Badge.tsx")
    assert badge.digest in template_digests()
    assert replace(badge, content=badge.content + b"\n").digest not in template_digests()
