"""Which state, which child and which parent the words of a rule mean."""

from typing import Final

from loomery_spec import Entity, Relation
from loomery_spec.expressions import Call, Expression, ListValue, Not, Now, Today
from loomery_spec.fields import ChoiceType
from loomery_templates.catalogue.to_spec.members import own_words
from loomery_templates.catalogue.to_spec.rules.parts import binary, literal, ref
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import word_set, words

__all__ = ["State", "children_for", "is_open", "state_of", "to_one"]

State = tuple[Entity, Expression]
"""An entity and the condition that its record is in the state."""

_ALIKE: Final[dict[str, tuple[str, ...]]] = {
    "decided": ("approved", "rejected", "accepted", "declined", "granted", "refused"),
    "finished": ("finished", "completed", "done", "closed", "ended", "played", "over"),
    "closed": ("closed", "finished", "completed", "ended", "done", "won", "lost", "resolved"),
    "sold": ("sold", "sold_out"),
    "sold_out": ("sold_out", "unavailable"),
    "booked": ("booked", "posted", "confirmed"),
    "posted": ("posted", "booked"),
    "published": ("published", "online", "live", "active"),
    "blocked": ("blocked", "banned", "suspended", "locked"),
    "faulty": ("faulty", "out_of_order", "broken", "defect", "maintenance", "out_of_service"),
    "grounded": ("grounded", "maintenance"),
    "disposed": ("disposed", "retired", "scrapped"),
    "expired": ("expired", "lapsed"),
    "paused": ("paused",),
    "signed": ("signed", "active", "completed"),
    "delivered": ("delivered",),
    "sent": ("sent", "paid"),
    "paid": ("paid", "settled"),
    "active": ("active", "running", "open", "current"),
    "verified": ("verified", "approved", "confirmed", "active"),
    "checked": ("checked", "verified", "approved"),
    "reviewed": ("reviewed", "approved", "published"),
    "approved": ("approved", "accepted"),
    "completed": ("completed", "finished", "done", "closed"),
    "solved": ("solved", "resolved", "closed"),
    "cancelled": ("cancelled", "canceled"),
    "reserved": ("reserved", "booked", "taken"),
    "restricted": ("restricted", "confidential"),
}
"""States that a word covers where no state is called exactly so."""
_ENDED: Final = word_set(
    "cancelled canceled rejected declined no_show withdrawn expired refused refunded closed "
    "void deleted done completed finished returned resolved archived ended paid delivered "
    "failed lost won left discharged transferred "
)
_DOES: Final[dict[str, str]] = {
    "booked": "booking reservation appointment rental ticket visit session stay hire",
    "book": "booking reservation appointment session",
    "reserved": "reservation booking hold",
    "ordered": "order order_item line cart",
    "bought": "order order_item line cart purchase",
    "sold": "order order_item line sale deal",
    "hired": "rental hire booking assignment loan line",
    "handed": "assignment loan handover checkout booking rental",
    "let": "rental tenancy booking lease",
    "used": "trip usage booking assignment waybill order visit record line",
    "started": "session charge run game booking",
    "switched": "command event action",
    "played": "score session run game play attempt",
    "shipped": "shipment delivery line order",
    "redeemed": "redemption order payment use",
    "drawn": "draw win result",
    "borrowed": "loan",
    "cancelled": "",
    "joined": "membership registration participant",
    "answered": "answer response",
    "offered": "offer listing order deal",
    "admitted": "admission entry visit",
    "rented": "rental booking",
    "charged": "charge payment order invoice",
}
"""What is recorded when something is done to a thing."""
_RECORDS: Final = word_set(
    "booking reservation order line item loan rental hire visit registration application bid "
    "donation vote payment appointment ticket session enrolment claim response answer "
    "signature entry play purchase assignment "
)


def to_one(entity: Entity) -> list[Relation]:
    """The relations that lead to one record."""
    return [item for item in entity.relations if item.kind in ("many_to_one", "one_to_one")]


def _values(entity: Entity, said: str) -> tuple[str, tuple[str, ...]] | None:
    fields = [field for field in entity.fields if isinstance(field.type, ChoiceType)]
    if entity.states:
        name = entity.states.field
        fields.sort(key=lambda field: field.name != name)
    for wanted in ((said,), _ALIKE.get(said, ())):
        for field in fields:
            known = [choice.value for choice in field.type.choices]  # type: ignore[union-attr]
            found = tuple(value for value in known if value in wanted or value.rstrip("_") in wanted)
            if found:
                return field.name, found
    return None


def _in(path: tuple[str, ...], values: tuple[str, ...]) -> Expression:
    if len(values) == 1:
        return binary("eq", ref(*path), literal(values[0]))
    return binary("in", ref(*path), ListValue(values=values))


def state_of(phrase: str, scope: Scope, via: str = "") -> State | None:
    """`sold-out cake` -> the cake and the condition of that state, over the relation `via` when one is given."""
    said = [word for word in words(phrase.replace("-", " ")) if word not in {"a", "an", "the"}]
    if said and said[0] in ("published", "current") and scope.named(" ".join(said[1:])) is None:
        return None
    for size in (1, 2):
        state, rest = "_".join(said[:size]), " ".join(said[size:])
        entity = scope.named(rest) if rest else None
        found = condition_of(entity, state, via) if entity is not None else None
        if entity is not None and found is not None:
            return entity, found
    return None


def condition_of(entity: Entity, state: str, via: str = "") -> Expression | None:
    """That a record of the entity is in a state, by a choice, or by a yes-or-no field of that name."""
    path = (via,) if via else ()
    values = _values(entity, state)
    if values is not None:
        return _in((*path, values[0]), values[1])
    flag = next((f for f in entity.fields if f.type.kind == "boolean" and state in own_words(f.name)), None)
    if flag is not None:
        return binary("eq", ref(*path, flag.name), literal(True))
    day = next((f for f in entity.fields if f.type.kind in ("date", "datetime") and _ends(f.name)), None)
    if state in ("expired", "past", "lapsed") and day is not None:
        return binary("lt", ref(*path, day.name), Now() if day.type.kind == "datetime" else Today())
    return None


def _ends(name: str) -> bool:
    return bool(own_words(name) & {"expires", "expiry", "until", "end", "ends", "valid"})


def children_for(verb: str, parent: Entity, scope: Scope) -> list[tuple[Entity, Relation]]:
    """What is recorded when `verb` is done to the parent: named so, else the only kind of record about it."""
    all_children = [
        (child, link)
        for child in scope.entities.values()
        for link in to_one(child)
        if link.target == parent.name and child.name != parent.name and not child.system
    ]
    wanted = set(_DOES.get(verb, "").split()) | {verb.removesuffix("ed")[:6]}
    named = [
        pair
        for pair in all_children
        if own_words(pair[0].name) & wanted or any(w and pair[0].name.startswith(w) for w in wanted)
    ]
    if named:
        return named
    recorded = [pair for pair in all_children if own_words(pair[0].name) & _RECORDS]
    return recorded if len(recorded) == 1 else []


def is_open(entity: Entity) -> Expression | None:
    """That a record still counts: it is not in one of the states that end it; None where it has no such states."""
    if entity.states is None:
        return None
    field = entity.field(entity.states.field)
    if field is None or not isinstance(field.type, ChoiceType):
        return None
    ended = tuple(choice.value for choice in field.type.choices if choice.value in _ENDED)
    if not ended:
        return None
    return Not(operand=_in((field.name,), ended))


def is_empty(*path: str) -> Call:
    """That a value is missing."""
    return Call(function="is_empty", arguments=(ref(*path),))
