"""Whatever an endpoint does, the rule plan stands, the person is told by code, and no secret is told."""

import asyncio
import dataclasses
import socket
import subprocess
import sys
import textwrap

import pytest

from loomery_codegen.understand.planner import Context
from loomery_codegen.understand.words.model.ledger import read_calls


def _stands(bench, plan, codes, code):
    assert codes(plan) == [code], plan.report.found
    assert plan.spec == bench.draft and not plan.report.failed
    assert plan.coverage == bench.planner().rules.plan("x", Context()).coverage
    finding = plan.report.found[-1]
    assert finding.severity == "warning" and "the plan made by rules stands" in finding.message


def test_a_refusal(bench, kit, codes):
    bench.script.replies = [kit.say("I cannot help with that.", key="refusal")]
    _stands(bench, bench.plan(), codes, "MODEL120")
    assert len(bench.script.asked) == 1


def test_a_busy_endpoint_is_waited_for_as_long_as_it_says(bench, kit, codes):
    bench.script.replies = [kit.status(429, Retry_After="7"), kit.say(kit.better())]
    assert codes(bench.plan()) == ["MODEL201"]
    assert bench.waits == [7.0]


def test_a_wait_beyond_the_deadline_is_not_begun(bench, kit, codes):
    bench.script.replies = [kit.status(429, Retry_After="900"), kit.say(kit.better())]
    _stands(bench, bench.plan(), codes, "MODEL115")
    assert bench.waits == [] and len(bench.script.asked) == 1


def test_server_errors_are_tried_again_with_growing_waits_and_then_given_up(bench, kit, codes):
    bench.script.replies = [kit.status(500)] * 9
    _stands(bench, bench.plan(tries=3), codes, "MODEL117")
    assert bench.waits == [1.0, 2.0] and len(bench.script.asked) == 3


def test_a_cut_stream_is_tried_again(bench, kit, codes):
    bench.script.replies = [kit.cut(kit.better()), kit.say(kit.better())]
    plan = bench.plan()
    assert codes(plan) == ["MODEL201"] and plan.calls[1].outcome == "cut" and plan.calls[1].estimated
    assert plan.calls[1].input_tokens > 1000 and plan.calls[1].output_tokens == 16_000


def test_a_stream_that_ends_without_saying_why_counts_as_cut(bench, kit, codes):
    bench.script.replies = [kit.say(kit.better(), finish=None)] * 3
    _stands(bench, bench.plan(tries=2), codes, "MODEL118")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<html><body>Welcome to the router</body></html>", "text/html"),
        (b"data: {not json\n\ndata: [DONE]\n\n", "text/event-stream"),
        (b'data: {"object": 7, "choices": "what"}\n\n', "text/event-stream"),
        (b"\xff\xfe\x00", "application/octet-stream"),
        (b"", "text/event-stream"),
    ],
    ids=["page", "broken events", "other shape", "bytes", "nothing"],
)
def test_nonsense(bench, kit, codes, content, kind):
    bench.script.replies = [kit.raw(content, kind)] * 3
    plan = bench.plan(tries=2)
    assert plan.spec == bench.draft and codes(plan)[0] in ("MODEL118", "MODEL121")


def test_words_instead_of_json(bench, kit, codes):
    bench.script.replies = [kit.say("Once upon a time there was a library.")] * 3
    _stands(bench, bench.plan(), codes, "MODEL132")


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 5000 + "1" + "}" * 5000, "{}", "null", '{"name": NaN}']
)
def test_hostile_json(bench, kit, codes, text):
    bench.script.replies = [kit.say(text)] * 3
    _stands(bench, bench.plan(tries=1), codes, "MODEL132")


def test_a_slow_answer_is_not_waited_for(bench, codes):
    bench.script.replies = [bench.script.silent]
    _stands(bench, bench.plan(timeout=0.3), codes, "MODEL119")


def test_the_whole_plan_has_a_deadline(bench, codes):
    bench.script.replies = [bench.script.silent]
    _stands(bench, bench.plan(deadline=0.6), codes, "MODEL119")


