"""A worker hangs, or does not reach the database any more: another takes its build, and it steps back."""

import asyncio
import signal
from collections import Counter
from pathlib import Path

import psycopg
import pytest

from apps.orchestrator.tests.building.home import PATIENCE, Home, gone, home_at
from apps.orchestrator.tests.building.starting import Started
from loomery_orchestrator.building.sessions import end_transactions_of, session_name
from loomery_orchestrator.jobs.model import STEPS, JobRecord, JobState, StepState
from tests.servers import PostgresServer

from .proxy import Proxy, proxy_to


async def verified_by(home: Home, job: JobRecord, worker: str) -> None:
    """Wait until a worker has a job, and verifies it."""
    place = STEPS.index("verify")
    async with asyncio.timeout(PATIENCE):
        while True:
            found = await home.jobs.get(job.tenant, job.id)
            if found.owner == worker and found.steps[place].state is StepState.RUNNING:
                return
            await asyncio.sleep(0.1)


def lose(how: str, proxy: Proxy, worker: Started) -> None:
    if how == "stopped":
        worker.send_signal(signal.SIGSTOP)
    elif how == "hung":
        proxy.hang()
    else:
        proxy.refuse()


@pytest.mark.parametrize("how", ["stopped", "hung", "refused"])
async def test_another_takes_over_and_the_first_steps_back(
    how: str, tmp_path: Path, postgres_url: str, postgres_server: PostgresServer
) -> None:
    async with proxy_to(postgres_server.port) as proxy, home_at(tmp_path, postgres_url) as home:
        by_proxy = postgres_url.replace(f":{postgres_server.port}/", f":{proxy.port}/")
        job = await home.order("held:verify:go")
        with home.process("second", LOOMERY_DATABASE__URL=by_proxy) as second:
            await verified_by(home, job, "second")
            with home.process("main") as main:
                while "ready" not in (tmp_path / "log-main").read_text():
                    assert main.poll() is None, home.log()
                    await asyncio.sleep(0.1)
                lose(how, proxy, second)
                await verified_by(home, job, "main")
                second.send_signal(signal.SIGCONT)
                proxy.heal()
                async with asyncio.timeout(PATIENCE):
                    while "has taken over this build" not in (tmp_path / "log-second").read_text():
                        assert second.poll() is None, home.log()
                        await asyncio.sleep(0.1)
                (tmp_path / "go").touch()
                ended = await home.until_over(job)
                assert (ended.state, ended.owner) == (JobState.SUCCEEDED, "main"), (ended.error, home.log())
                after = await home.order("something")
                assert (await home.until_over(after)).state is JobState.SUCCEEDED
        assert await home.releases() == ["live"] * 2
        assert await home.mails() == {"build_started": 2, "build_succeeded": 2}
        taken = Counter((tmp_path / "taken").read_text().split("\n"))
        assert taken[f"{job.id} publish"] == 1


async def test_what_a_lost_worker_has_locked_is_given_free(
    tmp_path: Path, postgres_url: str, postgres_server: PostgresServer
) -> None:
    async with home_at(tmp_path, postgres_url) as home:
        job = await home.order("held:verify:go")
        with home.process("second") as second:
            await verified_by(home, job, "second")
            second.send_signal(signal.SIGSTOP)
            # Its connections may be among those for which the server's own limit on idle transactions does not count.
            unending = {"options": "-cidle_in_transaction_session_timeout=0"}
            with psycopg.connect(postgres_url, application_name=session_name("second"), **unending) as held:
                held.execute("select set_config('loomery.tenant', '*', true)")
                locked = held.execute("update orchestrator.job set owner = owner where id = %s", [job.id])
                assert locked.rowcount == 1
                with home.process("main"):
                    await verified_by(home, job, "main")
                    second.send_signal(signal.SIGCONT)
                    (tmp_path / "go").touch()
                    ended = await home.until_over(job)
                with pytest.raises(psycopg.OperationalError):
                    held.execute("select 1")
        assert (ended.state, ended.owner) == (JobState.SUCCEEDED, "main"), (ended.error, home.log())


async def test_who_bears_the_name_of_a_lost_worker_and_lives_is_left_alone(
    tmp_path: Path, postgres_url: str
) -> None:
    async with home_at(tmp_path, postgres_url) as home:
        await home.order()
        with psycopg.connect(postgres_url, application_name=session_name("lost")) as held:
            held.execute("select 1")
            assert await end_transactions_of(["lost"], 30, home.database) == 0
            held.execute("select 1")
            assert await end_transactions_of(["lost"], 0, home.database) == 1
            with pytest.raises(psycopg.OperationalError):
                held.execute("select 1")


async def test_a_worker_that_is_told_to_end_ends_what_it_has(tmp_path: Path, postgres_url: str) -> None:
    async with home_at(tmp_path, postgres_url) as home:
        job = await home.order("held:verify:go")
        with home.process("second") as second:
            await verified_by(home, job, "second")
            with home.process("main"):
                second.send_signal(signal.SIGTERM)
                # Longer than a lease: that it is being ended does not make a worker a lost one.
                await asyncio.sleep(6)
                (tmp_path / "go").touch()
                await gone(second)
                assert second.returncode == 0, home.log()
                ended = await home.until_over(job)
        assert (ended.state, ended.owner) == (JobState.SUCCEEDED, "second"), (ended.error, home.log())
        taken = Counter((tmp_path / "taken").read_text().split("\n"))
        assert taken[f"{job.id} verify"] == 1
        assert await home.releases() == ["live"]
