"""Runs a program with a way out: a port of the sandbox's own loopback that leads to a Unix socket.

Usage: gateway.py SOCKET PROGRAM ARGUMENT... The program finds the port in HTTPS_PROXY, which HTTP libraries read.
"""

import contextlib
import os
import socket
import sys
import threading


def main(address: str, program: list[str]) -> None:
    """Leave a forwarder behind and become the program."""
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    # Forked twice, so that the forwarder is no child of the program, which may wait for its own.
    child = os.fork()
    if child == 0:
        if os.fork() == 0:
            serve(listener, address)
        os._exit(0)
    os.waitpid(child, 0)
    listener.close()
    for name in ("HTTPS_PROXY", "https_proxy"):
        os.environ[name] = f"http://127.0.0.1:{port}"
    os.execv(program[0], program)  # noqa: S606 - argument list, handed in by the runner


def serve(listener: socket.socket, address: str) -> None:
    """Forward connections until the sandbox ends."""
    while True:
        client, _ = listener.accept()
        outside = socket.socket(socket.AF_UNIX)
        try:
            outside.connect(address)
        except OSError:
            client.close()
            outside.close()
            continue
        for source, target in ((client, outside), (outside, client)):
            threading.Thread(target=pump, args=(source, target), daemon=True).start()


def pump(source: socket.socket, target: socket.socket) -> None:
    """Copy until the end, then tell the other side that nothing more comes."""
    with contextlib.suppress(OSError):
        while chunk := source.recv(65536):
            target.sendall(chunk)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
