"""Laws of the specification: text and back, and changes between two specifications."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loomery_spec import AppSpec, Entity, Field, Grant, Relation, Role
from loomery_spec.constraints import Check, UniqueTogether
from loomery_spec.diff import apply, diff
from loomery_spec.expressions import Binary, Call, FieldRef, LiteralValue
from loomery_spec.fields import BooleanType, Choice, ChoiceType, DateType, IntegerType, MoneyType, TextType
from loomery_spec.pages import ListPage
from loomery_spec.text import dump_spec, json_schema, parse_spec

NAMES = st.sampled_from(["task", "order_item", "visit", "room", "guest", "price", "title", "due_on"])
LABELS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20
)
TYPES = st.one_of(
    st.builds(TextType, max_length=st.integers(1, 1000)),
    st.builds(IntegerType, min=st.none() | st.integers(-5, 5)),
    st.just(BooleanType()),
    st.just(DateType()),
    st.builds(MoneyType, currency=st.sampled_from(["EUR", "USD"])),
    st.just(ChoiceType(choices=(Choice(value="open", label="Open"),))),
)
FIELDS = st.builds(
    Field, id=st.just("") | NAMES, name=NAMES, label=LABELS, type=TYPES, required=st.booleans()
)
RELATIONS = st.builds(Relation, name=NAMES, label=LABELS, target=NAMES)
CONSTRAINTS = st.one_of(
    st.builds(UniqueTogether, fields=st.tuples(NAMES)),
    st.just(
        Check(
            condition=Binary(
                op="gt",
                left=Call(function="length", arguments=(FieldRef(path=("title",)),)),
                right=LiteralValue(value=2),
            ),
            message="Too short.",
        )
    ),
)
ENTITIES = st.builds(
    Entity,
    id=st.just("") | NAMES,
    name=NAMES,
    plural=NAMES,
    label=LABELS,
    label_plural=LABELS,
    fields=st.lists(FIELDS, max_size=4).map(tuple),
    relations=st.lists(RELATIONS, max_size=2).map(tuple),
    constraints=st.lists(CONSTRAINTS, max_size=2).map(tuple),
)
SPECS = st.builds(
    AppSpec,
    name=LABELS,
    slug=st.just("demo"),
    summary=st.text(max_size=10),
    roles=st.lists(st.builds(Role, name=NAMES, label=LABELS), max_size=3).map(tuple),
    entities=st.lists(ENTITIES, max_size=4).map(tuple),
    grants=st.lists(
        st.builds(Grant, role=NAMES, entity=NAMES, actions=st.sampled_from([("view",), ("view", "edit")])),
        max_size=3,
    ).map(tuple),
    pages=st.lists(
        st.builds(ListPage, name=NAMES, title=LABELS, path=st.just("/x"), entity=NAMES), max_size=3
    ).map(tuple),
)
THOROUGH = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(SPECS)
@THOROUGH
def test_text_and_back(spec: AppSpec) -> None:
    text = dump_spec(spec)
    parsed, report = parse_spec(text)
    assert report.found == []
    assert parsed == spec
    assert dump_spec(spec) == text


@given(SPECS)
@THOROUGH
def test_nothing_changed(spec: AppSpec) -> None:
    assert diff(spec, spec).empty


@given(SPECS, SPECS)
@THOROUGH
def test_changes_lead_from_one_to_the_other(old: AppSpec, new: AppSpec) -> None:
    assert apply(diff(old, new), old) == new


def entity(*fields: Field) -> AppSpec:
    task = Entity(name="task", plural="tasks", label="Task", label_plural="Tasks", fields=fields)
    return AppSpec(name="Tasks", slug="tasks", entities=(task,))


def test_a_renamed_field_is_not_removed_and_added() -> None:
    old = entity(Field(name="due", label="Due", type=DateType()))
    new = entity(Field(id="due", name="deadline", label="Due", type=DateType()))
    changes = diff(old, new)
    assert [change.path for change in changes.of("renamed")] == [
        ("entities", "task", "fields", "due", "name")
    ]
    assert not changes.of("added")
    assert not changes.of("removed")


def test_a_retyped_field_says_so() -> None:
    old = entity(Field(name="size", label="Size", type=TextType()))
    new = entity(Field(name="size", label="Size", type=IntegerType()))
    (change,) = diff(old, new).changes
    assert (change.kind, change.path) == ("retyped", ("entities", "task", "fields", "size", "type"))


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("{", "SPEC001", "(document)"),
        ('{"name": "x"}', "SPEC002", "slug"),
        ('{"name": "x", "slug": "x", "colour": 1}', "SPEC002", "colour"),
        ('{"name": "x", "slug": "x", "entities": [{"name": "Bad Name"}]}', "SPEC002", "entities.0.name"),
    ],
)
def test_faults_have_code_and_place(text: str, code: str, where: str) -> None:
    spec, report = parse_spec(text)
    assert spec is None
    assert (code, where) in [(item.code, item.where) for item in report.found]


def test_all_faults_in_one_run() -> None:
    _, report = parse_spec('{"name": "", "slug": "Bad Slug", "version": 2}')
    assert {item.where for item in report.found} >= {"name", "slug", "version"}


def test_schema_is_published_and_closed() -> None:
    schema = json.loads(json_schema())
    assert schema["additionalProperties"] is False
    assert "Tool" in schema["$defs"]


def test_unknown_functions_are_refused() -> None:
    with pytest.raises(ValueError, match="no function named"):
        Call(function="eval", arguments=())
