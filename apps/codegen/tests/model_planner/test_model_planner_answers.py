"""Answers: good ones are taken, faulty ones are given back with their faults, tries are bounded."""

import dataclasses
import json

from loomery_codegen.understand.planner import Context
from loomery_codegen.understand.words.model.proposal import project
from loomery_codegen.understand.words.rules.planner import RulePlanner


def test_a_good_answer_becomes_the_plan(bench, kit, codes):
    bench.script.replies = [kit.say(kit.better())]
    plan = bench.plan()
    assert [entity.name for entity in plan.spec.entities] == ["book", "loan", "reservation"]
    assert codes(plan) == ["MODEL201"]
    assert not plan.report.failed
    new, old = plan.spec.entity("reservation"), plan.spec.entity("book")
    assert new.evidence.source == "implied" and new.evidence.note == "proposed by the model"
    assert old.evidence == bench.draft.entity("book").evidence and old.archetype == "book"
    assert plan.spec.description == kit.text


def test_what_was_assumed_and_dropped_leaves_the_coverage(bench, kit):
    bench.script.replies = [kit.say(kit.better())]
    second = bench.plan().coverage[1]
    assert second.elements == ("entities.book.title",) and second.status == "partly"


def test_an_addition_that_the_text_names_is_grounded_in_it(bench, kit):
    answer = kit.better()
    answer["entities"][0]["fields"].append({"name": "colour", "label": "Colour", "type": {"kind": "text"}})
    bench.script.replies = [kit.say(answer)]
    plan = bench.plan()
    evidence = plan.spec.entity("book").field("colour").evidence
    assert evidence.source == "stated"
    assert {kit.text[span.start : span.end] for span in evidence.spans} == {"colour"}
    assert "entities.book.colour" in plan.coverage[2].elements


def test_the_request_carries_schema_draft_and_marked_text(bench, kit):
    bench.script.replies = [kit.say(kit.better())]
    bench.plan()
    request = bench.script.asked[0]
    assert request["response_format"]["type"] == "json_schema"
    assert "entities" in request["response_format"]["json_schema"]["schema"]["properties"]
    assert request["max_tokens"] > 0 and request["stream"] is True
    words = bench.script.words(0)
    assert kit.text in words and '"name":"shelf"' in words and "Jane Austen" not in words


def test_only_the_faults_of_a_wrong_answer_go_back(bench, kit, codes):
    wrong = kit.better()
    wrong["entities"][2]["fields"][0]["type"] = {"kind": "colour_of_the_wind"}
    wrong["surprise"] = 1
    bench.script.replies = [kit.say(wrong), kit.say(kit.better())]
    plan = bench.plan()
    assert plan.spec.entity("reservation") is not None and codes(plan) == ["MODEL201"]
    complaint = bench.script.asked[1]["messages"][-1]["content"]
    assert "entities.2.fields.0.type" in complaint and "surprise" in complaint
    assert kit.text not in complaint and len(complaint) < 1000
    assert [call.outcome for call in plan.calls] == ["accepted", "violations", "accepted"]
    assert [call.purpose for call in plan.calls] == ["probe", "plan", "repair"]


def test_a_plan_that_does_not_compile_goes_back_too(bench, kit):
    wrong = kit.better()
    wrong["grants"].append({"role": "ghost", "entity": "book", "actions": ["view"]})
    bench.script.replies = [kit.say(wrong), kit.say(kit.better())]
    assert bench.plan().spec.entity("reservation") is not None
    assert "ghost" in bench.script.asked[1]["messages"][-1]["content"]


def test_tries_are_bounded(bench, kit, codes):
    bench.script.replies = [kit.say({"pwned": True})] * 9
    plan = bench.plan(tries=2)
    assert len(bench.script.asked) == 2
    assert plan.spec == bench.draft and codes(plan) == ["MODEL132"]


