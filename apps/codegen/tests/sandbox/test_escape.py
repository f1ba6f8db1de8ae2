"""Attacks from inside; each must be contained, with control groups and without."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from loomery_codegen.errors import NoSandboxError
from loomery_codegen.sandbox import probe as probe_module
from loomery_codegen.sandbox.bubblewrap import BubblewrapSandbox, find_bubblewrap
from loomery_codegen.sandbox.cgroup import find_cgroups
from loomery_codegen.sandbox.model import Command, Limits, Outcome
from loomery_codegen.sandbox.plain import PlainSandbox
from loomery_codegen.sandbox.probe import SandboxReport, choose_sandbox, probe

pytestmark = pytest.mark.skipif(probe().sandbox is None, reason=f"no bubblewrap here: {probe().problem}")


@pytest.fixture(params=["groups", "limits"])
def sandbox(request: pytest.FixtureRequest) -> BubblewrapSandbox:
    cgroups = find_cgroups()
    if request.param == "groups" and cgroups is None:
        pytest.skip("this user may not make control groups")
    return BubblewrapSandbox(
        program=find_bubblewrap() or "", cgroups=cgroups if request.param == "groups" else None
    )


@pytest.fixture
def attack(sandbox: BubblewrapSandbox, tmp_path: Path) -> Iterator["Attack"]:
    yield Attack(sandbox, tmp_path)


class Attack:
    """Runs a shell or Perl script in a project folder of its own."""

    def __init__(self, sandbox: BubblewrapSandbox, folder: Path) -> None:
        self.sandbox = sandbox
        self.project = folder / "project"
        self.project.mkdir()

    def shell(self, script: str, limits: Limits | None = None) -> Outcome:
        return self._run(("/bin/sh", "-c", script), limits)

    def perl(self, script: str, limits: Limits | None = None) -> Outcome:
        return self._run(("/usr/bin/perl", "-e", script), limits)

    def _run(self, argv: tuple[str, ...], limits: Limits | None) -> Outcome:
        return self.sandbox.run(
            Command(
                argv=argv, cwd=self.project, writable=(self.project,), limits=limits or Limits(seconds=60)
            )
        )


def test_fork_bomb(attack: Attack, sandbox: BubblewrapSandbox) -> None:
    if os.getuid() == 0 and not sandbox.has_groups:
        pytest.skip("the kernel counts no processes of root; without control groups only the watcher does")
    outcome = attack.shell("f() { f | f & }; f; sleep 5", Limits(processes=40, seconds=2, memory=512))
    assert outcome.ending in {"timed_out", "processes", "memory", "exited"}
    assert _all_gone(attack.project)


def test_memory_hog_over_many_processes(attack: Attack) -> None:
    outcome = attack.perl(
        "for (1..8) { fork or do { push @a, 'x' x 1048576 for 1..100; sleep 200; exit } } wait for 1..8;",
        Limits(memory=200, seconds=120),
    )
    assert outcome.ending == "memory"


def test_disk_filler_in_every_writable_place(attack: Attack) -> None:
    fill = (
        "for d in /tmp /dev/shm /run; do head -c 200000000 /dev/zero > $d/f; done; du -sm /tmp /dev/shm /run"
    )
    outcome = attack.shell(fill, Limits(disk=16, file_size=500, memory=512))
    sizes = [int(line.split()[0]) for line in outcome.output.splitlines() if line[:1].isdigit()]
    assert len(sizes) == 3
    assert max(sizes) <= 16 + 1  # du rounds up and counts the folder


def test_nothing_outside_the_listed_folders_can_be_written(attack: Attack) -> None:
    outcome = attack.shell(
        "for f in /x /etc/x /usr/x /dev/x /proc/x; do echo evil > $f && echo wrote $f; done; echo evil > ../x"
    )
    assert "wrote" not in outcome.output
    assert not (attack.project.parent / "x").exists()


def test_a_link_does_not_lead_out(attack: Attack) -> None:
    secret = attack.project.parent / "secret.txt"
    secret.write_text("do-not-tell")
    (attack.project / "link").symlink_to(secret)
    outcome = attack.shell("cat link; echo evil > link")
    assert "do-not-tell" not in outcome.output
    assert secret.read_text() == "do-not-tell"


def test_host_files_are_not_there(attack: Attack) -> None:
    outcome = attack.shell("cat /etc/shadow /etc/machine-id; ls /root /home /work /var; cat /proc/1/environ")
    assert "root:" not in outcome.output
    assert outcome.output.count("No such file") == 6


def test_host_processes_are_not_seen(attack: Attack) -> None:
    outcome = attack.shell(f"kill -0 {os.getpid()} && echo reached; ls /proc | grep -c '^[0-9]*$'")
    assert "reached" not in outcome.output
    assert int(outcome.output.split()[-1]) < 10


def test_no_network_neither_outside_nor_of_the_host(attack: Attack) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        reached = threading.Event()
        server.settimeout(0.1)
        script = (
            "use IO::Socket::INET; for my $a (@ARGV) { print 'reached' if IO::Socket::INET->new("
            "PeerAddr => $a, Timeout => 2) } print 'tried'"
        )
        argv = ("/usr/bin/perl", "-e", script, f"127.0.0.1:{port}", "1.1.1.1:53")
        outcome = attack.sandbox.run(Command(argv=argv, cwd=attack.project, writable=(attack.project,)))
        with pytest.raises(TimeoutError):
            server.accept()
    assert outcome.output == "tried"
    assert not reached.is_set()


def test_abstract_sockets_of_the_host_are_out_of_reach(attack: Attack) -> None:
    # Abstract names are the machine's: other tests of this kind run beside.
    name = f"loomery-escape-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0{name}")
        server.listen()
        outcome = attack.perl(
            "use Socket; socket(S, AF_UNIX, SOCK_STREAM, 0); "
            f'print connect(S, pack_sockaddr_un("\\0{name}")) ? "reached" : "refused"'
        )
    assert outcome.output == "refused"


@pytest.mark.parametrize("flags", [0x10000000, 0x00020000], ids=["user namespace", "mount namespace"])
def test_no_new_namespaces(attack: Attack, flags: int) -> None:
    outcome = attack.perl(f"print syscall(272, {flags}) == 0 ? 'made' : 'refused'")
    assert outcome.output == "refused"


def test_no_unusual_socket_families(attack: Attack) -> None:
    outcome = attack.perl(
        "for (0..45) { next if /^(1|2|10|16)$/; print \"made $_\" if socket(S, $_, 3, 0) } print 'tried'"
    )
    assert outcome.output == "tried"


def test_no_privileges_inside(attack: Attack) -> None:
    outcome = attack.shell(
        "id -u; mount -t tmpfs none /tmp && echo mounted; grep -E 'CapEff|NoNewPrivs' /proc/self/status"
    )
    assert "mounted" not in outcome.output
    assert outcome.output.split()[0] == "65534"
    assert "0000000000000000" in outcome.output


def test_refuses_without_a_sandbox_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        probe_module, "probe", lambda: SandboxReport(None, None, False, "not installed", "install it")
    )
    with pytest.raises(NoSandboxError) as refused:
        choose_sandbox()
    assert refused.value.code == "no_sandbox"
    assert isinstance(choose_sandbox(unsafe=True), PlainSandbox)


def _all_gone(folder: Path) -> bool:
    """Whether every process is gone, once the kernel has had time to end them."""
    for _ in range(1200):
        if not _processes_of(folder):
            return True
        time.sleep(0.05)
    return False


def _processes_of(folder: Path) -> list[int]:
    """Host processes whose current folder is `folder`."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if (entry / "cwd").readlink() == folder:
                    found.append(int(entry.name))
            except OSError:
                continue
    return found
