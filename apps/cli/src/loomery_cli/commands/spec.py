"""`loomery spec`: what is understood of a description, for people or for machines; or the schema of it."""

import json
from pathlib import Path

import click

from loomery_cli.console import out
from loomery_cli.planning import make_planner, read_description
from loomery_codegen.understand.planner import Context, Plan
from loomery_spec.text import dump_spec, json_schema


def _as_json(plan: Plan) -> str:
    findings = [
        {
            "severity": item.severity,
            "code": item.code,
            "where": item.where,
            "message": item.message,
            "hint": item.hint,
        }
        for item in plan.report.found
    ]
    document = {
        "spec": json.loads(dump_spec(plan.spec)),
        "coverage": [item.model_dump(mode="json") for item in plan.coverage],
        "findings": findings,
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


@click.command()
@click.argument("text", required=False)
@click.option("--from", "source", type=click.Path(path_type=Path), help="Read the description from a file.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: spec, coverage, findings.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the specification and stop.")
def command(text: str | None, source: Path | None, as_json: bool, schema: bool) -> int:
    """Show what is understood of a description, without building."""
    if schema:
        click.echo(json_schema(), nl=False)
        return 0
    plan = make_planner().plan(read_description(text, source), Context())
    if as_json:
        click.echo(_as_json(plan))
    else:
        from loomery_cli.spec_view import show_plan

        show_plan(plan, out)
    return 2 if plan.report.failed else 0
