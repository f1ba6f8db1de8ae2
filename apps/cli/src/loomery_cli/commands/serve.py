"""`loomery serve`: run an application that was built, in the sandbox, until Ctrl-C."""

import click

from loomery_cli.building import make_toolchains
from loomery_cli.console import out
from loomery_cli.planning import load_settings
from loomery_codegen.errors import ToolchainError
from loomery_codegen.running import RunningApp, serve
from loomery_codegen.sandbox.probe import choose_sandbox
from loomery_codegen.settings import CodegenSettings
from loomery_codegen.store import AppStore, HomeFolders
from loomery_codegen.toolchain.store import template_recipe


def serve_app(settings: CodegenSettings, slug: str, *, port: int = 0, unsafe: bool = False) -> None:
    """Run the newest build and tell its address; returns when it ends or on Ctrl-C."""
    store = AppStore(HomeFolders(settings.home))
    store.get(slug)
    tools = make_toolchains(settings).find(template_recipe())
    if tools is None:
        raise ToolchainError("The toolchain is not here.", hint="loomery setup")
    sandbox = choose_sandbox(unsafe=unsafe or settings.unsafe_no_sandbox)
    app = RunningApp(
        project=store.project(slug), data=store.data(slug), tools=tools, sandbox=sandbox, port=port
    )
    with serve(app) as running:
        out.print(
            f"\n[bold]{slug}[/] runs at [link={running.url}]{running.url}[/link]   [dim]Ctrl-C ends it[/]"
        )
        if running.notice:
            out.print(running.notice, markup=False, style="yellow")
        try:
            while not running.wait(1.0):
                pass
        except KeyboardInterrupt:
            out.print("\n[dim]Stopped. Run it again with:[/] loomery serve " + slug)


@click.command()
@click.argument("app")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port on this machine; 0 takes a free one."
)
@click.option(
    "--unsafe-no-sandbox", "unsafe", is_flag=True, help="Run without a sandbox. Only for code you trust."
)
def command(app: str, port: int, unsafe: bool) -> None:
    """Run an application that was built, until Ctrl-C."""
    serve_app(load_settings(), app, port=port, unsafe=unsafe)
