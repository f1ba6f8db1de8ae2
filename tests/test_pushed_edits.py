"""Edits that are pushed with git survive builds of the real engine, also one that is running meanwhile."""

import asyncio
import zipfile
from pathlib import Path

import pytest

from apps.orchestrator.tests.git.place import Git, placed
from loomery_codegen.build import Builder
from loomery_codegen.durable import DurableBuilds
from loomery_shared.contracts.builds import BuildNews, BuildOrder, Publication
from loomery_shared.errors import LoomeryError

pytestmark = pytest.mark.slow
BEFORE = "A simple todo list. Each task has a title and a due date."
AFTER = "A simple todo list. Each task has a title, a due date and a priority."


def tell(_news: BuildNews) -> None:
    return


def order(number: int, description: str) -> BuildOrder:
    return BuildOrder(job=f"job_{number}", tenant="t1", app="app_1", description=description, browser=False)


def until_verified(engine: DurableBuilds, asked: BuildOrder) -> None:
    engine.prepare(tell)
    engine.understand(asked, tell)
    engine.compile(asked, tell)
    merged(engine, asked)


def merged(engine: DurableBuilds, asked: BuildOrder) -> None:
    engine.merge(asked, tell)
    verdict = engine.verify(asked, tell)
    assert verdict.green, [gate for gate in verdict.gates if gate.status == "failed"]


async def test_what_was_pushed_is_still_there(builder: Builder, tmp_path: Path) -> None:
    engine = DurableBuilds(tmp_path / "home", lambda: builder)
    async with placed(tmp_path / "place", engine) as place:
        await asyncio.to_thread(until_verified, engine, order(1, BEFORE))
        await asyncio.to_thread(engine.publish, order(1, BEFORE), tell)
        clone = await place.clone()
        readme = (clone.folder / "README.md").read_text() + "\n## Ours\n\nPushed by hand.\n"
        clone.commit(
            "Mine", {"README.md": readme, "web/src/custom/notes.ts": 'export const note = "mine";\n'}
        )
        assert "build job_" in (await clone.aside("push", "origin", "main")).stderr
        project = Git(engine.project("t1", "app_1"))
        (project.folder / "leak.txt").symlink_to("/etc/passwd")
        project("add", "leak.txt")
        project("commit", "--quiet", "--message", "A link that no push could bring")

        await asyncio.to_thread(until_verified, engine, order(2, AFTER))
        await clone.aside("pull", "--quiet", "--ff-only")
        clone("rm", "--quiet", "leak.txt")
        clone.commit("Meanwhile", {"web/src/custom/later.ts": 'export const later = "pushed";\n'})
        await clone.aside("push", "origin", "main")
        with pytest.raises(LoomeryError) as caught:
            await asyncio.to_thread(engine.publish, order(2, AFTER), tell)
        assert caught.value.code == "project_changed"
        (project.folder / "leak.txt").symlink_to("/etc/passwd")
        await asyncio.to_thread(merged, engine, order(2, AFTER))
        dist = tmp_path / "home/tenants/t1/jobs/job-2/staging/web/dist"
        (dist / "leak.html").symlink_to("/etc/passwd")
        (dist / "leaks").symlink_to("/etc")
        made = await asyncio.to_thread(engine.publish, order(2, AFTER), tell)

        await clone.aside("fetch", "--quiet")
        await clone.aside("reset", "--quiet", "--hard", "origin/main")
        assert "Pushed by hand." in (clone.folder / "README.md").read_text()
        assert (clone.folder / "web/src/custom/notes.ts").read_text() == 'export const note = "mine";\n'
        assert "pushed" in (clone.folder / "web/src/custom/later.ts").read_text()
        assert "priority" in (clone.folder / "loomery.json").read_text()
        assert (await project.aside("status", "--porcelain")).stdout == ""
        assert (dist / "index.html").is_file()
        assert (project.folder / "web/dist/index.html").is_file()
        assert not (project.folder / "web/dist/leak.html").exists()
        assert "root:x:" not in "".join(contents(made))


def contents(made: Publication) -> list[str]:
    found = []
    for path in (made.archive, made.bundle):
        with zipfile.ZipFile(path) as file:
            found += [file.read(name).decode("utf-8", "replace") for name in file.namelist()]
    return found
