"""The permission matrix: role, action, kind of record, whose record, and the answer that is due."""

from tests.support import Cell

CELLS: list[Cell] = [
    Cell("visitor", "list", "task", 200),
    Cell("visitor", "export", "task", 200),
    Cell("visitor", "view", "task", 200),
    Cell("visitor", "edit", "task", 200),
    Cell("visitor", "delete", "task", 204),
    Cell("visitor", "create", "task", 201),
]
