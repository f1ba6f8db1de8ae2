"""What only the house decides: it is marked, its steps are its own, and no form asks a customer for it."""

from typing import Any

import pytest

from loomery_compiler.pipeline import compile_spec, complete_spec
from loomery_compiler.plugins import Plugins, load_plugins
from loomery_spec import AppSpec, Entity, Grant
from loomery_spec.pages import FormPage, QuizPage

STATES = ("asked", "confirmed", "shipped", "returned")


def _text(name: str) -> dict[str, Any]:
    return {"name": name, "label": name.capitalize(), "type": {"kind": "text"}}


def _complete(archetype: str, *grants: dict[str, Any]) -> AppSpec:
    parcel = {
        "name": "parcel",
        "plural": "parcels",
        "label": "Parcel",
        "label_plural": "Parcels",
        "archetype": archetype,
        "title_field": "title",
        "owner": "sender",
        "fields": [
            *(_text(name) for name in ("title", "tracking_number", "note")),
            {
                "name": "status",
                "label": "Status",
                "default": "asked",
                "type": {"kind": "choice", "choices": [{"value": name, "label": name} for name in STATES]},
            },
        ],
        "relations": [
            {"name": name, "label": name, "target": "user", "kind": "many_to_one"}
            for name in ("sender", "driver")
        ],
        "states": {
            "field": "status",
            "initial": "asked",
            "transitions": [
                {"name": f"mark_{name}", "label": name, "sources": ["asked"], "target": name}
                for name in STATES[1:]
            ],
        },
    }
    roles = {"member": "member", "clerk": "staff", "admin": "admin"}
    given = AppSpec.model_validate(
        {
            "name": "Parcels",
            "slug": "parcels",
            "roles": [
                {"name": name, "label": name, "kind": kind, "signs_up": kind == "member"}
                for name, kind in roles.items()
            ],
            "entities": [parcel],
            "grants": [{"entity": "parcel", **grant} for grant in grants],
            "pages": [{"kind": "landing", "name": "home", "title": "Parcels", "path": "/"}],
        }
    )
    complete, report = complete_spec(given, Plugins({}))
    assert not report.failed, [str(item) for item in report.found]
    return complete


def _parcel(spec: AppSpec) -> Entity:
    return next(entity for entity in spec.entities if entity.name == "parcel")


OWN = {"role": "member", "actions": ["view", "create", "edit"], "scope": "own"}
CLERK = {"role": "clerk", "actions": ["view", "edit"]}
DRIVER = {"role": "clerk", "actions": ["view", "edit"], "scope": "related", "through": ["driver"]}


@pytest.mark.parametrize(("archetype", "grants"), [("", (OWN, CLERK)), ("order", (OWN,))])
def test_the_house_writes_what_it_decides(archetype: str, grants: tuple[dict[str, Any], ...]) -> None:
    found = _complete(archetype, *grants)
    parcel = _parcel(found)
    assert [item.name for item in parcel.fields if item.by_house] == ["tracking_number"]
    assert parcel.states is not None
    kept = {step.target: step.roles for step in parcel.states.transitions}
    keepers = ("clerk", "admin") if len(grants) == 2 else ("admin",)
    assert kept == {"confirmed": keepers, "shipped": keepers, "returned": ()}


@pytest.mark.parametrize(
    ("archetype", "grants"),
    [
        pytest.param("", (OWN,), id="nobody carries on what is somebody's own"),
        pytest.param("order", (OWN, DRIVER), id="somebody else carries it on"),
        pytest.param("order", (), id="nobody hands anything in"),
    ],
)
def test_what_is_not_between_two_stays_open(archetype: str, grants: tuple[dict[str, Any], ...]) -> None:
    parcel = _parcel(_complete(archetype, *grants))
    assert not any(item.by_house for item in parcel.fields)
    assert parcel.states is not None and not any(step.roles for step in parcel.states.transitions)


def test_no_customer_is_asked_for_it() -> None:
    page = {
        "kind": "form",
        "name": "send",
        "title": "Send",
        "path": "/send",
        "side": "member",
        "entity": "parcel",
        "fields": ["title", "tracking_number"],
    }
    given = _complete("", OWN, CLERK)
    again, _ = complete_spec(
        given.model_copy(update={"pages": (FormPage.model_validate(page), *given.pages)}), Plugins({})
    )
    found = next(item for item in again.pages if item.name == "send")
    assert isinstance(found, FormPage) and found.fields == ("title",)


QUESTION = {
    "name": "question",
    "plural": "questions",
    "label": "Question",
    "label_plural": "Questions",
    "title_field": "title",
    "fields": [_text(name) for name in ("title", "first", "second", "correct", "explanation")],
}
QUIZ = {
    "kind": "quiz",
    "name": "quiz",
    "title": "Quiz",
    "path": "/quiz",
    "side": "member",
    "question": "question",
    "text": "title",
    "answers": ["first", "second"],
    "correct": "correct",
}


def test_what_a_quiz_asks_for_is_kept_back_and_tried() -> None:
    given = _complete("", OWN, CLERK)
    reads = Grant(role="member", entity="question", actions=("view",))
    asked = given.model_copy(
        update={
            "entities": (*given.entities, Entity.model_validate(QUESTION)),
            "grants": (*given.grants, reads),
            "pages": (*given.pages, QuizPage.model_validate(QUIZ)),
        }
    )
    found, report = complete_spec(asked, Plugins({}))
    assert not report.failed, [str(item) for item in report.found]
    question = found.entity("question")
    assert question is not None
    assert [item.name for item in question.fields if item.kept_back] == ["correct", "explanation"]
    drafts = {str(draft.path): draft.content.decode() for draft in compile_spec(asked, load_plugins())[0]}
    tried = drafts["api/tests/test_question.py"]
    assert 'KEPT_BACK = ["correct", "explanation"]' in tried
    assert 'TAKER = By("member")' in tried
    assert (
        'kept_back = frozenset({"correct", "explanation"})' in drafts["api/app/entities/question/service.py"]
    )
