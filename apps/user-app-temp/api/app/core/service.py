"""What can be done with the records of an entity, in the same way for every entity.

A subclass says which model, which schemas, what to search and which rules; it may override any step.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

import sqlalchemy as sa
from pydantic import ValidationError
from sqlalchemy import orm
from sqlalchemy.orm.interfaces import ORMOption

from app import workflows
from app.core import csvio, gate, relations, stats
from app.core import query as queries
from app.core.actor import ActorDep
from app.core.change import Change, Event
from app.core.db import Record, SessionDep, key_of, now
from app.core.errors import (
    Conflict,
    FieldError,
    Forbidden,
    Invalid,
    NotFound,
    Problem,
    field_errors,
)
from app.core.policy import Action
from app.core.rules import Rule
from app.core.schemas import Can, ListQuery, Options, Page, RecordRead, Ref, Schema
from app.core.states import States, Transition
from app.custom import hooks
from app.policy import POLICY

ModelT = TypeVar("ModelT", bound=Record)
CreateT = TypeVar("CreateT", bound=Schema)
UpdateT = TypeVar("UpdateT", bound=Schema)
ReadT = TypeVar("ReadT", bound=RecordRead)


class RecordService(Generic[ModelT, CreateT, UpdateT, ReadT]):
    """List, read, create, update, delete and move records; each is decided by the policy and the rules."""

    model: type[ModelT]
    create_schema: type[CreateT]
    read_schema: type[ReadT]
    label: ClassVar[str]
    searchable: ClassVar[Sequence[Any]] = ()
    sortable: ClassVar[Mapping[str, Any]] = {}
    default_sort: ClassVar[str] = "-created_at"
    loads: ClassVar[Sequence[ORMOption]] = ()
    """What to load along with a page, so that a list needs a fixed number of queries."""
    by_house: ClassVar[frozenset[str]] = frozenset()
    """What only those write who may edit every record."""
    kept_back: ClassVar[frozenset[str]] = frozenset()
    """What only those are told who may edit the record."""
    rules: ClassVar[Sequence[Rule]] = ()
    states: ClassVar[States | None] = None
    choices: ClassVar[dict[str, dict[str, str]]] = {}
    """What people call the values of choices."""

    def __init__(self, session: SessionDep, actor: ActorDep) -> None:
        self.session = session
        self.actor = actor

    # Reading

    def select(self, action: Action = "view") -> sa.Select[ModelT]:
        """The records that the caller may touch so.

        Raises NotSignedIn or Forbidden when the caller may touch none at all.
        """
        self.require(action)
        return sa.select(self.model).where(POLICY.clause(self.session, self.actor, action, self.model))

    def matching(self, query: ListQuery, action: Action = "view") -> sa.Select[ModelT]:
        """The records that fit search and filters."""
        statement = self.select(action).where(*queries.search(self.searchable, query.q))
        return statement.where(*queries.filters(self.model, query.model_dump(exclude_unset=True)))

    def browse(self, query: ListQuery) -> Page[ReadT]:
        """One page of the records."""
        statement = self.matching(query)
        ordered = statement.order_by(
            *queries.order(self.model, query.sort or self.default_sort, self.sortable)
        )
        wanted = ordered.limit(query.page_size).offset((query.page - 1) * query.page_size)
        records = self.session.scalars(wanted.options(*self.loads)).unique().all()
        return Page(
            items=self.read_all(records),
            total=queries.count(self.session, statement),
            page=query.page,
            page_size=query.page_size,
        )

    def options(self, words: str) -> Options:
        """Up to 50 records to choose from, by name."""
        wanted = self.choosable().where(*queries.search(self.searchable, words))
        wanted = wanted.options(*self.loads).order_by(self.model.id).limit(50)
        records = self.session.scalars(wanted).unique()
        return Options(items=[Ref.model_validate(record) for record in records])

    def choosable(self) -> sa.Select[ModelT]:
        """The records that the caller may refer to."""
        return self.select()

    def get(self, record_id: int) -> ReadT:
        """One record.

        Raises NotFound also for a record that the caller may not see.
        """
        return self.read_all([self.load(record_id)])[0]

    def load(self, record_id: int, action: Action = "view") -> ModelT:
        """The record itself, for a certain purpose.

        Raises NotFound when it can't be seen, Forbidden when it can be seen but not touched so.
        """
        self.require(action)
        seen = POLICY.clause(self.session, self.actor, "view", self.model)
        touched = POLICY.clause(self.session, self.actor, action, self.model)
        wanted = sa.select(self.model).where(self.model.id == record_id).options(*self.loads)
        record = self.session.scalars(wanted.where(sa.or_(seen, touched))).unique().one_or_none()
        if record is None:
            raise NotFound(f"There is no such {self.label.lower()}.")
        if action != "view" and record.id not in self._within(action, [record.id]):
            raise Forbidden(f"You may not {action} this {self.label.lower()}.")
        return record

    def read_all(self, records: Sequence[ModelT]) -> list[ReadT]:
        """Records as the caller is told them."""
        ids = [record.id for record in records]
        editable, deletable = self._within("edit", ids), self._within("delete", ids)
        told = []
        for record in records:
            may_edit = record.id in editable
            item = self._tell(record, may_edit=may_edit)
            steps = self.states.open_to(record, self.actor, may_edit=may_edit) if self.states else []
            item.can = Can(edit=may_edit, delete=record.id in deletable, transitions=steps)
            told.append(item)
        return told

    def _tell(self, record: ModelT, *, may_edit: bool) -> ReadT:
        """The record without what is kept back from the caller."""
        item = self.read_schema.model_validate(record)
        return item if may_edit else item.model_copy(update=dict.fromkeys(self.kept_back))

    # Changing

    def create(self, data: CreateT) -> ReadT:
        """Make a record."""
        self.require("create")
        record = self.insert(data)
        return self._finish(record)

    def insert(self, data: CreateT) -> ModelT:
        """Make a record and leave the transaction open."""
        self._leave_to_the_house({name: getattr(data, name) for name in data.model_fields_set})
        values = relations.resolve(self.session, self.actor, self.model, self._own(data.model_dump()))
        record = self.model(**values)
        self.session.add(record)
        self._settle(record, "created")
        if record.id not in self._within("create", [record.id]) | self._within("import", [record.id]):
            raise Forbidden(f"You may not create this {self.label.lower()}.")
        return record

    def update(self, record_id: int, data: UpdateT) -> ReadT:
        """Change the values that were sent."""
        record = self.load(record_id, "edit")
        before = {item.key: getattr(record, item.key) for item in orm.class_mapper(self.model).column_attrs}
        values = self._keep_owner(record, data.model_dump(exclude_unset=True))
        self._leave_to_the_house(values, record)
        for name, value in relations.resolve(self.session, self.actor, self.model, values).items():
            setattr(record, name, value)
        self._settle(record, "updated", before=before)
        if record.id not in self._within("edit", [record.id]):
            raise Forbidden(f"You may not move this {self.label.lower()} out of your reach.")
        return self._finish(record)

    def delete(self, record_id: int) -> None:
        """Delete a record.

        Raises Conflict when others need it.
        """
        record = self.load(record_id, "delete")
        relations.refuse_if_used(self.session, record)
        change = Change(session=self.session, actor=self.actor, record=record, event="deleted")
        hooks.before_change(change)
        for rule in self.rules:
            rule.apply(change)
        workflows.run(change)
        self.session.delete(record)
        self.session.flush()
        hooks.after_change(change)
        self.session.commit()

    def move(self, record_id: int, name: str) -> ReadT:
        """Take a step from one state to another.

        Raises NotFound for an unknown step, Forbidden when it is not the caller's, Conflict when not possible now.
        """
        step = self.states.transition(name) if self.states else None
        if step is None or self.states is None:
            raise NotFound("There is no such step.")
        record = self.load(record_id, "view")
        may_edit = record.id in self._within("edit", [record.id])
        if not self.states.role_may(step, record, self.actor, may_edit=may_edit):
            gate.refuse(self.actor)
        if getattr(record, self.states.field) not in step.sources:
            raise Conflict(f"Not possible in the present state: {step.label}.", code="state")
        if step.guard is not None and not step.guard(record, self.actor):
            raise Conflict(step.message, code="guard")
        return self._step(record, self.states, step)

    # Figures and tables

    def stats(self, query: stats.StatsQuery) -> stats.Stats:
        """Figures over the records that the caller may see."""
        words = queries.search(self.searchable, query.q)
        statement = self.select().where(
            *words, *queries.filters(self.model, query.model_dump(exclude_unset=True))
        )
        return stats.figures(self.session, statement, self.model, query, self.choices, self._told())

    def _told(self) -> dict[str, str]:
        """Attributes by the names that records are told with."""
        fields = self.read_schema.model_fields.items()
        hidden = {"can"} if POLICY.manages(self.actor, self.model.__entity__) else {"can", *self.kept_back}
        return {field.alias or name: name for name, field in fields if name not in hidden}

    def export(self, query: ListQuery) -> str:
        """All records that fit, as CSV."""
        statement = self.matching(query, "export").options(*self.loads).limit(csvio.MOST_ROWS)
        ordered = statement.order_by(
            *queries.order(self.model, query.sort or self.default_sort, self.sortable)
        )
        records = self.session.scalars(ordered).unique().all()
        columns = [
            item.alias or name for name, item in self.read_schema.model_fields.items() if name != "can"
        ]
        editable = self._within("edit", [record.id for record in records]) if self.kept_back else set()
        rows = [csvio.flat(self._tell(record, may_edit=record.id in editable)) for record in records]
        return csvio.write(rows, columns)

    def import_rows(self, rows: Sequence[Mapping[str, str]]) -> int:
        """Make a record of each row, or none at all.

        Raises Invalid with the faults of all rows; columns that can't be set are passed over.
        """
        self.require("import")
        faults: list[FieldError] = []
        for number, row in enumerate(rows, start=2):
            try:
                self.insert(self.create_schema.model_validate(csvio.values(row, self.create_schema)))
            except ValidationError as error:
                faults += [_in_row(number, item) for item in field_errors(error.errors())]
            except Problem as problem:
                found = problem.errors or [FieldError(field="", code=problem.code, message=problem.detail)]
                faults += [_in_row(number, item) for item in found]
                break
        if faults:
            raise Invalid("Nothing was imported: some rows are not right.", code="rows", errors=faults[:100])
        self.session.commit()
        return len(rows)

    # Inside

    def _step(self, record: ModelT, states: States, step: Transition) -> ReadT:
        state: Any = record
        if states.approvals is not None:
            if step.target == states.approvals.approved and not self._sign(state, states):
                return self._finish(record)
            if step.target not in (states.approvals.approved, states.approvals.rejected):
                state.approvals = []
        setattr(record, states.field, step.target)
        self._settle(record, "transition", transition=step.name)
        return self._finish(record)

    def _sign(self, record: Any, states: States) -> bool:
        """Add the caller's signature; true when it was the last that is needed."""
        chain = states.approvals
        step = chain.next_step(record, self.actor) if chain else None
        if chain is None or step is None:
            return True
        last = chain.is_last(record, self.actor)
        signature = {"step": step.label, "role": step.role, "by": self.actor.name, "at": now().isoformat()}
        record.approvals = [*(record.approvals or []), signature]
        return last

    def require(self, action: Action) -> None:
        """Raise NotSignedIn or Forbidden when the caller may do this to no record of the entity."""
        gate.require(self.actor, action, self.model.__entity__)

    def _within(self, action: Action, ids: Sequence[int]) -> set[int]:
        if not ids or not POLICY.may(self.actor, action, self.model.__entity__):
            return set()
        clause = POLICY.clause(self.session, self.actor, action, self.model)
        return set(self.session.scalars(sa.select(self.model.id).where(self.model.id.in_(ids), clause)))

    def _own(self, values: dict[str, Any]) -> dict[str, Any]:
        """Make the caller the owner; who manages the entity may name somebody else."""
        if not self.model.__owner__:
            return values
        if orm.class_mapper(self.model).relationships[self.model.__owner__].uselist:
            return self._join(values)
        key = key_of(self.model.__owner__)
        named = values.get(key)
        if (
            named is not None
            and named != self.actor.id
            and not POLICY.manages(self.actor, self.model.__entity__)
        ):
            raise Invalid("You can only do this for yourself.", field=key, code="owner")
        return values | {key: named or self.actor.id}

    def _join(self, values: dict[str, Any]) -> dict[str, Any]:
        """Where a record belongs to several people, the caller is one of them."""
        key = f"{self.model.__owner__.removesuffix('_')}_ids"
        named = values.get(key) or []
        if self.actor.id is None or self.actor.id in named:
            return values
        return values | {key: [*named, self.actor.id]}

    def _keep_owner(self, record: ModelT, values: dict[str, Any]) -> dict[str, Any]:
        """Only who manages the entity may give a record to somebody else."""
        key = key_of(self.model.__owner__)
        moved = key in values and values[key] != getattr(record, key)
        if moved and not POLICY.manages(self.actor, self.model.__entity__):
            raise Invalid("You can't give this to somebody else.", field=key, code="owner")
        return values

    def _leave_to_the_house(self, values: Mapping[str, Any], record: ModelT | None = None) -> None:
        """Refuse what only those write who may edit every record; what stays as it is may be sent along."""
        for name in self.by_house.intersection(values):
            now = getattr(record, name) if record else self.create_schema.model_fields[name].default
            if values[name] not in (now, None) and not POLICY.manages(self.actor, self.model.__entity__):
                key = self.create_schema.model_fields[name].alias or name
                raise Invalid("Only those who look after this may set it.", field=key, code="by_house")

    def _settle(
        self, record: ModelT, event: Event, *, transition: str = "", before: dict[str, Any] | None = None
    ) -> None:
        """Let hooks, rules and workflows see the change, all in one transaction."""
        change = Change(
            session=self.session,
            actor=self.actor,
            record=record,
            event=event,
            transition=transition,
            before=before or {},
        )
        hooks.before_change(change)
        with self.session.no_autoflush:
            for rule in self.rules:
                rule.prepare(change)
        self.session.flush()
        self.session.expire(record, [relation.key for relation in orm.class_mapper(self.model).relationships])
        for rule in self.rules:
            rule.check(change)
        for rule in self.rules:
            rule.apply(change)
        workflows.run(change)
        self.session.flush()
        hooks.after_change(change)

    def _finish(self, record: ModelT) -> ReadT:
        """Keep the change and tell the record as it is now."""
        self.session.commit()
        found = sa.select(self.model).where(self.model.id == record.id).options(*self.loads)
        return self.read_all([self.session.scalars(found).unique().one()])[0]


def _in_row(number: int, fault: FieldError) -> FieldError:
    """The fault with the row of the file, as a spreadsheet counts."""
    return FieldError(field=fault.field, code=fault.code, message=f"Row {number}: {fault.message}")
