"""`loomery up`: the whole platform in one process on one port, until Ctrl-C."""

import asyncio

import click

from loomery_cli.console import err
from loomery_cli.loading import loading


@click.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8400, show_default=True, help="Port to listen on."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--workers",
    type=click.IntRange(0, 64),
    default=1,
    show_default=True,
    help="Builds at once; on PostgreSQL processes of their own when more than one, 0 for none here.",
)
def command(port: int, host: str, workers: int) -> int:
    """Serve the platform: accounts, builds, and the applications that were built.

    State lives under LOOMERY_HOME; LOOMERY_DATABASE__URL switches from SQLite to PostgreSQL.
    """
    err.print("[dim]starting…[/]")
    with loading():
        from loomery_cli.platform.serving import serve_platform

    return asyncio.run(serve_platform(host=host, port=port, workers=workers))
