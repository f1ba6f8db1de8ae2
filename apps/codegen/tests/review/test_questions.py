"""Each rule for questions: when it asks, and what its answers do."""

from typing import Any

import pytest

from loomery_codegen.review.elements import with_ids
from loomery_codegen.review.operations import apply_operations
from loomery_codegen.review.outcomes import Outcomes
from loomery_codegen.review.questions.asking import Rule, questions
from loomery_codegen.review.questions.data import WEIGHTS
from loomery_codegen.review.questions.extras import colours, usual_features
from loomery_codegen.review.questions.model import Facts
from loomery_codegen.review.questions.people import accounts, joining, who_changes, who_sees
from loomery_codegen.review.questions.things import assumed_things, payments, statuses, too_few_fields
from loomery_codegen.review.questions.unclear import not_understood, partly_understood
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import Plugins, load_plugins
from loomery_shared.contracts.understanding_values import Question, SentenceFate
from loomery_spec import AppSpec, Evidence
from loomery_spec.permitted import permitted

STATED = Evidence(source="stated", confidence=0.9)
ASSUMED = Evidence(source="assumed", confidence=0.4, note="usual for clubs")
PEOPLE = [
    {"name": "visitor", "label": "Visitor", "kind": "visitor"},
    {"name": "member", "label": "Member", "kind": "member", "signs_up": True},
    {"name": "coach", "label": "Coach", "kind": "staff"},
    {"name": "admin", "label": "Administrator", "kind": "admin"},
]
STATUS = {"kind": "choice", "choices": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]}


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return load_plugins()


def thing(name: str = "boat", **more: Any) -> dict[str, Any]:
    title = {"name": "title", "label": "Title", "type": {"kind": "text"}}
    label = name.capitalize()
    return {
        "name": name,
        "plural": f"{name}s",
        "label": label,
        "label_plural": f"{label}s",
        "fields": [title],
        **more,
    }


def app(**more: Any) -> AppSpec:
    return AppSpec.model_validate({"name": "Club", "slug": "club", "entities": [thing()], **more})


def asked(
    rule: Rule, spec: AppSpec, plugins: Plugins, *sentences: SentenceFate, text: str = "Boats."
) -> list[Question]:
    complete, report = complete_spec(spec, plugins)
    assert not report.failed, report.found
    planned, done = with_ids(spec), with_ids(complete)
    return questions(Facts(text, planned, done, sentences), Outcomes(planned, done, plugins), (rule,))


def answered(question: Question, label: str, spec: AppSpec, plugins: Plugins) -> AppSpec:
    """What the specification becomes by an answer, completed."""
    complete, _ = complete_spec(spec, plugins)
    option = next(option for option in question.options if option.label == label)
    changed, left = apply_operations(with_ids(complete), option.operations)
    assert left == []
    after, report = complete_spec(changed, plugins)
    assert not report.failed, report.found
    return after


def told(status: str, text: str = "It sings.", start: int = 7, *elements: str) -> SentenceFate:
    return SentenceFate(
        text=text,
        start=start,
        end=start + len(text),
        status=status,
        elements=list(elements),
        detail="sings",  # type: ignore[arg-type]
    )


def test_accounts_that_nobody_named_may_go(plugins: Plugins) -> None:
    spec = app(roles=PEOPLE)
    (question,) = asked(accounts, spec, plugins)
    after = answered(question, "No, whoever has the address may use it", spec, plugins)
    assert not after.has_accounts
    assert after.entity("user") is None
    said = [{**role, "evidence": STATED.model_dump()} for role in PEOPLE]
    assert asked(accounts, app(roles=said), plugins) == []


