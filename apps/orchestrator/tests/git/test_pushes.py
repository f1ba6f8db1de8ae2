"""What a push may do, and what it sets going."""

import asyncio
import contextlib
import gzip
import random
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2

from apps.orchestrator.tests.git.place import Git, Place, placed


async def head(place: Place, ref: str = "main") -> str:
    project = place.projects.project("t1", "app_1")
    return (await Git(project).aside("rev-parse", ref)).stdout.strip()


async def refused(place: Place, clone: Git, *arguments: str) -> str:
    """A push that is refused and changes nothing; what was told."""
    project = Git(place.projects.project("t1", "app_1"))
    before = (await project.aside("for-each-ref")).stdout
    done = await clone.aside("push", *arguments, check=False)
    assert done.returncode != 0, done.stderr
    assert (await project.aside("for-each-ref")).stdout == before
    assert (await project.aside("status", "--porcelain")).stdout == ""
    assert await place.jobs() == []
    return done.stderr


async def test_only_main_is_built(place: Place) -> None:
    clone = await place.clone()
    clone.commit("Try", {"new.txt": "new"})
    done = await clone.aside("push", "origin", "HEAD:refs/heads/ada/try", "HEAD:refs/tags/v1")
    assert "build" not in done.stderr
    assert await head(place, "ada/try") == await head(place, "v1") != await head(place)
    await clone.aside("push", "origin", ":refs/heads/ada/try", ":refs/tags/v1")
    assert await place.jobs() == []


async def test_nothing_new_is_not_built(place: Place) -> None:
    clone = await place.clone()
    done = await clone.aside("push", "origin", "main")
    assert "Everything up-to-date" in done.stderr
    clone.commit("Only words", {})
    await clone.aside("push", "origin", "main")
    assert await place.jobs() == []


async def test_a_build_goes_on_with_the_specification_in_use(place: Place) -> None:
    clone = await place.clone()
    clone.commit("Mine", {"new.txt": "new"})
    await clone.aside("push", "origin", "main")
    (job,) = await place.jobs()
    assert job.request["spec"] == {"name": "Tiny", "slug": "tiny"}
    assert (job.request["description"], job.created_by) == ("A tiny thing", "user_dev")


async def test_a_push_is_kept_when_it_cannot_be_built(tmp_path: Path) -> None:
    async with placed(tmp_path, quotas={"builds_per_hour": 1}) as place:
        clone = await place.clone()
        clone.commit("One", {"new.txt": "1"})
        assert "remote: build job_" in (await clone.aside("push", "origin", "main")).stderr
        second = clone.commit("Two", {"new.txt": "2"})
        told = (await clone.aside("push", "origin", "main")).stderr
        assert "remote: Your push is kept, but no build was started: 1 builds were begun" in told
        assert await head(place) == second
        assert len(await place.jobs()) == 1


async def test_names_of_builds_are_theirs(place: Place) -> None:
    clone = await place.clone()
    clone.commit("Mine", {"new.txt": "new"})
    for name in ("refs/heads/loomery/pristine", "refs/heads/Loomery/x", "refs/heads/loomery"):
        assert f"remote: {name} is kept by builds" in await refused(
            place, clone, "-f", "origin", f"HEAD:{name}"
        )
    for name in ("refs/tags/build-1", "refs/tags/build-2", "refs/tags/BUILD-2"):
        assert f"remote: {name} is a name for builds" in await refused(
            place, clone, "-f", "origin", f"HEAD:{name}"
        )
    assert "kept by builds" in await refused(place, clone, "origin", ":refs/heads/loomery/pristine")
    assert "a name for builds" in await refused(place, clone, "origin", ":refs/tags/build-1")
    assert "neither a branch nor a tag" in await refused(place, clone, "origin", "HEAD:refs/notes/x")
    assert "too much like main" in await refused(place, clone, "origin", "HEAD:refs/heads/MAIN")


async def test_one_bad_name_refuses_the_whole_push(place: Place) -> None:
    clone = await place.clone()
    clone.commit("Mine", {"new.txt": "new"})
    await refused(place, clone, "origin", "HEAD:refs/heads/main", "HEAD:refs/heads/loomery/x")


