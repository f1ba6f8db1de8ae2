"""Rules between records, and rules written out, become constraints, steps and permissions."""

import pytest

from loomery_spec import Grant, Role
from loomery_spec.constraints import Capacity, Check, Limit, Movement, UniqueTogether, Visibility
from loomery_templates.catalogue import Catalogue
from loomery_templates.catalogue.to_spec import Scope, apply_rules, archetype_entity

ROLES = (
    Role(name="visitor", label="Visitor", kind="visitor"),
    Role(name="member", label="Member", kind="member"),
    Role(name="clerk", label="Clerk", kind="staff"),
)


def _kept(
    catalogue: Catalogue, rule: str, *names: str, grants: tuple[Grant, ...] = ()
) -> tuple[Scope, tuple[Grant, ...]]:
    sources = [catalogue.archetype(name) for name in names]
    made = [archetype_entity(source, kept=names).entity for source in sources]
    scope = Scope.of(made, {source.id: source.synonyms for source in sources})
    scope.roles = ROLES
    after, enforced, left = apply_rules([rule], scope, grants)
    assert left == ()
    assert len(enforced) == 1
    return scope, after


@pytest.mark.parametrize(
    ("rule", "names", "holder", "kind"),
    [
        ("a faulty point cannot be started",
         ("charging_session", "charging_station"), "charging_session", Check),
        ("no bids before the start or after the end", ("bid", "auction_lot"), "bid", Check),
        ("one open request per person and animal", ("adoption_request", "pet"), "adoption_request", Limit),
        ("equipment_hire: places equipment.units by quantity | not too many", ("equipment_hire", "rental_equipment"),
         "equipment_hire", Capacity),
        ("money_transfer: uses from_account.available by amount | no more than there is",
         ("money_transfer", "bank_account"),
         "money_transfer", Movement),
        ("timetable_slot: unique teacher, weekday, period | one lesson", ("timetable_slot", "teacher"),
         "timetable_slot", UniqueTogether),
        ("confession: shown if status = 'shown' | nothing unapproved is shown", ("confession",),
         "confession", Visibility),
    ],
)  # fmt: skip
def test_rule_becomes_a_constraint(
    catalogue: Catalogue, rule: str, names: tuple[str, ...], holder: str, kind: type
) -> None:
    scope, _ = _kept(catalogue, rule, *names)
    assert [one for one in scope.entities[holder].constraints if isinstance(one, kind)]


def test_what_depends_on_another_record_is_asked_when_a_record_is_made(catalogue: Catalogue) -> None:
    rule = "freight_bid: new load.status = 'open' | bids close when a load is awarded"
    scope, _ = _kept(catalogue, rule, "freight_bid", "freight_load")
    found = [one for one in scope.entities["freight_bid"].constraints if isinstance(one, Check)]
    assert [one.on for one in found] == ["created"]
    assert found[0].message == "Bids close when a load is awarded."


def test_records_that_are_fixed_are_no_longer_edited(catalogue: Catalogue) -> None:
    rule = "journal_entry: fixed if status = 'posted' | posted entries never change"
    given = (Grant(role="clerk", entity="journal_entry", actions=("view", "edit")),)
    _, grants = _kept(catalogue, rule, "journal_entry", grants=given)
    assert [grant.condition for grant in grants if grant.actions == ("view",)] == [None]
    assert all(grant.condition is not None for grant in grants if "edit" in grant.actions)


def test_people_see_only_what_is_their_own(catalogue: Catalogue) -> None:
    given = (Grant(role="member", entity="credit_report", actions=("view",)),)
    _, grants = _kept(catalogue, "credit_report: own | a report is private", "credit_report", grants=given)
    assert [grant.scope for grant in grants] == ["own"]


def test_a_rule_whose_names_are_unknown_is_told_in_its_own_words(catalogue: Catalogue) -> None:
    source = catalogue.archetype("bid")
    scope = Scope.of([archetype_entity(source, kept=("bid",)).entity], {})
    _, enforced, left = apply_rules(["bid: check weight > 1 | a bid weighs something"], scope, ())
    assert (enforced, left) == ((), ("a bid weighs something",))


def test_cancelling_ends_some_hours_before(catalogue: Catalogue) -> None:
    scope, _ = _kept(catalogue, "free cancellation until 24 hours before", "booking")
    states = scope.entities["booking"].states
    assert states is not None
    guarded = [step for step in states.transitions if step.target == "cancelled"]
    assert guarded
    assert all(step.guard is not None and "24 hours" in step.message for step in guarded)


def test_a_written_comparison_names_the_field_to_mend(catalogue: Catalogue) -> None:
    rule = "conference_session: check ends_at > starts_at | a session ends after it starts"
    scope, _ = _kept(catalogue, rule, "conference_session")
    found = [one for one in scope.entities["conference_session"].constraints if isinstance(one, Check)]
    assert [one.field for one in found] == ["ends_at"]
