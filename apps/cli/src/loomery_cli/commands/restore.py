"""`loomery restore`: bring back what `loomery backup` wrote."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from loomery_cli.console import err, out


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What the backup was sealed by.",
)
@click.option("--force", is_flag=True, help="Set aside what is there; nothing is deleted.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def command(file: Path, passphrase_file: Path | None, force: bool, as_json: bool) -> None:
    """Put what is in FILE into LOOMERY_HOME, and into the database when it is PostgreSQL.

    The platform must not run. Everything is checked first; interrupted, nothing has changed.
    """
    from loomery_cli.platform.backups.passphrase import read_passphrase
    from loomery_cli.platform.backups.restoring import restore_backup
    from loomery_cli.platform.settings import PlatformSettings

    passphrase = read_passphrase(passphrase_file) if passphrase_file else None
    with err.status("Restoring") as status:
        done = restore_backup(
            PlatformSettings.load(),
            file,
            now=datetime.now(UTC),
            passphrase=passphrase,
            force=force,
            tell=lambda words: status.update(f"Restoring: {words}"),
        )
    for key in done.missing:
        err.print(f"not in the bucket: {key}", markup=False, style="yellow")
    if as_json:
        told = {
            "made_at": done.made_at.isoformat(),
            "version": done.version,
            "home": str(done.home),
            "parts": done.parts,
            "rows": done.rows,
            "set_aside": done.set_aside,
            "missing": done.missing,
        }
        click.echo(json.dumps(told, indent=2))
        return
    out.print(f"[green]✓[/] {done.parts} files as of {done.made_at:%Y-%m-%d %H:%M} UTC")
    for place in done.set_aside:
        out.print(f"  what was there is now {place}", markup=False)
