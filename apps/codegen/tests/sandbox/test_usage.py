import subprocess
import sys

import pytest

from loomery_codegen.sandbox import usage

# A process with a child of its own and one of another of its threads, which has a child in turn.
FAMILY = """
import subprocess, sys, threading
def born(code):
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert child.stdout.readline()
    print("born", flush=True)
    child.wait()
last = "print(flush=True); input()"
middle = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {last!r}])"
threading.Thread(target=born, args=(middle,)).start()
born(last)
"""


@pytest.mark.parametrize("told", [True, False])
def test_all_processes_below_one_are_counted(told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if told and not usage._kernel_tells_children():
        pytest.skip("this kernel keeps no lists of children")
    monkeypatch.setattr(usage, "_kernel_tells_children", lambda: told)
    with subprocess.Popen(
        [sys.executable, "-c", FAMILY], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as family:
        assert family.stdin and family.stdout
        assert [family.stdout.readline() for _ in range(2)] == [b"born\n"] * 2
        processes, memory = usage.tree_use(family.pid)
        family.stdin.close()
    assert processes == 4
    assert memory > 4 * 1024 * 1024
