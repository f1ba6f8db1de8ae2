"""`loomery setup`: make the toolchain ahead of the first build; does nothing when it is there."""

from pathlib import Path

import click

from loomery_cli.console import err
from loomery_cli.planning import load_settings
from loomery_codegen.store import HomeFolders
from loomery_codegen.toolchain.store import ToolchainStore, template_recipe


@click.command()
def command() -> None:
    """Prepare the toolchain for generated applications (needs the network once)."""
    settings = load_settings()
    store = ToolchainStore(HomeFolders(settings.home).toolchains, chromium=Path(settings.chromium))
    recipe = template_recipe()
    if store.find(recipe) is not None:
        err.print("[green]✓[/] the toolchain is ready")
        return
    with err.status("Preparing the toolchain") as status:
        store.ensure(recipe, progress=lambda step: status.update(step))
    err.print("[green]✓[/] the toolchain is ready")
