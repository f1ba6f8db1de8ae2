"""`loomery migrate`: bring the tables of every service up to date."""

import asyncio

import click

from loomery_cli.console import out


@click.command()
def command() -> None:
    """Bring the tables of every service up to date; safe to repeat."""
    from loomery_cli.platform.migrating import migrate_all
    from loomery_cli.platform.settings import PlatformSettings

    for service in asyncio.run(migrate_all(PlatformSettings.load())):
        out.print(f"[green]✓[/] {service}")
