"""Bookings move a number both ways: what comes in adds, what goes out subtracts and never more than there is.

An account that bookings move, such as a wallet, opens by itself with the account of its person.
"""

from typing import Final

from loomery_spec import AppSpec, Entity, Field, Relation, Report, SeedSet
from loomery_spec.behaviour import CreateRecord, RecordEvent, Workflow
from loomery_spec.constraints import Movement
from loomery_spec.expressions import (
    Binary,
    Call,
    Conditional,
    Expression,
    FieldRef,
    ListValue,
    LiteralValue,
    Negate,
)
from loomery_spec.fields import ChoiceType

__all__ = ["settle_movements"]

_KINDS: Final = ("kind", "type", "direction", "movement_type", "entry_type", "transaction_type", "movement")
_IN: Final = (
    "in", "inbound", "incoming", "into", "receive", "received", "receiving", "receipt", "goods_in", "stock_in", "add",
    "added", "top_up", "topup", "recharge", "deposit", "credit", "income", "earn", "earned", "transfer_in", "refund",
    "bonus", "reward", "interest", "return",
)  # fmt: skip
_OUT: Final = (
    "out", "outbound", "outgoing", "ship", "shipped", "shipping", "shipment", "issue", "issued", "goods_out",
    "stock_out", "withdraw", "withdrawal", "payment", "pay", "debit", "expense", "spend", "spent", "transfer_out",
    "fee", "redeem", "redeemed", "used", "removed", "sale", "sold", "payout",
)  # fmt: skip
_AMOUNTS: Final = ("quantity", "amount", "points", "coins", "credits", "pieces")
_NUMBERS: Final = (
    "balance", "quantity_on_hand", "on_hand", "stock", "in_stock", "points_balance", "points", "coins", "credits",
)  # fmt: skip
_COUNTED: Final = frozenset({"integer", "decimal", "money"})


def _number(entity: Entity, names: tuple[str, ...]) -> Field | None:
    return next(
        (field for name in names if (field := entity.field(name)) and field.type.kind in _COUNTED), None
    )


def _signed(entity: Entity, amount: Field) -> Expression | None:
    """The amount as the kind of a booking says it: positive what comes in, negative what goes out."""
    for name in _KINDS:
        field = entity.field(name)
        values = (
            [choice.value for choice in field.type.choices]
            if field and isinstance(field.type, ChoiceType)
            else []
        )
        inwards = tuple(value for value in values if value in _IN)
        outwards = tuple(value for value in values if value in _OUT)
        if inwards and outwards:
            kind = FieldRef(path=(name,))
            size = Call(function="abs", arguments=(FieldRef(path=(amount.name,)),))
            return Conditional(
                condition=Binary(op="in", left=kind, right=ListValue(values=inwards)),
                then=size,
                otherwise=Conditional(
                    condition=Binary(op="in", left=kind, right=ListValue(values=outwards)),
                    then=Negate(operand=size),
                    otherwise=LiteralValue(value=0),
                ),
            )
    return None


def _moved(spec: AppSpec, entity: Entity) -> tuple[Entity, tuple[str, str]] | None:
    """The entity with its movement both ways, and the number that moves; none where nothing is booked in and out."""
    amount = _number(entity, _AMOUNTS)
    signed = _signed(entity, amount) if amount is not None else None
    if amount is None or signed is None:
        return None
    plain = FieldRef(path=(amount.name,))
    for place, rule in enumerate(entity.constraints):
        if isinstance(rule, Movement):
            link = entity.relation(rule.relation)
            if rule.amount != plain or link is None:
                return None
            both = rule.model_copy(update={"amount": signed, "direction": "add", "floor": rule.floor or 0})
            rules = (*entity.constraints[:place], both, *entity.constraints[place + 1 :])
            return entity.model_copy(update={"constraints": rules}), (link.target, rule.field)
    for link in entity.relations:
        target = spec.entity(link.target) if link.kind == "many_to_one" and link.target != "user" else None
        number = _number(target, _NUMBERS) if target else None
        if target and number:
            rule = Movement(relation=link.name, field=number.name, amount=signed, direction="add", floor=0)
            rules = (*entity.constraints, rule)
            return entity.model_copy(update={"constraints": rules}), (target.name, number.name)
    return None