def test_accounts_may_come(plugins: Plugins) -> None:
    spec = app()
    (question,) = asked(accounts, spec, plugins)
    shared = answered(question, "Yes, everybody has an account", spec, plugins)
    assert permitted(shared)["member", "boat", "edit"] == "all"
    own = answered(question, "Yes, and sees only their own records", spec, plugins)
    assert permitted(own)["member", "boat", "view"] == "own"
    assert ("visitor", "boat", "view") not in permitted(own)
    assert own.entity("boat").owner == "owner"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("label", "visitor", "member"),
    [
        ("Everybody, also without signing in", "all", "all"),
        ("Everybody who has signed in", "", "all"),
        ("Each person only their own", "", "own"),
        ("Only those who run it", "", ""),
    ],
)
def test_who_sees_is_what_is_answered(plugins: Plugins, label: str, visitor: str, member: str) -> None:
    grants = [
        {"role": "visitor", "entity": "boat", "actions": ["create"]},
        {"role": "member", "entity": "boat", "actions": ["create"]},
        {"role": "coach", "entity": "boat", "actions": ["view", "edit"]},
    ]
    spec = app(roles=PEOPLE, grants=grants)
    (question,) = asked(who_sees, spec, plugins)
    if label == "Only those who run it":
        assert label not in [option.label for option in question.options], "it is so already"
        return
    table = permitted(answered(question, label, spec, plugins))
    assert table.get(("visitor", "boat", "view"), "") == visitor
    assert table.get(("member", "boat", "view"), "") == member
    assert table["coach", "boat", "view"] == "all"


def test_who_sees_is_not_asked_where_a_sentence_says_it(plugins: Plugins) -> None:
    said = told("realised", "Members see boats.", 0, "roles.member", "entities.boat")
    assert asked(who_sees, app(roles=PEOPLE), plugins, said) == []
    assert asked(who_sees, app(), plugins) == [], "nobody signs in"


def test_who_changes_is_what_is_answered(plugins: Plugins) -> None:
    grants = [
        {"role": "member", "entity": "boat", "actions": ["view"]},
        {"role": "coach", "entity": "boat", "actions": ["view", "create", "edit"]},
    ]
    spec = app(roles=PEOPLE, grants=grants)
    (question,) = asked(who_changes, spec, plugins)
    labels = [option.label for option in question.options]
    assert labels == ["Everybody who has signed in", "Each person only their own"]
    assert permitted(answered(question, labels[0], spec, plugins))["member", "boat", "edit"] == "all"
    own = permitted(answered(question, labels[1], spec, plugins))
    assert own["member", "boat", "edit"] == "own"
    assert own["member", "boat", "view"] == "all"
    assert own["coach", "boat", "edit"] == "all"


def test_strangers_may_be_kept_from_registering(plugins: Plugins) -> None:
    spec = app(roles=PEOPLE)
    (question,) = asked(joining, spec, plugins)
    after = answered(question, "No, an administrator lets people in", spec, plugins)
    assert not any(role.signs_up for role in after.roles)
    alone = [role for role in PEOPLE if role["kind"] != "admin"]
    assert asked(joining, app(roles=alone), plugins) == [], "nobody could let people in"


def test_too_few_fields_are_asked_for(plugins: Plugins) -> None:
    spec = app()
    (question,) = asked(too_few_fields, spec, plugins)
    assert question.options[0].asks
    assert question.options[0].replacement.text == " A boat has "  # type: ignore[union-attr]
    after = answered(question, "A date", spec, plugins)
    assert after.entity("boat").field("date") is not None  # type: ignore[union-attr]
    forms = [page for page in after.pages if page.kind == "form" and page.entity == "boat"]
    assert forms
    assert all("date" in form.fields for form in forms), "people can enter it"
    assert asked(too_few_fields, app(entities=[thing(archetype="boat")]), plugins) == []


