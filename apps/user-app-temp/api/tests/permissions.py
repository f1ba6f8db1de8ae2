"""The permission matrix: role, action, kind of record, whose record, and the answer that is due."""

from tests.support import Cell

CELLS: list[Cell] = [
    Cell("visitor", "list", "task", 200),
    Cell("visitor", "export", "task", 200),
    Cell("visitor", "view", "task", 200),
    Cell("visitor", "edit", "task", 200),
    Cell("visitor", "delete", "task", 204),
    Cell("visitor", "create", "task", 201),
    Cell("visitor", "transitions/start", "task", 200, given={"status": "to_do"}),
    Cell("visitor", "transitions/mark_as_done", "task", 200, given={"status": "to_do"}),
    Cell("visitor", "transitions/block", "task", 200, given={"status": "in_progress"}),
    Cell("visitor", "transitions/mark_as_to_do", "task", 200, given={"status": "in_progress"}),
]
