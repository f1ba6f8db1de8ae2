"""Runs what is due by the clock while the application is up."""

import asyncio
import logging

from app.core.db import Database
from app.workflows import run_jobs

INTERVAL = 300
logger = logging.getLogger("app")


def run_once(database: Database) -> int:
    """Do what is due; returns how often something was done."""
    with database.session(write=True) as session:
        return run_jobs(session)


async def keep_running(database: Database) -> None:
    """Do what is due, again and again; a failure is logged and the next round comes all the same."""
    while True:
        try:
            await asyncio.to_thread(run_once, database)
        except Exception:
            logger.exception("a job failed")
        await asyncio.sleep(INTERVAL)
