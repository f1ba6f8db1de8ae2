"""Control groups of both versions get the limits; ordinary folders stand in for the kernel's."""

from pathlib import Path

from loomery_codegen.sandbox.cgroup import Cgroup, CgroupSupport
from loomery_codegen.sandbox.model import Limits


def test_version_two_limits_memory_and_processes_in_one_folder(tmp_path: Path) -> None:
    group = CgroupSupport(tmp_path, tmp_path, 2).create(Limits(memory=64, processes=8))
    assert (group.memory / "memory.max").read_text() == str(64 * 1024 * 1024)
    assert (group.pids / "pids.max").read_text() == "8"
    assert group.join_files == (group.memory / "cgroup.procs",)


def test_version_one_uses_a_folder_for_each_controller(tmp_path: Path) -> None:
    memory, pids = tmp_path / "memory", tmp_path / "pids"
    memory.mkdir()
    pids.mkdir()
    group = CgroupSupport(memory, pids, 1).create(Limits(memory=64, processes=8))
    assert (group.memory / "memory.limit_in_bytes").read_text() == str(64 * 1024 * 1024)
    assert len(group.join_files) == 2


def test_what_the_kernel_counted_is_read(tmp_path: Path) -> None:
    group = Cgroup(tmp_path, tmp_path, 2)
    assert not group.ran_out_of_memory()
    (tmp_path / "memory.events").write_text("low 0\noom 1\noom_kill 2\n")
    (tmp_path / "pids.events").write_text("max 3\n")
    assert group.ran_out_of_memory()
    assert group.ran_out_of_processes()


def test_processor_time_is_bounded_where_it_is_asked_for(tmp_path: Path) -> None:
    two = CgroupSupport(tmp_path, tmp_path, 2, tmp_path).create(Limits(cores=1.5))
    assert two.cpu is not None
    assert (two.cpu / "cpu.max").read_text() == "150000 100000"
    folders = [tmp_path / name for name in ("memory", "pids", "cpu")]
    for folder in folders:
        folder.mkdir()
    one = CgroupSupport(folders[0], folders[1], 1, folders[2]).create(Limits(cores=0.5))
    assert one.cpu is not None
    assert (one.cpu / "cpu.cfs_quota_us").read_text() == "50000"
    assert len(one.join_files) == 3
    assert CgroupSupport(folders[0], folders[1], 1, folders[2]).create(Limits()).cpu is None
