"""What nobody foresaw in a step or an endpoint is reported once, without secrets; a build is one trace."""

import asyncio
import json
import signal
from pathlib import Path

import httpx2
import pytest

from apps.orchestrator.tests.building.home import PATIENCE, gone, home_at
from loomery_codegen.sandbox.probe import probe
from loomery_orchestrator.jobs.model import STEPS, JobState
from tests.receivers import OtlpReceiver, SentryReceiver
from tests.servers import free_port

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(probe().sandbox is None, reason="no sandbox here: " + probe().problem),
]


async def test_builds_are_one_trace_and_failures_are_told_once(
    tmp_path: Path, otlp_receiver: OtlpReceiver, sentry_receiver: SentryReceiver
) -> None:
    port = free_port()
    receivers = {
        "LOOMERY_TELEMETRY__OTLP_ENDPOINT": otlp_receiver.url,
        "LOOMERY_TELEMETRY__SENTRY_DSN": sentry_receiver.dsn,
    }
    async with home_at(tmp_path) as home:
        with home.process(port=port, **receivers) as process:
            url = f"http://127.0.0.1:{port}"
            async with httpx2.AsyncClient(base_url=url, timeout=60) as http, asyncio.timeout(PATIENCE):
                http.headers["Authorization"] = "Bearer t1"
                while not await answers(http):
                    assert process.poll() is None, home.log()
                    await asyncio.sleep(0.1)
                good = (await http.post("/api/createApp", json={"description": "small"})).json()["job"]
                bad = (await http.post("/api/createApp", json={"description": "broken:merge:1"})).json()[
                    "job"
                ]
                assert (await ended(http, good))["state"] == JobState.SUCCEEDED.value, home.log()
                failed = await ended(http, bad)
                assert failed["error"]["code"] == "gave_up"
                assert "tr0ub4dor" not in json.dumps(failed)
                # What nobody foresaw also ends the connection, some time after the answer.
                alone = {"Authorization": "Bearer broken", "Connection": "close"}
                broken = await http.get("/api/apps", headers=alone)
                assert broken.status_code == 500
                figures = (await http.get("/metrics")).text
            process.send_signal(signal.SIGTERM)
            await gone(process)
        assert process.returncode == 0, home.log()

    steps = {
        (span.attributes["loomery.job"], span.name): span
        for span in otlp_receiver.spans()
        if span.name.startswith("build.")
    }
    requests = {span.id: span for span in otlp_receiver.spans() if span.name == "POST /api/createApp"}
    assert all(span.attributes["loomery.request"].startswith("req_") for span in requests.values())
    traces = {}
    for job in (good, bad):
        own = [span for (of, _), span in steps.items() if of == job]
        assert {span.attributes["loomery.tenant"] for span in own} == {"t1"}
        assert len({span.trace for span in own}) == 1
        assert {requests[span.parent].attributes["loomery.tenant"] for span in own} == {"t1"}
        traces[job] = own[0].trace
    assert traces[good] != traces[bad]
    assert {name for of, name in steps if of == good} == {f"build.{step}" for step in STEPS}
    mails = [span for span in otlp_receiver.spans() if span.name == "POST /internal/mail"]
    assert [span.trace for span in mails].count(traces[good]) == 2

    told = sentry_receiver.events()
    kinds = sorted(event["exception"]["values"][-1]["value"] for event in told)
    assert kinds == [
        "cannot ask postgresql://loomery:***@db/loomery",
        "cannot reach postgresql://loomery:***@db/loomery",
    ]
    assert "tr0ub4dor" not in json.dumps(told)

    assert 'loomery_build_steps_total{state="succeeded",step="verify"} 1.0' in figures
    assert 'loomery_build_steps_total{state="again",step="merge"} 4.0' in figures
    assert 'loomery_builds_total{state="succeeded"} 1.0' in figures
    assert 'loomery_builds_total{state="failed"} 1.0' in figures
    for name in ("loomery_build_step_seconds_sum", "loomery_builds_waiting", "loomery_apps_running 1.0"):
        assert name in figures


async def answers(http: httpx2.AsyncClient) -> bool:
    try:
        return (await http.get("/api/health")).is_success
    except httpx2.TransportError:
        return False


async def ended(http: httpx2.AsyncClient, job: str) -> dict[str, object]:
    while True:
        found = (await http.get(f"/api/status/{job}")).json()
        if found["state"] in ("succeeded", "failed", "cancelled"):
            return dict(found)
        await asyncio.sleep(0.1)
