"""`loomery templates`: the feature modules that are here, ours and those of plug-ins."""

import json
from dataclasses import asdict

import click
from rich.table import Table

from loomery_cli.console import out
from loomery_compiler.plugins import load_plugins
from loomery_shared.errors import NotFoundError
from loomery_templates.modules import FeatureModule
from loomery_templates.modules.checking import check_module
from loomery_templates.modules.checking import list_modules as summaries


def _modules() -> dict[str, FeatureModule]:
    return load_plugins(backends=frozenset(), passes=frozenset()).features


def _module(name: str) -> FeatureModule:
    found = _modules()
    if name not in found:
        raise NotFoundError(f"There is no module {name!r}.", hint=f"There are: {', '.join(found)}.")
    return found[name]


@click.group()
def command() -> None:
    """List, show and check feature modules."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array on standard output.")
def list_modules(as_json: bool) -> None:
    """List the modules with one sentence each."""
    found = summaries(_modules())
    if as_json:
        click.echo(json.dumps([asdict(summary) for summary in found], indent=2))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Module")
    table.add_column("What it adds")
    for summary in found:
        table.add_row(summary.name, summary.about)
    out.print(table)


@command.command("show")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="The JSON Schema of its options.")
def show_module(name: str, as_json: bool) -> None:
    """Show a module and its options."""
    module = _module(name)
    schema = module.options.model_json_schema()
    if as_json:
        click.echo(json.dumps(schema, indent=2))
        return
    out.print(f"[bold]{module.title}[/] ({module.name})\n{module.about}\n")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Option", "Type", "Default", "What it does"):
        table.add_column(column)
    for option, facts in schema.get("properties", {}).items():
        kind = str(facts.get("type", facts.get("enum", "")))
        table.add_row(option, kind, json.dumps(facts.get("default")), facts.get("description", ""))
    out.print(table if schema.get("properties") else "It has no options.")


@command.command("check")
@click.argument("name", required=False)
def check_modules(name: str | None) -> int:
    """Check that modules keep their contract: valid, repeatable, harmless."""
    chosen = [_module(name)] if name else list(_modules().values())
    faulty = 0
    for module in chosen:
        faults = check_module(module).found
        faulty += bool(faults)
        out.print(f"[{'red' if faults else 'green'}]{'✗' if faults else '✓'}[/] {module.name}")
        for fault in faults:
            out.print(f"    {fault}", markup=False)
    return 1 if faulty else 0
