"""Repositories that have grown are packed: fewer files, nothing lost, and nobody is disturbed."""

import asyncio
from pathlib import Path

from apps.orchestrator.tests.git.place import Git, Place, placed
from loomery_orchestrator.git.packing import Packing
from loomery_orchestrator.settings import GitSettings

BUILDS = 12


def grow(project: Path) -> Git:
    """Builds as they are published: a tree of changed files, two commits, a tag."""
    git = Git(project)
    text = [f"line {line}\n" for line in range(200)]
    for number in range(2, BUILDS + 2):
        files = {}
        for file in range(20):
            text[(number * 7 + file) % 200] = f"changed by {number} {file}\n"
            files[f"api/app/file_{file}.py"] = "".join(text)
        git.commit(f"Build {number}", dict(files))
        git("update-ref", "refs/heads/loomery/pristine", "HEAD")
        git("tag", f"build-{number}")
    return git


def files(project: Path) -> int:
    return sum(1 for path in (project / ".git" / "objects").rglob("*") if path.is_file())


def packing(place: Place, **settings: float) -> Packing:
    return Packing(
        place.orchestrator.apps,
        place.orchestrator.neighbours.engine,
        GitSettings(**{"pack_after": 100, **settings}),  # type: ignore[arg-type]
    )


async def test_many_files_become_one_pack_and_nothing_is_lost(place: Place) -> None:
    project = place.projects.project("t1", "app_1")
    git = await asyncio.to_thread(grow, project)
    loose = project / "unnamed"
    loose.write_text("an object that nothing names yet")
    unnamed = git("hash-object", "-w", "unnamed").stdout.strip()
    loose.unlink()
    before, listed = files(project), git("log", "--all", "--format=%H %T").stdout
    assert before > 200

    assert await packing(place, pack_after=10_000_000).round() == 0
    assert files(project) == before
    assert await packing(place).round() == 1
    assert files(project) < 20
    assert git("log", "--all", "--format=%H %T").stdout == listed
    assert git("fsck", "--strict", "--no-dangling").stdout == ""
    assert git("cat-file", "-p", unnamed).stdout == "an object that nothing names yet"
    assert git("status", "--porcelain").stdout == ""
    assert await packing(place).round() == 0

    clone = await place.clone()
    assert clone("log", "--format=%H").stdout == git("log", "--format=%H").stdout
    clone.commit("Mine", {"README.md": "# Mine\n"})
    assert "build job_" in (await clone.aside("push", "origin", "main")).stderr


async def test_a_build_that_writes_is_waited_for(place: Place) -> None:
    project = place.projects.project("t1", "app_1")
    await asyncio.to_thread(grow, project)
    before = files(project)
    with place.projects.undisturbed("t1", "app_1"):
        working = asyncio.create_task(packing(place).round())
        await asyncio.sleep(0.3)
        assert (working.done(), files(project)) == (False, before)
    assert await working == 1
    assert files(project) < before


async def test_what_takes_too_long_is_ended_and_leaves_the_repository_as_it_was(place: Place) -> None:
    project = place.projects.project("t1", "app_1")
    git = await asyncio.to_thread(grow, project)
    listed = git("log", "--all", "--format=%H").stdout
    (project / ".git/objects/pack").mkdir(exist_ok=True)
    (project / ".git/objects/pack/tmp_pack_left").write_bytes(b"half")
    assert await packing(place, pack_within=0.001).round() == 0
    assert list((project / ".git/objects/pack").glob("tmp_*")) == []
    assert git("log", "--all", "--format=%H").stdout == listed
    assert git("fsck", "--strict", "--no-dangling").stdout == ""
    assert await packing(place).round() == 1


async def test_it_is_done_by_itself(tmp_path: Path) -> None:
    async with placed(tmp_path, git=GitSettings(pack_after=100, pack_every=0.05)) as place:
        project = place.projects.project("t1", "app_1")
        await asyncio.to_thread(grow, project)
        pack = project / ".git/objects/pack"
        async with place.orchestrator.handing_over(erases=True), asyncio.timeout(60):
            while not list(pack.glob("*.pack")):
                await asyncio.sleep(0.05)
        assert Git(project)("fsck", "--strict", "--no-dangling").stdout == ""
