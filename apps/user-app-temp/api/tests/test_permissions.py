"""Every role, every action, every kind of record: asked of the running application."""

import pytest
from httpx2 import Response

from tests.permissions import CELLS
from tests.samples import SAMPLES
from tests.support import ActAs, By, Caller, Cell, Make


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_permission(cell: Cell, act_as: ActAs, make: Make) -> None:
    caller = act_as(By(cell.role, cell.path))
    answer = _ask(cell, caller, make)
    assert answer.status_code == cell.status, answer.text


def _ask(cell: Cell, caller: Caller, make: Make) -> Response:
    sample = SAMPLES[cell.entity]
    if cell.action == "list":
        return caller.get(sample.path)
    if cell.action == "export":
        return caller.get(f"{sample.path}/export.csv")
    if cell.action == "create":
        return caller.post(sample.path, make.body(cell.entity, caller))
    address = f"{sample.path}/{make.reachable(cell.entity, caller, **cell.given)}"
    match cell.action:
        case "view":
            return caller.get(address)
        case "edit":
            return caller.patch(address, sample.change)
        case "delete":
            return caller.delete(address)
        case _:
            return caller.post(f"{address}/{cell.action}")
