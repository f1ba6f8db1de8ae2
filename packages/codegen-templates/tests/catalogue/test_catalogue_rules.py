"""Rules in words become constructs, and those that don't are said to be unenforced."""

from collections.abc import Callable

import pytest

from loomery_spec import Entity, Grant, Role
from loomery_spec.constraints import (
    Capacity,
    Check,
    Limit,
    LineItems,
    Movement,
    NoOverlap,
    PlainRule,
    UniqueTogether,
    Visibility,
)
from loomery_spec.expressions import Binary
from loomery_templates.catalogue import Catalogue
from loomery_templates.catalogue.to_spec import Scope, apply_rules, archetype_entity

MEMBER = Role(name="member", label="Member", kind="member")
STAFF = Role(name="staff", label="Staff", kind="staff")


def _scope(catalogue: Catalogue, *names: str) -> Scope:
    sources = [catalogue.archetype(name) for name in names]
    made = [archetype_entity(source, kept=names).entity for source in sources]
    scope = Scope.of(made, {source.id: source.synonyms for source in sources})
    scope.roles = (MEMBER, STAFF)
    return scope


def _enforced(
    catalogue: Catalogue, rule: str, names: tuple[str, ...], grants: tuple[Grant, ...] = ()
) -> Scope:
    scope = _scope(catalogue, *names)
    _, enforced, left = apply_rules([rule], scope, grants)
    assert (enforced, left) == ((rule,), ())
    return scope


def _of(entity: Entity, kind: type) -> list[object]:
    return [rule for rule in entity.constraints if isinstance(rule, kind)]


@pytest.mark.parametrize(
    ("rule", "names", "holder", "kind"),
    [
        ("scores are not negative", ("match", "team"), "match", Check),
        ("a match has two different teams", ("match", "team"), "match", Check),
        ("the end is after the start", ("booking",), "booking", Check),
        ("one review per member and product", ("review", "product"), "review", UniqueTogether),
        ("bookings of one service do not overlap", ("booking", "service"), "booking", NoOverlap),
        ("no more than 3 loans per reader", ("book_loan", "library_book"), "book_loan", Limit),
    ],
)
def test_rule_becomes_a_construct(
    catalogue: Catalogue, rule: str, names: tuple[str, ...], holder: str, kind: type
) -> None:
    scope = _enforced(catalogue, rule, names)
    assert _of(scope.entities[holder], kind)


def test_unique_rule_marks_the_field(catalogue: Catalogue) -> None:
    scope = _scope(catalogue, "employee")
    apply_rules(["employee numbers are unique"], scope, ())
    field = next(field for field in scope.entities["employee"].fields if "number" in field.name)
    assert field.unique


def test_needed_parts_become_required(catalogue: Catalogue) -> None:
    rule = "an enquiry needs a name, a valid email or phone and consent"
    scope = _scope(catalogue, "contact_request")
    _, enforced, _ = apply_rules([rule], scope, ())
    entity = scope.entities["contact_request"]
    assert enforced == (rule,)
    name = entity.field("name")
    assert name is not None
    assert name.required
    assert _of(entity, Check)


def test_formula_becomes_a_computed_value(catalogue: Catalogue) -> None:
    scope = _enforced(catalogue, "line total is quantity times unit price less discount", ("order_item",))
    total = scope.entities["order_item"].field("line_total")
    assert total is not None
    assert total.computed is not None
    assert total.computed.kind == "binary"


def test_formula_with_an_unknown_part_is_not_guessed(catalogue: Catalogue) -> None:
    scope = _scope(catalogue, "order_item")
    _, enforced, left = apply_rules(["line total is quantity times weather"], scope, ())
    assert enforced == ()
    assert left == ("line total is quantity times weather",)


def test_drafts_are_hidden_from_those_who_do_not_keep_them(catalogue: Catalogue) -> None:
    grants = (
        Grant(role="member", entity="article", actions=("view",)),
        Grant(role="staff", entity="article", actions=("view", "edit")),
    )
    scope = _enforced(catalogue, "articles in draft are hidden from visitors", ("article",), grants)
    (rule,) = _of(scope.entities["article"], Visibility)
    assert isinstance(rule, Visibility)
    assert rule.roles == ("member",)


