"""Tokens and money have a hard cap, and modes are probed once."""

import json

import pytest
from pydantic import ValidationError

from loomery_codegen.understand.words.model.budget import Budget, OverBudget
from loomery_codegen.understand.words.model.schema import request_schema
from loomery_codegen.understand.words.model.settings import ModelPlannerSettings, ModelSettings
from loomery_shared.errors import UsageError


def test_a_request_that_could_cost_too_much_is_never_sent(bench, kit, codes):
    bench.script.replies = [kit.say(kit.better())]
    plan = bench.plan(input_price=1000, output_price=1000, max_cost=0.5, mode="native")
    assert codes(plan) == ["MODEL131"] and plan.spec == bench.draft
    assert bench.script.headers == [] and plan.calls == ()


def test_of_a_megabyte_the_model_reads_as_much_as_the_rules(bench, kit):
    bench.script.replies = [kit.say(kit.better())]
    bench.plan("An app for lists. " * 60_000, mode="native")
    assert 20_000 < len(bench.script.words(0)) < 30_000


def test_a_request_beyond_the_tokens_of_a_plan_is_never_sent(bench, codes):
    plan = bench.plan("An app for lists. " * 1000, mode="native", max_tokens=20_000)
    assert codes(plan) == ["MODEL131"] and bench.script.headers == []


def test_what_was_spent_counts_against_the_next_try(bench, kit, codes):
    bench.script.replies = [kit.say({}, usage=(60_000, 10_000)), kit.say(kit.better())]
    plan = bench.plan(max_tokens=75_000)
    assert codes(plan) == ["MODEL131"] and len(bench.script.asked) == 1
    assert sum(call.input_tokens for call in plan.calls) == 60_900


def test_the_limit_of_an_answer_shrinks_with_the_money_left(bench, kit):
    bench.script.replies = [kit.say(kit.better())]
    bench.plan(mode="native", output_price=100, max_cost=0.2)
    assert bench.script.asked[0]["max_tokens"] == 2000


def test_an_endpoint_that_ignores_the_limit_is_hung_up_on(bench, kit, codes):
    bench.script.replies = [kit.endless]
    plan = bench.plan(tries=1, max_answer_tokens=2000)
    assert codes(plan) == ["MODEL132"] and plan.calls[-1].outcome == "truncated"
    assert plan.calls[-1].output_tokens > 2000 and plan.calls[-1].estimated


def test_an_endpoint_that_does_not_count_is_booked_by_estimate(bench, kit):
    bench.script.replies = [kit.say(kit.better(), usage=None)]
    call = bench.plan().calls[-1]
    assert call.estimated and call.input_tokens > 1000 and call.output_tokens > 300


def test_a_budget_without_prices_has_no_bound_in_money():
    budget = Budget(ModelSettings(max_cost=0))
    assert budget.allow(1000, 1) == 16_000
    with pytest.raises(OverBudget):
        Budget(ModelSettings(max_cost=0, output_price=1)).allow(1000, 1)


def test_the_mode_is_probed_once_and_remembered(bench, kit):
    bench.script.replies = [kit.say(kit.better()), kit.say(kit.better())]
    bench.plan()
    bench.plan()
    assert bench.script.probes == ["native"]
    assert json.loads((bench.home / "model" / "modes.json").read_text()) == {
        f"{bench.script.url} m": "native"
    }


@pytest.mark.parametrize(
    ("honours", "probes", "key"),
    [(("tool",), ["native", "tool"], "tools"), (("prompted",), ["native", "tool", "prompted"], "messages")],
)
def test_weaker_modes_are_found(bench, kit, honours, probes, key):
    bench.script.honours = honours
    bench.script.replies = [kit.say(kit.better())]
    plan = bench.plan()
    assert bench.script.probes == probes and plan.spec.entity("reservation") is not None
    assert plan.calls[-1].mode == honours[0] and key in bench.script.asked[0]
    assert "entities" in json.dumps(bench.script.asked[0])


def test_an_endpoint_without_any_mode_leaves_the_rule_plan(bench, codes):
    bench.script.honours = ()
    plan = bench.plan()
    assert codes(plan) == ["MODEL113"] and bench.script.asked == []


def test_a_schema_that_is_refused_steps_down_and_that_is_remembered(bench, kit, codes):
    bench.script.replies = [
        kit.status(400, "schema too complex"),
        kit.say(kit.better()),
        kit.say(kit.better()),
    ]
    assert codes(bench.plan()) == ["MODEL201"]
    assert codes(bench.plan()) == ["MODEL201"]
    assert ["tools" in request for request in bench.script.asked] == [False, True, True]


def test_a_small_context_gets_the_core_of_the_schema(bench, kit, codes):
    message = "This model's maximum context length is 4096 tokens. Please reduce the length of the messages."
    answer = {"name": "Library", "slug": "library", "entities": kit.better()["entities"][2:]}
    bench.script.replies = [kit.status(400, message), kit.say(answer)]
    plan = bench.plan()
    assert {entity.name for entity in plan.spec.entities} == {"book", "loan", "shelf", "reservation"}
    sizes = [len(json.dumps(request["response_format"])) for request in bench.script.asked]
    assert sizes[1] < sizes[0] / 3


def test_settings_come_from_the_environment(monkeypatch, tmp_path):
    for name, value in {"BASE_URL": "http://h/v1/", "NAME": "m", "API_KEY": "k", "MAX_COST": "2.5"}.items():
        monkeypatch.setenv(f"LOOMERY_MODEL__{name}", value)
    monkeypatch.setenv("LOOMERY_HOME", str(tmp_path))
    settings = ModelPlannerSettings()
    assert settings.model.configured and settings.model.base_url == "http://h/v1"
    assert settings.model.max_cost == 2.5 and settings.home == tmp_path
    assert settings.model.api_key.get_secret_value() == "k" and "'k'" not in repr(settings)


def test_wrong_settings_are_named_and_not_shown(monkeypatch):
    monkeypatch.setenv("LOOMERY_MODEL__TRIES", "sk-pasted-in-the-wrong-place")
    monkeypatch.setenv("LOOMERY_MODEL__BASE_URL", "ftp://h")
    with pytest.raises(UsageError) as caught:
        ModelPlannerSettings()
    message = caught.value.message
    assert "LOOMERY_MODEL__TRIES" in message and "LOOMERY_MODEL__BASE_URL" in message
    assert "sk-pasted" not in message


@pytest.mark.parametrize("url", ["file:///etc/passwd", "localhost:80", "http://me:pw@host/v1", "https://"])
def test_addresses_that_are_refused(url):
    with pytest.raises(ValidationError, match="base_url"):
        ModelSettings(base_url=url, name="m")


def test_the_request_schema_is_much_smaller_and_holds_together():
    schemas = [request_schema(detail, tools=tools) for detail in ("full", "core") for tools in (False, True)]
    for schema in schemas:
        text = json.dumps(schema)
        names = {part.split('"')[0] for part in text.split("#/$defs/")[1:]}
        assert names == schema["$defs"].keys()
        assert '"evidence"' not in text and '"oneOf"' not in text and '"discriminator"' not in text
        kinds = [
            item for item in schema["$defs"].values() if "const" in item.get("properties", {}).get("kind", {})
        ]
        assert kinds and all("kind" in item["required"] for item in kinds)
    assert len(json.dumps(schemas[0])) < 55_000 and len(json.dumps(schemas[2])) < 12_000
