"""`loomery apps`: the applications on this machine."""

import json
from dataclasses import asdict

import click
from rich.table import Table

from loomery_cli.console import out
from loomery_cli.planning import load_settings
from loomery_codegen.store import AppStore, HomeFolders


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON array on standard output.")
def command(as_json: bool) -> None:
    """List the applications on this machine."""
    records = AppStore(HomeFolders(load_settings().home)).all()
    if as_json:
        click.echo(json.dumps([asdict(record) for record in records], indent=2))
        return
    if not records:
        out.print('No applications yet. Begin with: loomery build "A todo list with tasks and due dates"')
        return
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in ("App", "Name", "Build", "Built", "Project"):
        table.add_column(column)
    for record in records:
        table.add_row(
            record.slug, record.name, record.tag, record.built_at[:16].replace("T", " "), record.path
        )
    out.print(table)