async def test_main_is_neither_deleted_nor_rewritten(place: Place) -> None:
    clone = await place.clone()
    assert "main cannot be deleted" in await refused(place, clone, "origin", ":main")
    clone("commit", "--quiet", "--amend", "--message", "Never happened")
    assert "main cannot be rewritten" in await refused(place, clone, "--force", "origin", "main")
    clone("checkout", "--quiet", "--orphan", "other")
    clone.commit("Another history", {})
    assert "main cannot be rewritten" in await refused(place, clone, "--force", "origin", "other:main")


async def test_links_and_submodules_are_refused(place: Place) -> None:
    clone = await place.clone()
    (clone.folder / "leak").symlink_to("/etc/passwd")
    clone.commit("Link", {})
    assert "remote: leak is a symbolic link" in await refused(place, clone, "origin", "main")
    clone("reset", "--quiet", "--hard", "origin/main")
    clone("update-index", "--add", "--cacheinfo", f"160000,{await head(place)},vendor/lib")
    clone("commit", "--quiet", "--message", "Submodule")
    assert "remote: vendor/lib is a submodule" in await refused(place, clone, "origin", "main")


async def test_objects_are_checked(place: Place) -> None:
    clone = await place.clone()
    blob = clone("rev-parse", "HEAD:README.md").stdout.strip()
    for name in (".git", "..", ".GIT"):
        raw = clone.folder / "raw-tree"
        raw.write_bytes(f"100644 {name}\0".encode() + bytes.fromhex(blob))
        tree = clone("hash-object", "-t", "tree", "-w", "--literally", "raw-tree").stdout.strip()
        commit = clone("commit-tree", tree, "-p", "HEAD", "-m", "Bad").stdout.strip()
        assert "fsck error" in await refused(place, clone, "origin", f"{commit}:refs/heads/main")


async def test_few_bytes_that_stand_for_endless_trees_are_refused(place: Place) -> None:
    clone = await place.clone()
    clone.commit("Nothing", {"empty.txt": ""})
    entry, kind, mode = clone("rev-parse", "HEAD:empty.txt").stdout.strip(), "blob", "100644"
    for _ in range(10):
        listed = "".join(f"{mode} {kind} {entry}\tf{n}\n" for n in range(10))
        (clone.folder / "listed").write_text(listed)
        with (clone.folder / "listed").open() as file:
            made = await asyncio.create_subprocess_exec(
                "git", "mktree", cwd=clone.folder, stdin=file, stdout=asyncio.subprocess.PIPE
            )
            entry, kind, mode = (await made.communicate())[0].decode().strip(), "tree", "040000"
    commit = clone("commit-tree", entry, "-p", "HEAD", "-m", "Bomb").stdout.strip()
    told = await refused(place, clone, "origin", f"{commit}:refs/heads/main")
    assert "holds too much: at most 20000 files" in told


async def test_too_many_bytes_are_refused(tmp_path: Path) -> None:
    async with placed(tmp_path, git={"max_push": 500_000, "max_tree": 3_000_000}) as place:
        clone = await place.clone()
        clone.commit("Noise", {"noise.bin": _noise(900_000)})
        assert "At most 0.5 MB are taken at once" in await refused(place, clone, "origin", "main")
        clone("reset", "--quiet", "--hard", "origin/main")
        clone.commit("Zeros", {"zeros.bin": bytes(9_000_000)})
        assert "holds too much" in await refused(place, clone, "origin", "main")


def _noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


async def test_large_pushes_arrive_whole(place: Place) -> None:
    clone = await place.clone()
    noise = _noise(11_000_000)
    clone.commit("Noise", {"noise.bin": noise})
    assert "build job_" in (await clone.aside("push", "origin", "main")).stderr
    assert (place.projects.project("t1", "app_1") / "noise.bin").read_bytes() == noise


