"""What programs in the sandbox leave behind is taken over as files, and as nothing else."""

import os
from pathlib import Path

from loomery_codegen.gates.preloaded import Preloaded
from loomery_codegen.sandbox.model import Command, Limits, Process
from loomery_codegen.sandbox.plain import PlainSandbox


def ended() -> Process:
    command = Command(argv=("/usr/bin/true",), cwd=Path("/"), limits=Limits(seconds=20))
    return PlainSandbox(cgroups=None).start(command)


def test_links_and_pipes_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("of the machine")
    preloaded = Preloaded(ended(), tmp_path)
    made = preloaded.folder("tour")
    (made / "page.jpg").write_bytes(b"picture")
    (made / "link.jpg").symlink_to(secret)
    os.mkfifo(made / "pipe.jpg")
    (made / "folder").mkdir()
    preloaded.take(made, tmp_path / "kept")
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["page.jpg"]


def test_a_folder_that_became_a_link_is_left(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret").write_text("of the machine")
    preloaded = Preloaded(ended(), tmp_path)
    made = preloaded.folder("tour")
    made.rmdir()
    made.symlink_to(elsewhere)
    preloaded.take(made, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []
