"""Test data and expectations that are derived from a specification."""

import re

import pytest

from loomery_compiler.emit.tests.actors import Reach, keeper, reach
from loomery_compiler.emit.tests.evaluate import UnknowableError, evaluate
from loomery_compiler.emit.tests.literals import Call, Code, assign, literal
from loomery_compiler.emit.tests.matrix import cells
from loomery_compiler.emit.tests.patterns import numbered, text_for
from loomery_compiler.emit.tests.samples import samples_of
from loomery_compiler.emit.tests.solve import holds, satisfy
from loomery_compiler.emit.tests.values import faults, filled, valid
from loomery_spec import AppSpec, Entity, Field, Grant, Relation, Role, StateMachine, Transition
from loomery_spec import constraints as rules
from loomery_spec import expressions as ex
from loomery_spec.fields import (
    Choice,
    ChoiceType,
    DateTimeType,
    DateType,
    FieldType,
    IntegerType,
    MoneyType,
    TextType,
)
from loomery_templates.modules.checking import example_spec

START, END = ex.FieldRef(path=("start",)), ex.FieldRef(path=("end",))


def field(name: str, kind: FieldType, **more: object) -> Field:
    return Field(name=name, label=name.capitalize(), type=kind, **more)  # type: ignore[arg-type]


def entity(*fields: Field, **more: object) -> Entity:
    return Entity(
        name="stay", plural="stays", label="Stay", label_plural="Stays", fields=fields, **more  # type: ignore[arg-type]
    )  # fmt: skip


class TestConditions:
    after = ex.Binary(op="gt", left=END, right=START)
    stay = entity(field("start", DateTimeType()), field("end", DateTimeType()))

    def test_data_that_keeps_a_rule(self) -> None:
        record = {"start": "2030-05-17T09:30:00Z", "end": "2030-05-17T09:30:00Z"}
        changes = satisfy(self.stay, record, [self.after])
        assert changes is not None
        assert holds(self.after, record | changes) is True

    def test_data_that_breaks_a_rule(self) -> None:
        record = {"start": "2030-05-17T09:30:00Z", "end": "2030-05-17T11:30:00Z"}
        changes = satisfy(self.stay, record, [], broken=self.after)
        assert changes is not None
        assert holds(self.after, record | changes) is False

    def test_what_depends_on_others_is_not_guessed(self) -> None:
        deep = ex.FieldRef(path=("room", "beds"))
        with pytest.raises(UnknowableError):
            evaluate(deep, {"room": 1})
        assert satisfy(self.stay, {"start": "x"}, [], broken=deep) is None

    def test_a_past_day_is_before_today(self) -> None:
        condition = ex.Binary(op="lt", left=START, right=ex.Today())
        assert holds(condition, {"start": "2001-02-03"}) is True
        assert holds(condition, {"start": "2199-02-03"}) is False

    def test_samples_keep_all_rules(self) -> None:
        limits = ex.Binary(op="le", left=ex.FieldRef(path=("price",)), right=ex.LiteralValue(value=5))
        stay = entity(
            *self.stay.fields,
            field("price", MoneyType(min=0)),
            constraints=(
                rules.NoOverlap(start="start", end="end"),
                rules.Check(condition=limits, message="Too dear."),
            ),
        )
        sample = samples_of(AppSpec(name="Inn", slug="inn", entities=(stay,)))["stay"]
        assert all(holds(condition, sample.values) is True for condition in sample.conditions)
        assert len(sample.conditions) == 2

    def test_what_a_record_refers_to_is_in_the_state_that_it_asks_for(self) -> None:
        status = ChoiceType(choices=(Choice(value="open", label="Open"), Choice(value="full", label="Full")))
        close = Transition(name="close", label="Close", sources=("open",), target="full")
        inn = entity(
            field("status", status),
            states=StateMachine(field="status", initial="open", transitions=(close,)),
        )
        link = Relation(name="stay", label="Stay", target="stay", required=True)
        full = ex.Binary(
            op="eq", left=ex.FieldRef(path=("stay", "status")), right=ex.LiteralValue(value="full")
        )
        bill = Entity(
            name="bill",
            plural="bills",
            label="Bill",
            label_plural="Bills",
            relations=(link,),
            constraints=(rules.Check(condition=full, message="Not full."),),
        )
        found = samples_of(AppSpec(name="Inn", slug="inn", entities=(inn, bill)))
        assert found["bill"].asks == {"stay": {"status": "full"}}
        assert found["stay"].values["status"] == "open"

    def test_values_that_must_differ_together_are_counted(self) -> None:
        together = rules.UniqueTogether(fields=("season", "number"))
        episode = entity(
            field("season", IntegerType()), field("number", IntegerType()), constraints=(together,)
        )
        assert samples_of(AppSpec(name="A", slug="a", entities=(episode,)))["stay"].counted == ("number",)


class TestValues:
    def test_bounds_are_tried_on_both_sides(self) -> None:
        found = {fault.why: fault.value for fault in faults(field("seats", IntegerType(min=1, max=9)))}
        assert found == {"not a number": "many", "below 1": 0, "above 9": 10}

    def test_required_is_tried(self) -> None:
        whys = [fault.why for fault in faults(field("title", TextType(max_length=80), required=True))]
        assert whys == ["empty", "blank", "longer than allowed"]

    def test_days_stay_in_the_past_and_in_the_future(self) -> None:
        assert valid(field("born", DateType(max="today"))) < "2026"
        assert valid(field("due", DateType(min="today"))) > "2100"

    @pytest.mark.parametrize(
        "pattern", [r"[A-Z]{2}-\d{4}", r"^\d{5}$", r"[a-z]+", r"\d{3}-\d{3}", r"[A-Z][0-9]{2}"]
    )
    def test_text_for_a_pattern(self, pattern: str) -> None:
        text = text_for(pattern, 0, 100)
        assert re.fullmatch(pattern, text)
        for number in (1, 42, 385):
            assert re.fullmatch(pattern, filled(numbered(pattern, text), number))


class TestExpectations:
    def test_reach_of_grants(self) -> None:
        spec = example_spec()
        book = spec.entities[0]
        assert reach(spec, "visitor", "edit", book) == Reach("none")
        assert reach(spec, "member", "view", book) == Reach("all")
        assert reach(spec, "member", "edit", book) == Reach("led", ("owner",))

    def test_a_condition_leaves_it_open(self) -> None:
        spec = example_spec()
        cheap = ex.Binary(op="lt", left=ex.FieldRef(path=("price",)), right=ex.LiteralValue(value=5))
        grant = Grant(role="visitor", entity="book", actions=("edit",), condition=cheap)
        spec = spec.model_copy(update={"grants": (*spec.grants, grant)})
        assert reach(spec, "visitor", "edit", spec.entities[0]) == Reach("unsure")

    def test_who_does_it_most_freely(self) -> None:
        spec = example_spec()
        found = keeper(spec, spec.entities[0], ("view", "edit"))
        assert found is not None
        assert (found[0].name, found[1]) == ("admin", ())

    def test_the_matrix_says_what_is_refused(self) -> None:
        spec = example_spec()
        user = Entity(name="user", plural="users", label="User", label_plural="Users", system=True)
        spec = spec.model_copy(update={"entities": (user, *spec.entities)})
        found = {
            (cell.role, cell.action, cell.whose): cell.status
            for cell in cells(spec, samples_of(spec))
            if cell.entity == "book"
        }
        assert found["visitor", "list", "any"] == 200
        assert found["visitor", "create", "any"] == 401
        assert found["member", "create", "any"] == 201
        assert found["member", "edit", "own"] == 200
        assert found["member", "edit", "foreign"] == 403
        assert found["admin", "delete", "any"] == 204

    def test_what_is_hidden_is_not_found(self) -> None:
        writer = Relation(name="writer", label="Writer", target="user")
        note = entity(field("text", TextType()), owner="writer", relations=(writer,))
        user = Entity(name="user", plural="users", label="User", label_plural="Users")
        spec = AppSpec(
            name="Notes",
            slug="notes",
            roles=(Role(name="writer", label="Writer"),),
            entities=(user, note),
            grants=(Grant(role="writer", entity="stay", actions=("view", "edit"), scope="own"),),
        )
        found = {(cell.action, cell.whose): cell.status for cell in cells(spec, samples_of(spec))}
        assert (found["view", "own"], found["view", "foreign"]) == (200, 404)
        assert (found["edit", "own"], found["edit", "foreign"]) == (200, 404)


class TestLiterals:
    def test_short_values_stay_on_a_line(self) -> None:
        assert assign("ROW", {"a": [1, None], "b": ("x",)}) == 'ROW = {"a": [1, None], "b": ("x",)}'

    def test_long_values_are_broken_and_mean_the_same(self) -> None:
        value = {f"key_{number}": ["some words"] * 3 for number in range(8)}
        text = literal(value)
        assert max(map(len, text.splitlines())) <= 110
        assert eval(text) == value

    def test_calls_and_code(self) -> None:
        assert literal(Call("By", ("member",), {"path": ("owner",)})) == 'By("member", path=("owner",))'
        assert literal([Code('"x" * 3')]) == '["x" * 3]'
