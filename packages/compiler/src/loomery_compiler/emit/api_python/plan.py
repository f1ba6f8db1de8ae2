"""The specification from the Python application's point of view: names chosen, questions answered once."""

from dataclasses import dataclass
from functools import cached_property

from loomery_compiler.emit.api_python import identifiers
from loomery_compiler.emit.api_python.columns import ColumnType, column_type
from loomery_spec import AppSpec, Entity, Field, Relation
from loomery_spec.constraints import ApprovalChain, LineItems
from loomery_spec.expressions import Expression
from loomery_spec.fields import BooleanType, TagsType

ACCOUNT_FIELDS = ("email", "name", "role", "password_hash")
"""Fields of a person that the sign-in machinery brings itself."""
VISITOR = "visitor"
NUMBERS = frozenset({"int", "Decimal"})


@dataclass(frozen=True)
class FieldPlan:
    """A field with its names and what may be done with it."""

    field: Field
    is_state: bool
    set_by_rules: bool

    @cached_property
    def attr(self) -> str:
        """Attribute in Python."""
        return identifiers.attribute(self.field.name)

    @property
    def key(self) -> str:
        """Name in JSON and in the database."""
        return self.field.name

    @cached_property
    def column(self) -> ColumnType:
        """How it is kept."""
        return column_type(self.field.type)

    @property
    def computed(self) -> bool:
        """Whether it is derived on reading."""
        return self.field.computed is not None

    @property
    def expression(self) -> Expression:
        """What a computed value is derived by; ValueError for other fields."""
        if self.field.computed is None:
            raise ValueError(f"{self.key} is not computed")
        return self.field.computed

    @property
    def writable(self) -> bool:
        """Whether a form may set it."""
        return not (self.computed or self.field.read_only or self.is_state or self.set_by_rules)

    @property
    def nullable(self) -> bool:
        """Whether it may be without a value."""
        if self.computed:
            return True
        if self.is_state or isinstance(self.field.type, BooleanType | TagsType):
            return False
        if not self.writable and self.column.python in NUMBERS:
            return False
        return not self.field.required


@dataclass(frozen=True)
class RelationPlan:
    """A relation that this entity holds."""

    relation: Relation
    target: Entity
    owner: bool
    nullable: bool

    @cached_property
    def attr(self) -> str:
        """Attribute in Python."""
        return identifiers.attribute(self.relation.name)

    @property
    def many(self) -> bool:
        """Whether it leads to many records."""
        return self.relation.kind == "many_to_many"

    @property
    def key(self) -> str:
        """Name in JSON of what is written: `<name>_id` or `<name>_ids`."""
        return f"{self.relation.name}_ids" if self.many else f"{self.relation.name}_id"

    @property
    def target_class(self) -> str:
        """Class of the records it leads to."""
        return identifiers.class_name(self.target.name)


@dataclass(frozen=True)
class InversePlan:
    """The other side of a relation, for figures over related records."""

    attr: str
    holder: Entity
    relation: Relation

    @property
    def holder_class(self) -> str:
        """Class of the records that point here."""
        return identifiers.class_name(self.holder.name)