def test_what_was_only_assumed_may_go(plugins: Plugins) -> None:
    trip = thing(
        "trip",
        evidence=ASSUMED.model_dump(),
        relations=[{"name": "boat", "label": "Boat", "target": "boat"}],
    )
    spec = app(entities=[thing(evidence=STATED.model_dump()), trip])
    (question,) = asked(assumed_things, spec, plugins)
    assert question.about == ["entities.trip"]
    unsure = thing(evidence={"source": "stated", "confidence": 0.4})
    assert asked(assumed_things, app(entities=[unsure]), plugins) == [], "the words name it"
    after = answered(question, "No, leave them out", spec, plugins)
    assert after.entity("trip") is None
    assert not any(getattr(page, "entity", "") == "trip" for page in after.pages)


def test_a_thing_that_others_lead_to_goes_with_their_links(plugins: Plugins) -> None:
    trip = thing("trip", relations=[{"name": "boat", "label": "Boat", "target": "boat"}])
    spec = app(entities=[thing(evidence=ASSUMED.model_dump()), trip])
    (question,) = asked(assumed_things, spec, plugins)
    after = answered(question, "No, leave them out", spec, plugins)
    assert [entity.name for entity in after.entities] == ["trip"]
    assert after.entities[0].relations == ()


def test_steps_become_those_that_are_answered(plugins: Plugins) -> None:
    status = {"name": "status", "label": "Status", "type": STATUS, "evidence": ASSUMED.model_dump()}
    spec = app(entities=[thing(fields=[status])])
    (question,) = asked(statuses, spec, plugins)
    for option in question.options:
        states = answered(question, option.label, spec, plugins).entities[0].states
        assert states is not None
        reached = {step.target for step in states.transitions}
        assert states.initial not in reached
        assert len(reached) == len(states.transitions)
    said = {**status, "evidence": STATED.model_dump()}
    assert asked(statuses, app(entities=[thing(fields=[said])]), plugins) == []


def test_payments_are_settled(plugins: Plugins) -> None:
    paid = {"feature": "payments"}
    spec = app(entities=[thing(), thing("payment")], features=[paid])
    (question,) = asked(payments, spec, plugins)
    elsewhere = answered(question, "Elsewhere: on site, or by invoice", spec, plugins)
    assert elsewhere.features == ()
    assert elsewhere.entity("payment") is not None
    none = answered(question, "Not at all: keep no payments", spec, plugins)
    assert none.entity("payment") is None


@pytest.mark.parametrize(
    ("rule", "status"), [(not_understood, "not_understood"), (partly_understood, "partly")]
)
def test_sentences_can_be_said_again_or_dropped(plugins: Plugins, rule: Rule, status: str) -> None:
    text = "Boats. It sings."
    (question,) = asked(rule, app(), plugins, told(status), text=text)
    again, dropped = question.options
    assert (again.asks, dropped.asks) == (True, False)
    for option in (again, dropped):
        assert option.replacement is not None
        assert text[option.replacement.start : option.replacement.end] == "It sings."
    assert asked(rule, app(), plugins, told("realised")) == []


def test_usual_features_and_colours_are_offered(plugins: Plugins) -> None:
    spec = app(kind="brochure")
    (question,) = asked(usual_features, spec, plugins)
    assert question.id == "feature.contact_form"
    assert "contact_form" in [use.feature for use in answered(question, "Yes", spec, plugins).features]
    (colour,) = asked(colours, spec, plugins)
    assert answered(colour, "Green", spec, plugins).theme.palette.primary == "#1f7a4d"


def test_the_weightiest_five_are_asked_and_two_of_a_kind(plugins: Plugins) -> None:
    spec = app(roles=PEOPLE, entities=[thing(), thing("trip"), thing("race")])
    complete, _ = complete_spec(spec, plugins)
    planned, done = with_ids(spec), with_ids(complete)
    sentences = tuple(told("not_understood", start=at * 20) for at in range(3))
    found = questions(Facts("x" * 100, planned, done, sentences), Outcomes(planned, done, plugins))
    kinds = [question.id.partition(".")[0] for question in found]
    assert kinds == ["accounts", "see", "see", "words", "words"]
    weights = [WEIGHTS[kind] for kind in kinds]
    assert weights == sorted(weights, reverse=True)