async def test_a_full_repository_takes_no_more(tmp_path: Path) -> None:
    async with placed(tmp_path, git={"max_repository_mb": 1}) as place:
        clone = await place.clone()
        clone.commit("Noise", {"noise.bin": _noise(1_200_000)})
        await clone.aside("push", "origin", "main")
        clone.commit("More", {"more.txt": "more"})
        done = await clone.aside("push", "origin", "main", check=False)
        assert "remote: This repository has 1 MB, as much as it may." in done.stderr
        assert (await clone.aside("fetch")).returncode == 0


async def test_pushes_at_the_same_time_leave_one_whole_history(place: Place) -> None:
    clones = [await place.clone() for _ in range(4)]
    for number, clone in enumerate(clones):
        clone.commit(f"By {number}", {f"file-{number}.txt": "x"})
    done = await asyncio.gather(*(clone.aside("push", "origin", "main", check=False) for clone in clones))
    won = [place for place, item in enumerate(done) if item.returncode == 0]
    assert len(won) == 1, [item.stderr for item in done]
    lost = "".join(item.stderr for item in done if item.returncode)
    assert lost.count("has moved on in the meantime") + lost.count("fetch first") == 3, lost
    project = Git(place.projects.project("t1", "app_1"))
    assert (await project.aside("status", "--porcelain")).stdout == ""
    assert (project.folder / f"file-{won[0]}.txt").exists()
    assert len(await place.jobs()) == 1
    for clone in clones:
        await clone.aside("pull", "--quiet", "--rebase", "origin", "main")
        await clone.aside("push", "origin", "main")
    assert len(list(project.folder.glob("file-*.txt"))) == 4


async def test_a_push_waits_while_a_build_is_published(place: Place) -> None:
    clone = await place.clone()
    clone.commit("Mine", {"new.txt": "new"})
    with place.projects.undisturbed("t1", "app_1"):
        pushing = asyncio.create_task(clone.aside("push", "origin", "main"))
        while not list((place.home / "git").glob("hooks-*/pre-receive")):
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.3)
        assert not pushing.done()
        assert not (place.projects.project("t1", "app_1") / "new.txt").exists()
    assert "build job_" in (await pushing).stderr


async def test_edits_on_the_server_are_not_overwritten(place: Place) -> None:
    clone = await place.clone()
    clone.commit("Mine", {"README.md": "# Pushed\n"})
    readme = place.projects.project("t1", "app_1") / "README.md"
    readme.write_text("# Edited in place\n")
    done = await clone.aside("push", "origin", "main", check=False)
    assert "unstaged changes" in done.stderr
    assert readme.read_text() == "# Edited in place\n"


async def test_packed_bodies_are_unpacked_within_limits(tmp_path: Path) -> None:
    async with placed(tmp_path, git={"max_push": 1_000_000}) as place:
        bomb = gzip.compress(bytes(50_000_000))
        for service in ("git-upload-pack", "git-receive-pack"):
            answer = await place.post(service, bomb, Content_Encoding="gzip")
            assert answer.status_code == (413 if service == "git-upload-pack" else 200)
            assert b"are taken at once." in answer.content
        for content, encoding in (
            (b"not packed", "gzip"),
            (gzip.compress(b"0000")[:-9], "gzip"),
            (b"0000", "br"),
        ):
            answer = await place.post("git-upload-pack", content, Content_Encoding=encoding)
            assert answer.status_code == 400, answer.content
        assert await place.jobs() == []


async def test_pages_of_other_sites_cannot_push(place: Place) -> None:
    """A browser may remember the token; what a form of another page can send is not taken."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        answer = await place.post("git-receive-pack", b"0000", Content_Type=kind)
        assert (answer.status_code, answer.text[:28]) == (400, "This is no request of git. U")


async def test_a_pusher_that_hangs_up_leaves_nothing(place: Place) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b"00"
        raise ConnectionError

    with contextlib.suppress(ConnectionError, httpx2.HTTPError):
        await place.post("git-receive-pack", endless())
    clone = await place.clone()
    clone.commit("Mine", {"new.txt": "new"})
    assert "build job_" in (await clone.aside("push", "origin", "main")).stderr
    assert list((place.home / "git" / "uploads").iterdir()) == []
