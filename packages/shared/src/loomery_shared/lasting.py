"""What a process keeps until its end."""

import gc

__all__ = ["settle"]


def settle() -> None:
    """Have the collector of cycles pass over all that is there by now; for a process that is ready to answer.

    Code and tables are most of what such a process holds. Without this they are looked through again and again, all at
    once, and every answer waits for that: for tenths of a second on a slow machine.
    """
    gc.freeze()