@dataclass(frozen=True)
class EntityPlan:
    """An entity with everything that its files need to know."""

    spec: AppSpec
    entity: Entity

    @property
    def cls(self) -> str:
        """Class of its records."""
        return identifiers.class_name(self.entity.name)

    @property
    def module(self) -> str:
        """Package below `app.entities`."""
        return identifiers.module(self.entity.name)

    @property
    def table(self) -> str:
        """Table in the database."""
        return self.entity.plural

    @property
    def is_user(self) -> bool:
        """Whether its records are the accounts of people."""
        return self.entity.name == "user" and self.spec.has_accounts

    @cached_property
    def fields(self) -> tuple[FieldPlan, ...]:
        """Fields in order, without those that every record has or that accounts bring."""
        skipped = set(identifiers.SYSTEM_KEYS - {"label"})
        if self.is_user:
            skipped.update(ACCOUNT_FIELDS)
        state = self.entity.states.field if self.entity.states else None
        by_rules = self._set_by_rules()
        return tuple(
            FieldPlan(field=field, is_state=field.name == state, set_by_rules=field.name in by_rules)
            for field in self.entity.fields
            if field.name not in skipped
        )

    def _set_by_rules(self) -> set[str]:
        """Prices that lines copy, and totals of their parents."""
        found = {rule.price for rule in self.entity.constraints if isinstance(rule, LineItems)}
        for holder in self.spec.entities:
            for rule in holder.constraints:
                if isinstance(rule, LineItems):
                    parent = holder.relation(rule.parent)
                    if parent is not None and parent.target == self.entity.name:
                        found.add(rule.total)
        return found

    @cached_property
    def stored(self) -> tuple[FieldPlan, ...]:
        """Fields with a column."""
        return tuple(field for field in self.fields if not field.computed)

    @cached_property
    def computed(self) -> tuple[FieldPlan, ...]:
        """Fields that are derived on reading."""
        return tuple(field for field in self.fields if field.computed)

    @cached_property
    def relations(self) -> tuple[RelationPlan, ...]:
        """Relations that this entity holds the key of."""
        plans = []
        for relation in self.entity.relations:
            target = self.spec.entity(relation.target)
            if target is None or relation.kind == "one_to_many":
                continue
            owner = relation.name == self.entity.owner
            nullable = not relation.required or (owner and self._visitors_create)
            plans.append(RelationPlan(relation=relation, target=target, owner=owner, nullable=nullable))
        return tuple(plans)

    @cached_property
    def _visitors_create(self) -> bool:
        visitors = {role.name for role in self.spec.roles if role.kind == "visitor"} | {"visitor"}
        return any(
            grant.entity == self.entity.name and grant.role in visitors and "create" in grant.actions
            for grant in self.spec.grants
        )

    @cached_property
    def inverses(self) -> tuple[InversePlan, ...]:
        """Named other sides of relations that lead here."""
        taken = {field.name for field in self.entity.fields} | {item.name for item in self.entity.relations}
        found: dict[str, InversePlan] = {}
        for holder in self.spec.entities:
            for relation in holder.relations:
                name = relation.inverse
                if relation.target != self.entity.name or not name or name in taken or name in found:
                    continue
                if name not in identifiers.SYSTEM_KEYS and relation.kind != "one_to_many":
                    found[name] = InversePlan(identifiers.attribute(name), holder, relation)
        return tuple(found.values())

    def inverse(self, name: str) -> InversePlan | None:
        """The other side of that name, or none."""
        return next((item for item in self.inverses if item.attr == identifiers.attribute(name)), None)

    def field(self, name: str) -> FieldPlan | None:
        """The field of that name, or none."""
        return next((field for field in self.fields if field.key == name), None)

    def relation(self, name: str) -> RelationPlan | None:
        """The relation of that name, or none."""
        return next((item for item in self.relations if item.relation.name == name), None)

    def held(self, name: str) -> RelationPlan:
        """The relation of that name; KeyError when there is none."""
        found = self.relation(name)
        if found is None:
            raise KeyError(name)
        return found

    def columns_of(self, name: str) -> str | None:
        """The attribute of the column behind a field or a to-one relation."""
        relation = self.relation(name)
        if relation is not None:
            return None if relation.many else relation.key
        field = self.field(name)
        if field is None:
            return name if name in identifiers.SYSTEM_KEYS | set(ACCOUNT_FIELDS) else None
        return None if field.computed else field.attr

    @property
    def approvals(self) -> ApprovalChain | None:
        """The chain of approvals, when the entity has states to go with it."""
        if self.entity.states is None:
            return None
        chains = (rule for rule in self.entity.constraints if isinstance(rule, ApprovalChain))
        return next(chains, None)

    @cached_property
    def title(self) -> FieldPlan | None:
        """The field that names a record."""
        named = self.field(self.entity.title_field) if self.entity.title_field else None
        texts = (field for field in self.stored if field.field.type.kind == "text")
        return named or next(texts, None)

    def grants(self, action: str) -> bool:
        """Whether any role may do this."""
        return any(grant.entity == self.entity.name and action in grant.actions for grant in self.spec.grants)


@dataclass(frozen=True)
class AppPlan:
    """All entities of an application."""

    spec: AppSpec

    @cached_property
    def entities(self) -> tuple[EntityPlan, ...]:
        """Plans in the order of the specification."""
        return tuple(EntityPlan(self.spec, entity) for entity in self.spec.entities)

    def entity(self, name: str) -> EntityPlan:
        """The plan of that name; KeyError when there is none."""
        for plan in self.entities:
            if plan.entity.name == name:
                return plan
        raise KeyError(name)

    def role(self, name: str) -> str:
        """The name of a role as the application knows it; whoever is not signed in is always `visitor`."""
        role = self.spec.role(name)
        return VISITOR if role is not None and role.kind == "visitor" else name

    @cached_property
    def in_order(self) -> tuple[EntityPlan, ...]:
        """Entities so that those referred to come first; in a circle the order of the specification holds."""
        done: list[EntityPlan] = []
        waiting = list(self.entities)
        while waiting:
            names = {plan.entity.name for plan in waiting}
            ready = [plan for plan in waiting if not self._needs(plan) & names] or waiting[:1]
            done += ready
            waiting = [plan for plan in waiting if plan not in ready]
        return tuple(done)

    def _needs(self, plan: EntityPlan) -> set[str]:
        return {item.target.name for item in plan.relations if item.target.name != plan.entity.name}
