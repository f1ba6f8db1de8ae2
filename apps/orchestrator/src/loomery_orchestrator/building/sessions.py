"""What workers hold open in PostgreSQL: a worker that is lost keeps neither locks nor transactions."""

from sqlalchemy import bindparam, text

from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.logs import get_logger

__all__ = ["end_transactions_of", "session_name"]

_log = get_logger("worker")
_LONGEST = 63
"""Bytes of a name that PostgreSQL keeps."""
# Only what waits for its client: a statement that still runs ends by itself, and then waits for one too. The server's
# own limit on idle transactions is not enough: any message stops its clock, also one that nothing answers, and
# psycopg ends each pipeline with such a one (Flush, after Sync).
_END = text(
    "select count(pg_terminate_backend(pid)) from pg_stat_activity"
    " where application_name in :names and usename = current_user and datname = current_database()"
    " and xact_start is not null and wait_event_type = 'Client'"
    " and state_change < clock_timestamp() - make_interval(secs => :silent)"
).bindparams(bindparam("names", expanding=True))


def session_name(worker: str) -> str:
    """The name under which PostgreSQL shows the connections of a worker's process."""
    name = f"loomery worker {worker}"
    return "".join(letter if " " <= letter <= "~" else "?" for letter in name)[:_LONGEST]


async def end_transactions_of(workers: list[str], silent: float, database: Database) -> int:
    """End the transactions that lost workers left open, with what they lock; how many. None with SQLite.

    Only those that have waited for `silent` seconds: a process that has come back, or that bears the name of a worker
    that has ended, is between two statements of its own for moments. One that comes back later finds its connections
    cut, as after a restart of the database.
    """
    if database.is_sqlite or not workers:
        return 0
    async with database.brief(EVERY_TENANT) as brief:
        names = [session_name(worker) for worker in workers]
        ended = int((await brief.execute(_END, {"names": names, "silent": silent})).scalar_one())
    if ended:
        _log.warning("transactions of a lost worker were ended", count=ended)
    return ended
