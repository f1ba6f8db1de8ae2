"""Clone, fetch and push with the real command line."""

import asyncio
import base64
import contextlib
import random
from pathlib import Path

import httpx2
import pytest

from apps.orchestrator.tests.git.place import FILES, Git, Place, placed
from loomery_orchestrator.git.answers import unless_gone
from loomery_orchestrator.git.bodies import GoneError
from loomery_orchestrator.git.command import Git as Command
from loomery_orchestrator.git.slots import Slots
from loomery_orchestrator.settings import GitSettings
from loomery_shared.errors import TooManyError

INFO, UPLOAD = "/git/app_1.git/info/refs", "/git/app_1.git/git-upload-pack"
KIND = {"Content-Type": "application/x-git-upload-pack-request"}


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


async def test_shallow_clones_and_old_versions_come_too(place: Place) -> None:
    git = Git(place.projects.project("t1", "app_1"))
    for number in range(3):
        git.commit(f"Step {number}", {"README.md": f"{number}"})
    clone = await place.clone("app_1", "view", "--depth=1")
    assert clone("rev-list", "--count", "HEAD").stdout.strip() == "1"
    await clone.aside("fetch", "--unshallow", "origin", "build-1")
    assert clone("rev-list", "--count", "origin/main").stdout.strip() == "4"


async def test_long_negotiations_arrive_packed(place: Place) -> None:
    """With much history that the server does not have, git packs its questions."""
    clone = await place.clone("app_1", "view")
    for number in range(60):
        clone.commit(f"Mine {number}", {})
    Git(place.projects.project("t1", "app_1")).commit("Theirs", {"README.md": "theirs"})
    for version in ("0", "2"):
        done = await clone.aside("-c", f"protocol.version={version}", "fetch", "--verbose")
        assert done.returncode == 0


async def test_who_shows_no_good_token_is_asked_for_one(place: Place) -> None:
    for header in (
        *("", "Basic", "Basic %%%", "Basic " + base64.b64encode(b"ada:wrong").decode()),
        *("Basic " + base64.b64encode(b"dev:").decode(), "Basic " + base64.b64encode(b"dev").decode()),
        *("Digest dev", "Bearer nobody", "Basic " + base64.b64encode(b"ada:" + b"x" * 9000).decode()),
    ):
        for ask in (
            place.http.get(INFO, params={"service": "git-upload-pack"}, headers={"Authorization": header}),
            place.http.post("/git/app_1.git/git-upload-pack", headers={"Authorization": header}),
            place.http.post("/git/app_1.git/git-receive-pack", headers={"Authorization": header}),
        ):
            answer = await ask
            assert answer.status_code == 401
            assert answer.headers["WWW-Authenticate"].startswith("Basic realm=")
    for header in ("Bearer dev", "basic " + base64.b64encode(b":dev").decode()):
        answer = await place.http.get(
            INFO, params={"service": "git-upload-pack"}, headers={"Authorization": header}
        )
        assert answer.status_code == 200


async def test_a_revoked_token_is_of_no_use(place: Place) -> None:
    clone = await place.clone()
    clone.commit("Mine", {"README.md": "# Mine\n"})
    del place.tokens.known["dev"]
    for command in ("push", "fetch"):
        done = await clone.aside(command, "origin", "main", check=False)
        assert done.returncode != 0
        assert "Authentication failed" in done.stderr


async def test_a_viewer_fetches_and_does_not_push(place: Place) -> None:
    clone = await place.clone("app_1", "view")
    await clone.aside("fetch")
    clone.commit("Mine", {"README.md": "# Mine\n"})
    done = await clone.aside("push", "origin", "main", check=False)
    assert "remote: This needs the role developer; yours is viewer." in done.stderr
    answer = await place.post("git-receive-pack", b"0000", "view")
    assert answer.status_code == 403


async def test_what_belongs_to_others_looks_like_what_is_not_there(place: Place) -> None:
    said = set()
    for app in (
        "app_3",
        "app_none",
        "app_1.git",
        "..",
        "%2e%2e",
        "app_1%2f..%2fapp_3",
        "-c",
        "a" * 65,
        "app_1%00",
    ):
        for answer in (
            await place.http.get(f"/git/{app}.git/info/refs?service=git-upload-pack", auth=("x", "dev")),
            await place.post("git-upload-pack", b"0000", "dev", app),
            await place.post("git-receive-pack", b"0000", "dev", app),
        ):
            assert answer.status_code == 404, app
            if "/" not in app and "%" not in app and app != "..":
                said.add(answer.text)
    assert said == {"There is no such application.\n"}