def test_finished_things_are_no_longer_edited(catalogue: Catalogue) -> None:
    grants = (Grant(role="staff", entity="match", actions=("view", "edit", "delete")),)
    scope = _scope(catalogue, "match", "team")
    after, enforced, _ = apply_rules(["a finished match is locked"], scope, grants)
    assert enforced
    changing = [grant for grant in after if {"edit", "delete"} & set(grant.actions)]
    assert all(grant.condition is not None for grant in changing)
    assert any(grant.actions == ("view",) and grant.condition is None for grant in after)


def test_rule_about_owners_is_kept_by_the_grants(catalogue: Catalogue) -> None:
    rule = "members see only their own bookings"
    own = (Grant(role="member", entity="booking", actions=("view",), scope="own"),)
    everything = (Grant(role="member", entity="booking", actions=("view",)),)
    for given in (own, everything):
        grants, enforced, _ = apply_rules([rule], _scope(catalogue, "booking"), given)
        assert (grants, enforced) == (own, (rule,))


def test_lines_of_an_order_are_found_by_their_shape(catalogue: Catalogue) -> None:
    scope = _scope(catalogue, "order", "order_item", "product")
    apply_rules([], scope, ())
    (lines,) = _of(scope.entities["order_item"], LineItems)
    assert isinstance(lines, LineItems)
    assert (lines.parent, lines.item, lines.item_price, lines.total) == ("order", "product", "price", "total")
    (move,) = _of(scope.entities["order_item"], Movement)
    assert isinstance(move, Movement)
    assert (move.relation, move.field, move.direction) == ("product", "stock", "subtract")


def test_places_of_the_parent_are_the_bound(catalogue: Catalogue) -> None:
    scope = _scope(catalogue, "event_registration", "event")
    entity = scope.entities["event"]
    places = [field.name for field in entity.fields if field.name in {"capacity", "seats", "places"}]
    _, enforced, left = apply_rules(["an event takes no more people than its capacity"], scope, ())
    if not places:
        assert left
        return
    assert enforced
    (rule,) = _of(scope.entities["event_registration"], Capacity)
    assert isinstance(rule, Capacity)
    assert (rule.relation, rule.limit) == ("event", places[0])


def test_what_nothing_enforces_stays_in_words_where_it_belongs(catalogue: Catalogue) -> None:
    rule = "a product is photographed at dawn"
    scope = _scope(catalogue, "product", "order")
    _, enforced, left = apply_rules([rule], scope, ())
    assert (enforced, left) == ((), (rule,))
    assert PlainRule(text=rule) in scope.entities["product"].constraints


@pytest.mark.parametrize("rule", ["", "   ", "and", "is is is", "= = =", "no", "a" * 5000, "x " * 3000])
def test_odd_rules_do_no_harm(catalogue: Catalogue, rule: str) -> None:
    check: Callable[..., object] = apply_rules
    check([rule], _scope(catalogue, "product", "order"), ())


def test_a_rule_about_a_deed_concerns_what_the_deed_leaves_behind(catalogue: Catalogue) -> None:
    kept = ("auction_lot", "bid")
    scope = _enforced(catalogue, "sellers cannot bid on their own lots", kept)
    assert _of(scope.entities["bid"], Check)
    rule = "sellers cannot review their own lots"
    _, enforced, left = apply_rules([rule], _scope(catalogue, *kept), ())
    assert (enforced, left) == ((), (rule,))


def test_what_belongs_to_nobody_is_nobodys_own(catalogue: Catalogue) -> None:
    scope = _enforced(catalogue, "sellers cannot bid on their own lots", ("auction_lot", "bid"))
    (rule,) = _of(scope.entities["bid"], Check)
    assert isinstance(rule, Check)
    assert isinstance(rule.condition, Binary)
    assert rule.condition.op == "or"


def test_a_birthday_closes_nothing(catalogue: Catalogue) -> None:
    rule = "an order closes only with hours written"
    scope = _scope(
        catalogue, *[item.archetype for item in catalogue.blueprint("maintenance_management").entities]
    )
    _, enforced, left = apply_rules([rule], scope, ())
    assert (enforced, left) == ((), (rule,))