def _is_account(entity: Entity, number: str) -> bool:
    """Whether a person has one of it by nature: a wallet with its balance."""
    owner = entity.relation(entity.owner) if entity.owner else None
    return (
        owner is not None
        and owner.target == "user"
        and (
            owner.kind == "one_to_one"
            or entity.archetype == "wallet"
            or entity.name.split("_")[-1] == "wallet"
        )
        and number != "quantity_on_hand"
    )


def _own_title(entity: Entity) -> str:
    """What the account of a person is called by that person."""
    return f"My {entity.label.lower()}"


def _values(entity: Entity) -> dict[str, Expression] | None:
    """What a new account begins with; none when something is needed that nobody knows yet."""
    found: dict[str, Expression] = {str(entity.owner): FieldRef(path=("id",))}
    state = entity.states
    for field in entity.fields:
        if field.computed is not None or not (field.required or field.default is not None):
            continue
        if field.name == entity.title_field and field.type.kind == "text":
            found[field.name] = LiteralValue(value=_own_title(entity))
        elif state is not None and field.name == state.field:
            found[field.name] = LiteralValue(value=state.initial)
        elif field.type.kind in _COUNTED:
            start = field.default if isinstance(field.default, int | float) else 0
            found[field.name] = LiteralValue(value=start)
        elif isinstance(field.default, str | bool) and field.default not in ("now", "today"):
            found[field.name] = LiteralValue(value=field.default)
        elif field.required and field.type.kind != "boolean":
            return None
    others = any(item.required and item.name != entity.owner for item in entity.relations)
    return None if others else found


def _opened(entity: Entity, number: str) -> tuple[Entity, Workflow] | None:
    """The account, one for each person and moved by bookings alone, and how it opens."""
    values = _values(entity)
    if not _is_account(entity, number) or values is None:
        return None

    def single(item: Relation) -> Relation:
        return item.model_copy(update={"kind": "one_to_one"}) if item.name == entity.owner else item

    fields = tuple(
        item.model_copy(update={"read_only": True, "default": item.default or 0})
        if item.name == number
        else item
        for item in entity.fields
    )
    account = entity.model_copy(
        update={"fields": fields, "relations": tuple(single(item) for item in entity.relations)}
    )
    opening = Workflow(
        name=f"open_{entity.name}",
        label=f"Open {entity.label.lower()}",
        trigger=RecordEvent(entity="user", on="created"),
        actions=(CreateRecord(entity=entity.name, values=values),),
    )
    return account, opening


def _named(seeds: SeedSet, account: Entity | None) -> SeedSet:
    """The samples of an account, called as its person calls it."""
    title = account.title_field if account is not None else None
    if account is None or title is None:
        return seeds
    records = tuple({**record, title: _own_title(account)} for record in seeds.records)
    return seeds.model_copy(update={"records": records})


def settle_movements(spec: AppSpec, _report: Report) -> AppSpec:
    """Gives bookings in and out their movement, and people the accounts that those move."""
    entities = {entity.name: entity for entity in spec.entities}
    workflows = list(spec.workflows)
    accounts: dict[str, Entity] = {}
    for entity in spec.entities:
        moved = _moved(spec, entity)
        if moved is None:
            continue
        entities[entity.name], (target, number) = moved
        opened = _opened(entities[target], number) if spec.has_accounts else None
        if opened is not None and all(flow.name != opened[1].name for flow in workflows):
            entities[target] = accounts[target] = opened[0]
            workflows.append(opened[1])
    seeds = tuple(_named(item, accounts.get(item.entity)) for item in spec.seeds)
    return spec.model_copy(
        update={"entities": tuple(entities.values()), "workflows": tuple(workflows), "seeds": seeds}
    )