async def test_an_application_without_a_green_build_says_so(place: Place) -> None:
    done = await Git(place.desk).aside("clone", place.address("app_2"), check=False)
    assert "remote: This application has no repository yet. Its first green build makes one." in done.stderr


async def test_nothing_but_the_smart_protocol_is_served(place: Place) -> None:
    for path in ("HEAD", "config", "objects/info/packs", "objects/pack/x", "../project/.git/config", ""):
        answer = await place.http.get(f"/git/app_1.git/{path}", auth=("x", "dev"))
        assert answer.status_code == 404
    for service in ("", "git-upload-archive", "git-upload-pack --help", "upload-pack"):
        answer = await place.http.get(INFO, params={"service": service}, auth=("x", "dev"))
        assert answer.status_code == 403


async def test_odd_versions_of_the_protocol_are_passed_over(place: Place) -> None:
    for version in ("version=99", "version=2;id", "$(id)", "x" * 200):
        answer = await place.http.get(
            INFO,
            params={"service": "git-upload-pack"},
            headers={"Git-Protocol": version},
            auth=("x", "dev"),
        )
        assert answer.content.startswith(b"001e# service=git-upload-pack\n0000"), version


async def test_settings_of_this_machine_do_not_take_part(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "ran"
    (tmp_path / "hooks").mkdir()
    for name in ("pre-receive", "post-receive", "update", "push-to-checkout"):
        hook = tmp_path / "hooks" / name
        hook.write_text(f"#!/bin/sh\ntouch {mark}\nexit 1\n")
        hook.chmod(0o755)
    (tmp_path / ".gitconfig").write_text(
        f"[core]\nhooksPath = {tmp_path}/hooks\n[receive]\ndenyCurrentBranch = refuse\n"
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / ".gitconfig"))
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    clone = await place.clone()
    clone.commit("Mine", {"README.md": "# Mine\n", ".gitattributes": "* filter=evil diff=evil\n"})
    assert "build job_" in (await clone.aside("push", "origin", "main")).stderr
    assert not mark.exists()


async def test_git_ends_when_the_other_end_hangs_up(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that stops reading and leaves: the process must not wait for it."""
    git = Git(place.projects.project("t1", "app_1"))
    git.commit("Much", {f"{n}.bin": random.Random(n).randbytes(1_000_000) for n in range(30)})
    wants = git("rev-parse", "main").stdout.strip().encode()
    line = b"want " + wants + b" side-band-64k ofs-delta\n"
    body = b"%04x" % (len(line) + 4) + line + b"00000009done\n"
    async with place.http.stream("POST", UPLOAD, content=body, headers=KIND, auth=("x", "dev")) as answer:
        assert answer.status_code == 200
        async for _ in answer.aiter_raw():
            break
        assert _running(git.folder)
    while _running(git.folder):
        await asyncio.sleep(0.05)


async def test_work_that_nobody_waits_for_is_left(place: Place) -> None:
    git = Command(place.projects.project("t1", "app_1"), GitSettings())
    begun, hung_up = asyncio.Event(), asyncio.Event()

    async def receive() -> dict[str, str]:
        await hung_up.wait()
        return {"type": "http.disconnect"}

    async def work() -> None:
        asked = {"GIT_DIR": str(git.git_dir)}
        async with git.running(("cat-file", "--batch"), asked, asyncio.subprocess.PIPE) as process:
            begun.set()
            await process.wait()

    working = asyncio.create_task(unless_gone(receive, work()))
    await begun.wait()
    assert _running(git.project)
    hung_up.set()
    with pytest.raises(GoneError):
        await working
    assert not _running(git.project)


def _running(project: Path) -> list[str]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if (entry / "cwd").readlink().is_relative_to(project):
                    found.append((entry / "cmdline").read_text())
    return found


async def test_transfers_take_turns() -> None:
    slots = Slots(2, 1, patience=0.05)
    async with slots.one("a"), slots.one("b"):
        for tenant in ("a", "c"):
            with pytest.raises(TooManyError):
                async with slots.one(tenant):
                    pass
    async with slots.one("a"), slots.one("c"):
        pass


async def test_a_transfer_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    async with placed(tmp_path, git={"timeout": 0.0}) as place:
        answer = await place.http.get(INFO, params={"service": "git-upload-pack"}, auth=("x", "dev"))
        assert (answer.status_code, answer.text) == (
            503,
            "The repository took too long. Try again with less.\n",
        )
        with pytest.raises(httpx2.RemoteProtocolError):
            await place.post("git-upload-pack", b"0000")
