"""`loomery build`: a description becomes a verified, published and running application."""

import json
from pathlib import Path
from typing import Literal

import click

from loomery_cli.build_view import show_result
from loomery_cli.building import make_builder, read_spec
from loomery_cli.commands.serve import serve_app
from loomery_cli.console import err, out
from loomery_cli.planning import load_settings, read_description
from loomery_cli.progress import BuildProgress
from loomery_codegen.request import BuildRequest
from loomery_spec import Target


def _request(
    text: str | None,
    source: Path | None,
    app: str,
    api: Literal["python"],
    out_dir: Path | None,
    browser: bool,
) -> BuildRequest:
    target = Target(api=api)
    if source is not None and source.suffix == ".json":
        spec = read_spec(read_description(text, source))
        return BuildRequest(spec=spec, app=app, out=out_dir, target=target, browser=browser)
    words = read_description(text, source)
    return BuildRequest(text=words, app=app, out=out_dir, target=target, browser=browser)


@click.command()
@click.argument("text", required=False)
@click.option(
    "--from", "source", type=click.Path(path_type=Path), help="A description, or a specification (.json)."
)
@click.option("--app", "app", default="", metavar="NAME", help="Build this application again; edits survive.")
@click.option(
    "--api", type=click.Choice(["python"]), default="python", show_default=True, help="Language of the API."
)
@click.option("--out", "out_dir", type=click.Path(path_type=Path), help="Folder of a new project.")
@click.option("--serve/--no-serve", "serving", default=True, help="Run it afterwards, until Ctrl-C.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port to run it on; 0 takes a free one."
)
@click.option("--no-browser", is_flag=True, help="Skip the checks that need a browser.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output; does not serve.")
@click.option("--unsafe-no-sandbox", "unsafe", is_flag=True, help="Run generated code unprotected.")
def command(
    text: str | None,
    source: Path | None,
    app: str,
    api: Literal["python"],
    out_dir: Path | None,
    serving: bool,
    port: int,
    no_browser: bool,
    as_json: bool,
    unsafe: bool,
) -> int:
    """Build an application from a description, check it, and run it.

    Exit codes: 0 green, 1 a gate is red, 2 bad input or use, 3 edits and the new generation disagree.
    """
    settings = load_settings()
    request = _request(text, source, app, api, out_dir, not no_browser)
    builder = make_builder(settings, unsafe=unsafe)
    with BuildProgress(err, quiet=as_json) as progress:
        result = builder.build(request, progress)
    if as_json:
        click.echo(json.dumps(result.to_json(), indent=2, ensure_ascii=False))
        return 0 if result.status == "green" else 1
    show_result(result, out)
    if result.status == "red":
        return 1
    if serving:
        serve_app(settings, result.app, port=port, unsafe=unsafe)
    return 0
