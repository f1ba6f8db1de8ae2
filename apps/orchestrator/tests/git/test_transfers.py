"""Clone, fetch and push with the real command line."""

import pytest

from apps.orchestrator.tests.git.place import FILES, Place


@pytest.mark.parametrize("version", ["0", "1", "2"])
async def test_every_version_of_the_protocol_clones_and_pushes(place: Place, version: str) -> None:
    clone = await place.clone("app_1", "dev", "-c", f"protocol.version={version}")
    assert {name: (clone.folder / name).read_text() for name in FILES} == FILES
    assert clone("tag").stdout.split() == ["build-1"]
    clone.commit("Mine", {"README.md": "# Mine\n", "web/src/new.ts": "export {};\n"})
    done = await clone.aside("-c", f"protocol.version={version}", "push", "origin", "main")
    job = (await place.jobs())[0]
    assert (
        f"remote: build {job.id} started; follow it at https://loomery.example/jobs/{job.id}" in done.stderr
    )
    project = place.projects.project("t1", "app_1")
    assert (project / "README.md").read_text() == "# Mine\n"
    assert (project / "web/src/new.ts").exists()
    await clone.aside("fetch")
    assert clone("status", "--short", "--branch").stdout.strip() == "## main...origin/main"
