"""Bookings in and out: they move the number they are about, and accounts open with those of people."""

from typing import Any

import pytest

from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import Plugins
from loomery_spec import AppSpec
from loomery_spec.behaviour import CreateRecord
from loomery_spec.constraints import Movement


def _field(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "label": name.capitalize(), "type": {"kind": kind, **more}}


def _complete(kinds: tuple[str, ...], number: str, **more: Any) -> AppSpec:
    choices = [{"value": name, "label": name} for name in kinds]
    names = {"label": "Purse", "label_plural": "Purses", "name": "purse", "plural": "purses"}
    entry = {
        **{key: value.replace("urse", "osting") for key, value in names.items()},
        "fields": [_field("kind", "choice", choices=choices), _field("amount", "money")],
        "relations": [{"name": "purse", "label": "Purse", "target": "purse", "kind": "many_to_one"}],
        **more,
    }
    purse = {
        **names,
        "title_field": "called",
        "owner": "holder",
        "fields": [
            {**_field("called", "text"), "required": True},
            {**_field(number, "money"), "required": True},
        ],
        "relations": [
            {"name": "holder", "label": "Holder", "target": "user", "kind": "one_to_one", "required": True}
        ],
    }
    given = AppSpec.model_validate(
        {
            "name": "Purses",
            "slug": "purses",
            "roles": [{"name": "member", "label": "Member", "kind": "member", "signs_up": True}],
            "entities": [entry, purse],
            "pages": [{"kind": "landing", "name": "home", "title": "Home", "path": "/"}],
        }
    )
    complete, report = complete_spec(given, Plugins({}))
    assert not report.failed, [str(item) for item in report.found]
    return complete


def _movements(spec: AppSpec) -> list[Movement]:
    entity = spec.entity("posting")
    assert entity is not None
    return [rule for rule in entity.constraints if isinstance(rule, Movement)]


PLAIN = {
    "kind": "movement",
    "relation": "purse",
    "field": "balance",
    "amount": {"kind": "field", "path": ["amount"]},
}


@pytest.mark.parametrize("rules", [[], [PLAIN]], ids=["nothing said", "said one way"])
def test_what_comes_in_adds_and_what_goes_out_subtracts(rules: list[dict[str, Any]]) -> None:
    (rule,) = _movements(_complete(("top_up", "withdrawal", "note"), "balance", constraints=rules))
    assert (rule.relation, rule.field, rule.direction, rule.floor) == ("purse", "balance", "add", 0)
    assert rule.amount.kind == "if" and rule.amount.otherwise.kind == "if"


@pytest.mark.parametrize(
    ("kinds", "number"),
    [(("top_up", "bonus"), "balance"), (("small", "large"), "balance"), (("in", "out"), "size")],
)
def test_nothing_moves_where_nothing_is_booked_both_ways(kinds: tuple[str, ...], number: str) -> None:
    assert not _movements(_complete(kinds, number))


def test_an_account_opens_with_that_of_its_person_and_no_form_sets_what_is_in_it() -> None:
    found = _complete(("deposit", "payment"), "balance")
    purse = found.entity("purse")
    balance = purse.field("balance") if purse else None
    assert balance is not None and balance.read_only
    (opening,) = (flow for flow in found.workflows if flow.name == "open_purse")
    (made,) = opening.actions
    assert isinstance(made, CreateRecord) and set(made.values) == {"holder", "called", "balance"}
