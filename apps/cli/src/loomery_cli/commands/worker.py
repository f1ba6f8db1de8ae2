"""`loomery worker`: a process that takes builds from the queue, beside `loomery up` on PostgreSQL."""

import asyncio

import click

from loomery_cli.loading import loading


@click.command()
@click.option(
    "--name", default="", help="A name that stays the same over restarts; by default that of the machine."
)
@click.option(
    "--at-once", type=click.IntRange(1, 64), default=2, show_default=True, help="Builds at the same time."
)
@click.option("--beside", is_flag=True, hidden=True, help="End with the process that started it.")
def command(name: str, at_once: int, beside: bool) -> int:
    """Take builds until told to end; then finish what runs, and leave the rest to others."""
    with loading():
        from loomery_cli.platform.working import run_worker

    return asyncio.run(run_worker(name=name, at_once=at_once, beside=beside))
