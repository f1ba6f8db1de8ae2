"""Copies a SQLite database as of one moment, also while it is written to. Usage: backup.py OLD NEW."""

import sqlite3
import sys
from contextlib import closing


def main(old: str, new: str) -> None:
    """Copy everything in one step: writers of a database with a write-ahead log are not held up."""
    with closing(sqlite3.connect(old, timeout=30)) as source, closing(sqlite3.connect(new)) as target:
        source.backup(target)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
