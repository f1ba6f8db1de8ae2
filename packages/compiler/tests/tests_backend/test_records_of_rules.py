"""Derived test data where rules ask for other records, say the same twice, or move the state of a new record."""

import pytest

from loomery_compiler.emit.tests.backend import BACKEND
from loomery_compiler.emit.tests.literals import Code
from loomery_compiler.emit.tests.samples import Sample, samples_of
from loomery_compiler.emit.tests.trade import rule_cases
from loomery_spec import AppSpec, Entity, Field, Grant, Relation, Role, StateMachine, Transition
from loomery_spec import constraints as rules
from loomery_spec import expressions as ex
from loomery_spec.behaviour import RecordEvent, SetField, Workflow
from loomery_spec.fields import Choice, ChoiceType, DateTimeType, IntegerType

PUBLISH = Transition(name="publish", label="Publish", sources=("draft",), target="published")
STATUS = Field(
    name="status",
    label="Status",
    type=ChoiceType(choices=tuple(Choice(value=one, label=one) for one in ("draft", "published"))),
)


def ref(*path: str) -> ex.FieldRef:
    return ex.FieldRef(path=path)


def named(name: str, **more: object) -> Entity:
    plural = f"{name}s"
    return Entity(name=name, plural=plural, label=name, label_plural=plural, **more)  # type: ignore[arg-type]


def articles(*constraints: rules.Constraint, flows: tuple[Workflow, ...] = ()) -> AppSpec:
    article = named(
        "article",
        fields=(STATUS,),
        relations=(Relation(name="topic", label="Topic", target="topic"),),
        states=StateMachine(field="status", initial="draft", transitions=(PUBLISH,)),
        constraints=constraints,
    )
    return AppSpec(
        name="News",
        slug="news",
        entities=(article, named("topic")),
        roles=(Role(name="editor", label="Editor", kind="admin"),),
        grants=tuple(
            Grant(role="editor", entity=name, actions=("view", "create", "edit"))
            for name in ("article", "topic")
        ),
        workflows=flows,
    )


def sample(spec: AppSpec) -> Sample:
    return samples_of(spec)["article"]


def in_state(state: str) -> ex.Expression:
    return ex.Binary(op="eq", left=ref("status"), right=ex.LiteralValue(value=state))


NO_TOPIC = ex.Call(function="is_empty", arguments=(ref("topic"),))
TOPICAL = rules.Check(
    condition=ex.Not(operand=ex.Binary(op="and", left=in_state("published"), right=NO_TOPIC)),
    message="A published article has a topic.",
)


class TestRecordsThatRulesAskFor:
    def test_a_step_comes_with_the_record_that_it_needs(self) -> None:
        assert sample(articles(TOPICAL)).needed_for(PUBLISH) == {"topic_id": Code("A_RECORD")}

    def test_a_record_that_no_rule_asks_for_is_left_out(self) -> None:
        assert sample(articles()).needed_for(PUBLISH) == {}
        assert sample(articles(TOPICAL)).needs == {}

    def test_a_record_that_every_rule_asks_for_is_always_there(self) -> None:
        always = rules.Check(condition=ex.Not(operand=NO_TOPIC), message="An article has a topic.")
        assert sample(articles(always)).needs == {"topic": "topic"}

    def test_the_emitted_tests_know_how_to_make_it(self) -> None:
        files = {draft.path.name: draft.content.decode() for draft in BACKEND.emit(articles(TOPICAL))}
        assert '{"topic_id": A_RECORD}' in files["test_article.py"]
        assert "import A_RECORD, ActAs" in files["test_article.py"]
        assert "import A_RECORD, Cell" in files["permissions.py"]


class TestFirstStates:
    @staticmethod
    def made(value: ex.Expression, condition: ex.Expression | None = None) -> Workflow:
        return Workflow(
            name="made",
            label="Made",
            trigger=RecordEvent(entity="article", on="created"),
            condition=condition,
            actions=(SetField(field="status", value=value),),
        )

    @pytest.mark.parametrize(
        ("condition", "first"),
        [
            (None, "published"),
            (in_state("draft"), "published"),
            (in_state("published"), "draft"),
            (ex.Binary(op="eq", left=ref("topic", "name"), right=ex.LiteralValue(value="x")), None),
        ],
    )
    def test_workflows_may_move_a_new_record_on(
        self, condition: ex.Expression | None, first: str | None
    ) -> None:
        flow = self.made(ex.LiteralValue(value="published"), condition)
        assert sample(articles(flows=(flow,))).first_state == first

    def test_what_is_hidden_at_first_is_made_in_its_first_state_all_the_same(self) -> None:
        shown = sample(articles(rules.Visibility(condition=in_state("published"))))
        assert (shown.values["status"], shown.first_state) == ("published", "draft")

    def test_the_emitted_test_expects_it(self) -> None:
        spec = articles(flows=(self.made(ex.LiteralValue(value="published")),))
        files = {draft.path.name: draft.content.decode() for draft in BACKEND.emit(spec)}
        assert 'FIRST_STATE = "published"' in files["test_article.py"]
        assert "told[STATE] == FIRST_STATE" in files["test_article.py"]


def test_the_first_of_two_rules_that_say_the_same_answers() -> None:
    times = tuple(
        Field(name=name, label=name, type=DateTimeType(), required=True) for name in ("start", "end")
    )
    check = rules.Check(
        condition=ex.Binary(op="gt", left=ref("end"), right=ref("start")), message="It ends after its start."
    )
    talk = named("talk", fields=times, constraints=(rules.NoOverlap(start="start", end="end"), check))
    found = samples_of(AppSpec(name="Fair", slug="fair", entities=(talk,)))["talk"]
    assert [name for _, _, name in rule_cases(found).broken_checks] == ["end"]


@pytest.mark.parametrize("counted_from", [0, 3])
def test_a_rule_on_a_counter_is_broken_from_where_the_counter_begins(counted_from: int) -> None:
    used = Field(name="used", label="Used", type=IntegerType(min=0), read_only=True, default=counted_from)
    allowed = Field(name="allowed", label="Allowed", type=IntegerType(min=1), required=True)
    rule = rules.Check(
        condition=ex.Binary(op="le", left=ref("used"), right=ref("allowed")),
        message="No more than allowed.",
    )
    spec = articles().model_copy(
        update={
            "entities": (named("article", fields=(used, allowed), constraints=(rule,)), named("topic")),
        }
    )
    broken = [values for _, values, _ in rule_cases(sample(spec)).broken_checks]
    assert all(values["allowed"] < counted_from for values in broken)
    assert len(broken) == (counted_from > 0)
