"""Developer commands: `python -m loomery_templates.catalogue build|check`."""

import sys

from loomery_templates.catalogue.build import build
from loomery_templates.catalogue.checks import check_all, check_index
from loomery_templates.catalogue.errors import BrokenSourceError
from loomery_templates.catalogue.sources import digests, read_sources

USAGE = "usage: python -m loomery_templates.catalogue build|check"


def _check() -> int:
    faults = (*check_all(read_sources()), *check_index(digests()))
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


def _build() -> int:
    changed = build()
    print("\n".join(changed) or "the index is up to date")
    return 0


def main(arguments: list[str]) -> int:
    """Run a command; 0 when all is well, 1 when there are faults, 2 for wrong use."""
    commands = {"build": _build, "check": _check}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        return commands[arguments[0]]()
    except BrokenSourceError as error:
        print(f"{error.args[0]} [CAT001]")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
