"""The code browser: files, contents, history, differences."""

import base64

import pytest

from apps.orchestrator.tests.git.place import FILES, Git, Place, placed

SECRET = "root:x:0:0"


def project(place: Place) -> Git:
    return Git(place.projects.project("t1", "app_1"))


async def test_folders_are_listed_folders_first(place: Place) -> None:
    git = project(place)
    git.commit("More", {"run.sh": "#!/bin/sh\n", "Zoo.md": "z"})
    git("update-index", "--chmod=+x", "run.sh")
    git("commit", "--quiet", "--message", "A program")
    found = (await place.ask("/api/apps/app_1/files")).json()
    assert [item["path"] for item in found["entries"]] == [
        *("api", "web", "loomery.json", "README.md", "run.sh", "Zoo.md")
    ]
    assert found["entries"][0] == {
        "name": "api",
        "path": "api",
        "kind": "folder",
        "size": None,
        "executable": False,
    }
    assert found["entries"][4]["executable"]
    below = (await place.ask("/api/apps/app_1/files", path="web/src/")).json()
    assert [(item["path"], item["size"]) for item in below["entries"]] == [
        ("web/src/größe.ts", len(FILES["web/src/größe.ts"].encode()))
    ]
    old = (await place.ask("/api/apps/app_1/files", ref="build-1")).json()
    assert len(old["entries"]) == 4
    assert old["commit"] == git("rev-parse", "build-1").stdout.strip()


async def test_files_come_as_text_or_as_bytes(place: Place) -> None:
    picture = bytes(range(256))
    project(place).commit("Picture", {"picture.png": picture})
    text = (await place.ask("/api/apps/app_1/files/content", path="web/src/größe.ts")).json()
    assert (text["encoding"], text["content"]) == ("utf-8", FILES["web/src/größe.ts"])
    found = (await place.ask("/api/apps/app_1/files/content", path="picture.png")).json()
    assert (found["encoding"], base64.b64decode(found["content"])) == ("base64", picture)


async def test_large_files_and_differences_are_cut(tmp_path: object) -> None:
    async with placed(tmp_path, git={"max_shown": 2000}) as place:  # type: ignore[arg-type]
        project(place).commit("Large", {"large.txt": "many words\n" * 1000})
        answer = await place.ask("/api/apps/app_1/files/content", path="large.txt")
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
        found = (await place.ask("/api/apps/app_1/diff", **{"from": "build-1"})).json()
        assert found["cut"]
        assert len(found["patch"]) == 2000


async def test_history_is_numbered_and_paged(place: Place) -> None:
    git = project(place)
    for number in range(4):
        git.commit(f"Step {number}\n\nBecause of ü.", {"README.md": f"{number}"})
    first = (await place.ask("/api/apps/app_1/commits", limit=3)).json()
    assert [(item["number"], item["message"]) for item in first["items"]] == [
        (number, f"Step {number - 2}\n\nBecause of ü.") for number in (5, 4, 3)
    ]
    git.commit("Later", {"README.md": "later"})
    rest = (await place.ask("/api/apps/app_1/commits", limit=3, cursor=first["next"])).json()
    assert [(item["number"], item["tag"]) for item in rest["items"]] == [(2, None), (1, "build-1")]
    assert rest["next"] is None
    step = rest["items"][1]
    assert (step["author"], step["email"], step["message"]) == (
        *("Ada", "ada@example.com"),
        "Build Tiny\n\nEntities: none",
    )
    assert step["date"].endswith("Z")


async def test_differences_are_unified(place: Place) -> None:
    commit = project(place).commit("Mine", {"README.md": "# Mine\n", "api/new.py": "NEW = 1\n"})
    found = (await place.ask("/api/apps/app_1/diff", **{"from": "build-1", "to": commit})).json()
    assert "-# Tiny\n+# Mine\n" in found["patch"]
    assert "+++ b/api/new.py" in found["patch"]
    assert (found["to"], found["cut"]) == (commit, False)
    below = (await place.ask("/api/apps/app_1/diff", path="api", **{"from": "build-1"})).json()
    assert "README" not in below["patch"]
    assert "NEW = 1" in below["patch"]
    none = (await place.ask("/api/apps/app_1/diff", path="a*", **{"from": "build-1"})).json()
    assert none["patch"] == ""


async def test_a_branch_counts_more_than_a_tag_of_its_name(place: Place) -> None:
    git = project(place)
    head = git.commit("Newer", {"README.md": "newer"})
    git("tag", "main", "build-1")
    assert (await place.ask("/api/apps/app_1/files", ref="main")).json()["commit"] == head


REVISIONS = [
    *(
        "-h",
        "--help",
        "--output=/tmp/x",
        "main..build-1",
        "main~1",
        "main^{tree}",
        "main:README.md",
        ":/Build",
    ),
    *("@{-1}", "main@{1}", "a b", "a\nb", "../../HEAD", "/etc/passwd", "", "x" * 201, "HEAD^@", "%2e%2e"),
]
OUTSIDE = [
    "../../../etc/passwd",
    "web/../../x",
    "./web",
    "web//src",
    ".",
    "..",
    "web\nsrc",
    "web\0",
    "x" * 1001,
]
NOWHERE = ["nothing", "-z", "--help", ":(glob)**", ":/x", "*", "README.md/x", ".git/config"]


@pytest.mark.parametrize("path", ["files", "files/content", "commits", "diff"])
async def test_revisions_cannot_be_options_or_ranges(place: Place, path: str) -> None:
    for ref in REVISIONS:
        names = {"ref": ref, "from": ref, "path": "README.md" if path == "files/content" else ""}
        answer = await place.ask(f"/api/apps/app_1/{path}", **names)
        assert answer.status_code in (400, 422), ref


@pytest.mark.parametrize("place_of", ["files", "files/content"])
async def test_paths_stay_inside(place: Place, place_of: str) -> None:
    for path in OUTSIDE:
        assert (await place.ask(f"/api/apps/app_1/{place_of}", path=path)).status_code in (400, 422), path
    for path in NOWHERE:
        assert (await place.ask(f"/api/apps/app_1/{place_of}", path=path)).status_code == 404, path


async def test_links_are_shown_and_not_followed(place: Place) -> None:
    git = project(place)
    (git.folder / "leak").symlink_to("/etc/passwd")
    (git.folder / "folder").symlink_to("/etc")
    git.commit("Links", {})
    found = (await place.ask("/api/apps/app_1/files")).json()["entries"]
    assert [item["kind"] for item in found if item["name"] in ("leak", "folder")] == ["link", "link"]
    link = (await place.ask("/api/apps/app_1/files/content", path="leak")).json()
    assert (link["kind"], link["content"]) == ("link", "/etc/passwd")
    for path in ("folder/passwd", "folder"):
        answer = await place.ask("/api/apps/app_1/files", path=path)
        assert answer.status_code == 404
        assert SECRET not in answer.text


async def test_only_members_look(place: Place) -> None:
    asked = [
        ("files", {}),
        ("files/content", {"path": "README.md"}),
        ("commits", {}),
        ("diff", {"from": "main"}),
    ]
    for path, values in asked:
        assert (await place.ask(f"/api/apps/app_1/{path}", **values)).status_code == 200
        assert (await place.ask(f"/api/apps/app_3/{path}", **values)).status_code == 404
        assert (await place.ask(f"/api/apps/app_1/{path}", "other", **values)).status_code == 404
        assert (await place.ask(f"/api/apps/app_1/{path}", "", **values)).status_code == 401
    answer = await place.ask("/api/apps/app_2/files")
    assert (answer.status_code, answer.json()["detail"]) == (404, "This application has no repository yet.")
