"""Pages made in the sandbox: real files are taken along, links are not."""

import zipfile
from pathlib import Path

import pytest

from loomery_codegen.pages import built_pages, pack_with_pages, serve_pages


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    """A project that was built, beside a secret of the machine."""
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets/key").write_text("secret")
    dist = tmp_path / "checked/web/dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text("<p>checked")
    (dist / "assets/a.js").write_text("1")
    (dist / "key").symlink_to(tmp_path / "secrets/key")
    (dist / "folder").symlink_to(tmp_path / "secrets")
    return tmp_path / "checked"


def names(project: Path) -> list[str]:
    return [str(path) for path, _ in built_pages(project)]


def test_links_among_the_pages_are_passed_over(checked: Path) -> None:
    assert names(checked) == ["web/dist/assets/a.js", "web/dist/index.html"]


@pytest.mark.parametrize("part", ["web", "web/dist"])
def test_folders_of_pages_that_are_links_hold_none(checked: Path, tmp_path: Path, part: str) -> None:
    (checked / part).rename(tmp_path / "moved")
    (checked / part).symlink_to(tmp_path / "moved")
    assert names(checked) == []


def test_pages_replace_those_before_and_never_through_a_link(checked: Path, tmp_path: Path) -> None:
    project, outside = tmp_path / "project", tmp_path / "outside"
    for folder in (project / "web", outside / "dist"):
        folder.mkdir(parents=True)
    (outside / "dist/theirs").write_text("theirs")
    (project / "web/dist").symlink_to(outside / "dist")
    serve_pages(checked, project)
    assert (project / "web/dist/index.html").read_text() == "<p>checked"
    assert sorted(path.name for path in (project / "web/dist").iterdir()) == ["assets", "index.html"]
    (project / "web/dist/old.html").write_text("old")
    serve_pages(checked, project)
    assert not (project / "web/dist/old.html").exists()
    (project / "web").rename(tmp_path / "web")
    (project / "web").symlink_to(outside)
    serve_pages(checked, project)
    assert [path.name for path in (outside / "dist").iterdir()] == ["theirs"]


def test_a_bundle_holds_the_checked_pages_and_no_others(checked: Path, tmp_path: Path) -> None:
    archive = tmp_path / "build-1.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("README.md", "# Tiny")
        file.writestr("web/dist/index.html", "<p>pushed")
        file.writestr("web/distant.ts", "1")
    bundle = tmp_path / "build-1.bundle.zip"
    pack_with_pages(archive, checked, bundle)
    first = bundle.read_bytes()
    with zipfile.ZipFile(bundle) as file:
        found = {name: file.read(name).decode() for name in file.namelist()}
    assert found == {
        "README.md": "# Tiny",
        "web/distant.ts": "1",
        "web/dist/assets/a.js": "1",
        "web/dist/index.html": "<p>checked",
    }
    pack_with_pages(archive, checked, bundle)
    assert bundle.read_bytes() == first
