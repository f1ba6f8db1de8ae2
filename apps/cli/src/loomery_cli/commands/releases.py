"""`loomery releases`: releases of an application of the platform, and what was made for the places where they run."""

import asyncio
from pathlib import Path

import click
from rich.table import Table

from loomery_cli.console import out
from loomery_shared.errors import UsageError


@click.command()
@click.argument("app")
@click.option(
    "--files",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write what was made for the newest release that has files into this folder.",
)
def command(app: str, files: Path | None) -> None:
    """List the releases of APP (its identifier), newest first; for whoever runs the platform."""
    from loomery_cli.platform.settings import PlatformSettings
    from loomery_cli.platform.shown_releases import releases_of, written

    settings = PlatformSettings.load()
    found = asyncio.run(releases_of(settings, app))
    table = Table("number", "state", "place", "tag", "files", "notice or reason", box=None)
    for release in found:
        made = ", ".join(file.name for file in release.generated) or "-"
        said = release.reason or release.notice
        table.add_row(str(release.number), release.state.value, release.place, release.tag, made, said)
    out.print(table)
    if files is None:
        return
    newest = next((release for release in found if release.generated), None)
    if newest is None:
        raise UsageError("Nothing was made for a release of this application: it runs on this machine.")
    for path in asyncio.run(written(settings, newest, files)):
        out.print(f"[green]✓[/] {path}")