@pytest.mark.parametrize(
    ("code", "expected"), [(401, "MODEL112"), (403, "MODEL112"), (404, "MODEL111"), (402, "MODEL116")]
)
def test_what_does_not_pass_is_not_tried_again(bench, kit, codes, code, expected):
    bench.script.replies = [kit.status(code)] * 3
    _stands(bench, bench.plan(), codes, expected)
    assert len(bench.script.asked) == 1


def test_nobody_there(bench, codes):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        # Taken, and nobody listens.
        port = probe.getsockname()[1]
        _stands(bench, bench.plan(base_url=f"http://127.0.0.1:{port}/v1"), codes, "MODEL111")


def test_a_redirect_is_not_followed(bench, kit, codes):
    bench.script.replies = [kit.status(307, Location=f"{bench.script.url}/elsewhere")] * 3
    plan = bench.plan(tries=1)
    assert plan.spec == bench.draft and set(bench.script.paths) == {"/v1/chat/completions"}


def test_the_key_is_sent_and_never_told(bench, kit):
    bench.script.replies = [kit.status(500)] * 3
    plan = bench.plan()
    assert bench.script.headers[0]["authorization"] == f"Bearer {kit.key}"
    told = [str(item) for item in plan.report.found] + [repr(plan.calls), repr(bench.planner().settings)]
    told += [path.read_text() for path in bench.home.rglob("*.*") if path.is_file()]
    assert not any(kit.key in words for words in told)


def test_no_key_of_somebody_else_is_sent(bench, kit, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-service")
    bench.script.replies = [kit.say(kit.better())]
    bench.plan(api_key="")
    assert all("another" not in str(headers) for headers in bench.script.headers)


def test_planning_inside_a_running_event_loop(bench, kit):
    bench.script.replies = [kit.say(kit.better())]

    async def inside():
        return bench.plan()

    assert asyncio.run(inside()).spec.entity("reservation") is not None


def test_a_ledger_that_cannot_be_written_stops_nothing(bench, kit, codes):
    bench.home.write_text("a file where the folder should be")
    bench.script.replies = [kit.say(kit.better())]
    plan = bench.plan()
    assert codes(plan) == ["MODEL401", "MODEL201"] and plan.spec.entity("reservation") is not None


def test_calls_are_written_down_as_they_are_returned(bench, kit):
    bench.script.replies = [kit.say({}), kit.say(kit.better())]
    plan = bench.plan(input_price=1.0, output_price=2.0, max_cost=1.0)
    path = bench.home / "model" / "calls.jsonl"
    assert read_calls(path) == plan.calls and len(plan.calls) == 3
    assert path.stat().st_mode & 0o777 == 0o600
    assert [dataclasses.asdict(call)["cost"] for call in plan.calls] == [pytest.approx(0.0017)] * 3


def test_without_the_extra_the_rule_plan_stands_and_says_what_to_install(tmp_path):
    code = """
        import sys
        sys.modules["pydantic_ai"] = sys.modules["openai"] = None
        from pathlib import Path
        from loomery_codegen.understand.planner import Context, Plan
        from loomery_codegen.understand.words.model.planner import ModelPlanner
        from loomery_codegen.understand.words.model.settings import ModelSettings
        from loomery_spec import AppSpec, Report

        class Rules:
            def plan(self, text, context):
                return Plan(AppSpec(name="Shop", slug="shop"), Report())

        settings = ModelSettings(base_url="http://127.0.0.1:9/v1", name="m")
        plan = ModelPlanner(Rules(), settings, Path(sys.argv[1])).plan("a shop", Context())
        print(plan.spec.slug, *(f"{item.code} {item.hint}" for item in plan.report.found))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("shop MODEL101 ") and "loomery-codegen[model]" in done.stdout


@pytest.mark.parametrize(
    ("module", "late"),
    [
        ("planner", ("openai", "pydantic_ai", "httpx2", "loomery_compiler")),
        ("settings", ("loomery_codegen.understand.words.model.planner", "loomery_spec")),
    ],
)
def test_importing_loads_no_more_than_is_needed(module, late):
    name = f"loomery_codegen.understand.words.model.{module}"
    code = f"import sys, {name}; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [item for item in late if f"'{item}'" in done.stdout] == []
