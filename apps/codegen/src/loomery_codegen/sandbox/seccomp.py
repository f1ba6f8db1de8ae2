"""A seccomp filter as classic BPF: refuses the kernel entries that builds never need.

Deny list rather than allow list: browsers and language runtimes use most calls, but none of these. A refused
call fails with EPERM; io_uring fails with ENOSYS so that runtimes fall back to plain input and output.
"""

import errno
import platform
import struct
from collections.abc import Mapping, Sequence

__all__ = ["filter_program"]

_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER_AT, _ARCH_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_X32_BIT = 0x40000000
_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_SOCKET_FAMILIES = (1, 2, 10, 16)  # unix, IPv4, IPv6, netlink

_DENIED: Mapping[str, Sequence[int]] = {
    # ptrace, pivot_root, acct, mount, umount2, swapon, swapoff, reboot, create/init/delete_module, add_key,
    # request_key, keyctl, unshare, move_pages, perf_event_open, open_by_handle_at, setns, process_vm_*,
    # finit_module, kexec_*, bpf, userfaultfd, open_tree..fspick, mount_setattr
    "x86_64": (101, 155, 163, 165, 166, 167, 168, 169, 174, 175, 176, 246, 248, 249, 250, 272, 279, 298, 304,
               308, 310, 311, 313, 320, 321, 323, 428, 429, 430, 431, 432, 433, 442),
    "aarch64": (117, 41, 89, 40, 39, 224, 225, 142, 105, 106, 104, 217, 218, 219, 97, 239, 241, 265, 268,
                270, 271, 273, 294, 280, 282, 428, 429, 430, 431, 432, 433, 442),
}  # fmt: skip
_IO_URING = (425, 426, 427)
_SOCKET = {"x86_64": 41, "aarch64": 198}


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)


def filter_program(machine: str | None = None) -> bytes | None:
    """The filter for this machine, or None where no table of call numbers is known."""
    machine = machine or platform.machine()
    if machine not in _AUDIT_ARCH:
        return None
    refuse = _step(_RETURN, _ERRNO | errno.EPERM)
    program = [
        _step(_LOAD, _ARCH_AT),
        _step(_JUMP_EQUAL, _AUDIT_ARCH[machine], 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER_AT),
    ]
    if machine == "x86_64":
        program += [_step(_JUMP_AT_LEAST, _X32_BIT, 0, 1), refuse]
    for number in _DENIED[machine]:
        program += [_step(_JUMP_EQUAL, number, 0, 1), refuse]
    for number in _IO_URING:
        program += [_step(_JUMP_EQUAL, number, 0, 1), _step(_RETURN, _ERRNO | errno.ENOSYS)]
    families = [
        _step(_JUMP_EQUAL, family, len(_SOCKET_FAMILIES) - place)
        for place, family in enumerate(_SOCKET_FAMILIES)
    ]
    program += [
        _step(_JUMP_EQUAL, _SOCKET[machine], 0, len(families) + 2),
        _step(_LOAD, _FIRST_ARGUMENT_AT),
        *families,
        refuse,
        _step(_RETURN, _ALLOW),
    ]
    return b"".join(program)
