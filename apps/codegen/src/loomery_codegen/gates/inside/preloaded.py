"""Waits inside the sandbox with the API's libraries imported, and runs Python programs as forks of itself.

Usage: preloaded.py SOCKET MODULE... A client sends one line of JSON, `{argv, cwd, env, output}`, and gets
the exit code as a line when the program ends. When the client goes away first, the program and all it
started are ended.
"""

import contextlib
import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import sys
import traceback
from typing import Any


def main(address: str, modules: list[str]) -> None:
    """Import, then serve until the sandbox ends."""
    for module in modules:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)
    # Programs that run for seconds need no collector that walks over all the libraries again and again.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    server = socket.socket(socket.AF_UNIX)
    server.bind(address)
    server.listen(64)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        client, _ = server.accept()
        if os.fork() == 0:
            server.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            attend(client)
            os._exit(0)
        client.close()


def attend(client: socket.socket) -> None:
    """One client: run its program and tell how it ended."""
    job = json.loads(client.makefile("r").readline())
    worker = os.fork()
    if worker == 0:
        client.close()
        run(job)
    pidfd = os.pidfd_open(worker)
    ready, _, _ = select.select([client.fileno(), pidfd], [], [])
    if pidfd not in ready:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    with contextlib.suppress(OSError):
        client.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())


def run(job: dict[str, Any]) -> None:
    """Become the program; never returns."""
    os.setsid()
    output = os.open(job["output"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.environ.clear()
    os.environ.update(job["env"])
    os.chdir(job["cwd"])
    code = 1
    try:
        execute(job["argv"], job["cwd"])
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def execute(argv: list[str], folder: str) -> None:
    """`-m MODULE ARGUMENT...` or `SCRIPT ARGUMENT...`, as Python itself would."""
    if argv[0] == "-m":
        sys.argv = argv[1:]
        sys.path[0] = folder
        runpy.run_module(argv[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = argv
        sys.path[0] = os.path.dirname(argv[0])  # noqa: PTH120 - pathlib is one import more
        runpy.run_path(argv[0], run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
