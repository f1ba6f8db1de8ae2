"""What only the house decides: customers read it of their own orders and requests, and never write it. What a quiz
asks for is told to nobody who is to find it.

A thing is between a customer and the house when somebody makes or edits records of their own, and others, who
edit all of them, were granted that on purpose; some kinds of things are so by nature, such as an order.
"""

from typing import Final, TypeGuard

from loomery_spec import AppSpec, Entity, Grant, Report
from loomery_spec.pages import AnyPage, FormPage, QuizPage

__all__ = ["settle_house"]

_DEALINGS: Final = frozenset(
    {
        "order", "payment", "shipment", "delivery", "refund_request", "return_request", "invoice",
        "subscription", "booking", "reservation", "appointment", "rental", "insurance_claim", "claim",
        "admission_application", "job_application", "loan_application",
    }
)  # fmt: skip
"""Kinds of things that a customer asks for and the house carries out."""
_FIELDS: Final = frozenset(
    {
        "tracking_number", "tracking_code", "tracking_url", "carrier", "provider_reference",
        "transaction_id", "failure_reason", "invoice_number", "approval_note", "approval_notes",
        "approval_comment", "decision", "decision_note", "rejection_reason", "review_note", "reviewer_note",
        "admin_note", "admin_notes", "internal_note", "internal_notes", "staff_note", "staff_notes",
        "verified", "is_verified", "approved", "is_approved", "is_featured", "featured", "paid", "is_paid",
        "shipped_at", "shipped_on", "delivered_at", "delivered_on", "packed_at", "paid_at", "paid_on",
        "refunded_at", "approved_at", "approved_on", "reviewed_at", "decided_at", "decided_on",
        "settled_at", "cancelled_at", "total", "total_amount", "total_price", "subtotal", "amount_paid",
        "refund_amount", "refunded_amount", "fee", "discount", "delivery_fee", "shipping_fee",
        "shipping_cost", "tax", "grade", "marks", "credit_limit", "balance", "balance_after",
    }
)  # fmt: skip
_CHOICES: Final = frozenset({"status", "state", "payment_status", "delivery_status", "approval_status"})
"""States that no steps lead through: one of the values is chosen, and by the house."""
_STATES: Final = frozenset(
    {
        "paid", "authorised", "packed", "shipped", "dispatched", "in_transit", "out_for_delivery",
        "delivered", "failed", "refunded", "partly_refunded", "verified", "approved", "rejected",
        "confirmed", "frozen", "overdue",
    }
)  # fmt: skip
_BY_THE_CUSTOMER: Final = ("pay", "place", "submit", "order", "check_out")
"""How steps begin that a customer takes, wherever they lead."""


def _keepers(spec: AppSpec, entity: Entity) -> tuple[str, ...]:
    """Roles that edit every record of it; none when it is not between a customer and the house."""
    kinds = {role.name: role.kind for role in spec.roles}
    asked = [grant for grant in spec.grants if grant.entity == entity.name]
    purposely = [
        one for one in asked if _edits_all(one) and not (kinds[one.role] == "admin" and _may_all(one))
    ]
    given = {grant.role for grant in purposely if kinds[grant.role] in ("staff", "admin")}
    if not given and entity.archetype not in _DEALINGS:
        return ()
    heads = {role.name for role in spec.roles if role.kind == "admin"}
    others = [grant for grant in asked if grant.role not in given | heads]
    if any(_edits_all(grant) or _on_behalf(grant, entity) for grant in others):
        return ()
    makes = any({"create", "edit"} & set(grant.actions) for grant in others)
    return tuple(role.name for role in spec.roles if role.name in given | heads) if makes else ()


def _edits_all(grant: Grant) -> bool:
    return grant.scope == "all" and grant.condition is None and "edit" in grant.actions


def _may_all(grant: Grant) -> bool:
    """What heads are granted of everything when a specification is completed: nobody said that."""
    return {"create", "edit", "delete", "import", "export"} <= set(grant.actions)


def _on_behalf(grant: Grant, entity: Entity) -> bool:
    """Whether somebody carries on what others handed in, such as the seller of what was ordered."""
    return grant.scope == "related" and "edit" in grant.actions and grant.through[:1] != (entity.owner,)


def _settle(entity: Entity, keepers: tuple[str, ...]) -> Entity:
    state = entity.states.field if entity.states else None
    fields = tuple(
        item.model_copy(update={"by_house": True, "required": False})
        if not item.read_only
        and item.computed is None
        and item.name != state
        and (item.name in _FIELDS or (item.name in _CHOICES and item.type.kind == "choice"))
        and item.name != entity.title_field
        else item
        for item in entity.fields
    )
    states = entity.states
    if states is not None:
        steps = tuple(
            step.model_copy(update={"roles": keepers})
            if not step.roles and step.target in _STATES and not step.name.startswith(_BY_THE_CUSTOMER)
            else step
            for step in states.transitions
        )
        states = states.model_copy(update={"transitions": steps})
    return entity.model_copy(update={"fields": fields, "states": states})


_EXPLAINED: Final = frozenset({"explanation", "solution"})
_TOLD_LATER: Final = frozenset({"text", "long_text", "choice", "integer"})


def _keep_back(spec: AppSpec) -> tuple[Entity, ...]:
    """The entities, with the right answers of quizzes kept from those who take them."""
    asked = {(page.question, page.correct) for page in spec.pages if isinstance(page, QuizPage)}
    asked |= {(entity, name) for entity, _ in asked for name in _EXPLAINED}
    return tuple(
        entity.model_copy(
            update={
                "fields": tuple(
                    item.model_copy(update={"kept_back": True})
                    if (entity.name, item.name) in asked and item.type.kind in _TOLD_LATER
                    else item
                    for item in entity.fields
                )
            }
        )
        for entity in spec.entities
    )


def settle_house(spec: AppSpec, _report: Report) -> AppSpec:
    """Marks fields as written by the house, gives it the steps that it takes, and asks no customer for the fields."""
    if not spec.has_accounts:
        return spec
    spec = spec.model_copy(update={"entities": _keep_back(spec)})
    kept = {entity.name: _keepers(spec, entity) for entity in spec.entities if not entity.system}
    entities = tuple(
        _settle(entity, kept[entity.name]) if kept.get(entity.name) else entity for entity in spec.entities
    )
    hidden = {(entity.name, item.name) for entity in entities for item in entity.fields if item.by_house}
    pages = tuple(_without(page, hidden) if _asks_customers(page) else page for page in spec.pages)
    return spec.model_copy(update={"entities": entities, "pages": pages})


def _asks_customers(page: AnyPage) -> TypeGuard[FormPage]:
    return isinstance(page, FormPage) and page.mode == "create" and page.side in ("public", "member")


def _without(page: FormPage, hidden: set[tuple[str, str]]) -> FormPage:
    """The form without the fields that are hidden, each named with its entity."""

    def left(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if (page.entity, name) not in hidden)

    steps = tuple(step.model_copy(update={"fields": left(step.fields)}) for step in page.steps)
    return page.model_copy(update={"fields": left(page.fields), "steps": steps})