def test_truncated_json_is_asked_for_again_with_less_to_write(bench, kit, codes):
    half = json.dumps(kit.better())[:300]
    short = {"name": "Library", "slug": "library", "entities": kit.better()["entities"]}
    for entity in short["entities"]:
        entity.pop("owner", None)
    bench.script.replies = [kit.say(half, finish="length"), kit.say(short)]
    plan = bench.plan()
    sizes = [len(json.dumps(request["response_format"])) for request in bench.script.asked]
    assert sizes[1] < sizes[0] / 3
    assert plan.spec.entity("reservation") is not None
    assert plan.spec.entity("loan").owner == "member" and plan.spec.grants[0].entity == "book"
    assert [call.outcome for call in plan.calls[1:]] == ["truncated", "accepted"]


def test_json_that_only_looks_complete_to_the_endpoint_goes_back(bench, kit):
    bench.script.replies = [kit.say(json.dumps(kit.better())[:300]), kit.say(kit.better())]
    assert bench.plan().spec.entity("reservation") is not None
    assert "not one JSON object" in bench.script.asked[1]["messages"][-1]["content"]


def test_nulls_and_fences_are_forgiven(bench, kit):
    answer = {**kit.better(), "summary": None, "workflows": None}
    bench.script.replies = [kit.say(f"Here you are:\n```json\n{json.dumps(answer)}\n```")]
    assert bench.plan().spec.entity("reservation") is not None


def test_a_name_that_the_person_chose_stands(bench, kit):
    answer = {**kit.better(), "name": "Bookopolis", "slug": "bookopolis"}
    bench.script.replies = [kit.say(answer), kit.say(answer)]
    assert bench.plan(name="Library").spec.slug == "library"
    assert bench.plan().spec.slug == "bookopolis"


def test_without_settings_nothing_is_asked_and_nothing_said(bench, codes):
    plan = bench.plan(base_url="")
    assert bench.script.headers == [] and codes(plan) == [] and plan.spec == bench.draft


def test_a_text_that_the_rules_refuse_is_not_sent(bench):
    assert bench.plan("  ").report.failed and bench.script.headers == []


SPANISH = (
    "Una aplicación para los libros de una biblioteca. Los usuarios pueden reservar un libro con la fecha."
)


def test_what_the_rules_cannot_read_a_model_may(bench, kit, codes):
    answer = kit.better()
    answer["entities"][2] |= {"label": "Libro", "label_plural": "Libros"}
    bench.script.replies = [kit.say(answer)]
    plan = dataclasses.replace(bench.planner(), rules=RulePlanner(grammar=False)).plan(SPANISH, Context())
    assert not plan.report.failed and codes(plan) == ["MODEL202", "MODEL201"]
    assert plan.spec.description == SPANISH and plan.spec.entity("reservation") is not None
    assert [sentence.status for sentence in plan.coverage] == ["partly", "partly"]
    assert "entities.reservation" in plan.coverage[0].elements


def test_what_nobody_can_read_stays_an_error(bench, kit, codes):
    bench.script.replies = [kit.say({"name": "App", "slug": "app"})] * 3
    plan = dataclasses.replace(bench.planner(), rules=RulePlanner(grammar=False)).plan(SPANISH, Context())
    assert plan.report.failed and codes(plan) == ["MODEL132"]
    assert "neither entities nor pages" in bench.script.asked[1]["messages"][-1]["content"]


def test_the_real_rules_and_a_model_that_adds_one_thing(bench, kit, codes):
    rules = RulePlanner(grammar=False)
    draft = rules.plan(kit.text, Context()).spec
    answer = json.loads(project(draft))
    new = {"name": "fine", "plural": "fines", "label": "Fine", "label_plural": "Fines"}
    answer["entities"].append({**new, "fields": kit.better()["entities"][2]["fields"]})
    bench.script.replies = [kit.say(answer)]
    plan = dataclasses.replace(bench.planner(), rules=rules).plan(kit.text, Context())
    assert codes(plan) == ["MODEL201"]
    assert plan.spec.entities[:-1] == draft.entities and plan.spec.entities[-1].name == "fine"
    assert plan.coverage == rules.plan(kit.text, Context()).coverage
