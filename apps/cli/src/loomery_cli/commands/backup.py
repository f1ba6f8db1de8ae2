"""`loomery backup`: everything that the platform keeps in one file, while it runs."""

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
    help="Seal the backup by what is in this file.",
)
@click.option("--with-objects", is_flag=True, help="With S3: fetch the objects too, not only their names.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def command(file: Path, passphrase_file: Path | None, with_objects: bool, as_json: bool) -> None:
    """Write everything that the platform keeps to FILE; it may run meanwhile.

    Accounts, applications, their data and repositories, objects, secrets. FILE appears when it is whole.
    """
    from loomery_cli.platform.backups.making import make_backup
    from loomery_cli.platform.backups.passphrase import read_passphrase
    from loomery_cli.platform.settings import PlatformSettings

    passphrase = read_passphrase(passphrase_file) if passphrase_file else None
    with err.status("Backing up") as status:
        made = make_backup(
            PlatformSettings.load(),
            file,
            now=datetime.now(UTC),
            passphrase=passphrase,
            with_objects=with_objects,
            tell=lambda words: status.update(f"Backing up: {words}"),
        )
    if not made.sealed:
        err.print(
            "[yellow]The file holds every secret in the clear:[/] keep it private, or use --passphrase-file."
        )
    for words in made.left_out:
        err.print(words, markup=False)
    for path in made.skipped:
        err.print(f"passed over: {path}", markup=False, style="dim")
    if as_json:
        told = {
            "file": str(made.file),
            "size": made.size,
            "content": made.content,
            "parts": made.parts,
            "sealed": made.sealed,
            "skipped": made.skipped,
            "left_out": made.left_out,
        }
        click.echo(json.dumps(told, indent=2))
    else:
        out.print(f"[green]✓[/] {made.parts} files, {made.content / 1e6:.1f} MB in {made.size / 1e6:.1f} MB")
