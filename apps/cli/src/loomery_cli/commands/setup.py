"""`loomery setup`: make the toolchain ahead of the first build; does nothing when it is there."""

from pathlib import Path

import click

from loomery_cli.console import err
from loomery_cli.planning import load_settings
from loomery_cli.portal.making import PortalStore
from loomery_cli.portal.sources import find_sources
from loomery_codegen.store import HomeFolders
from loomery_codegen.toolchain.store import ToolchainStore, template_recipe


@click.command()
def command() -> None:
    """Prepare the toolchain for generated applications, and the portal (needs the network once)."""
    settings = load_settings()
    folder = HomeFolders(settings.home).toolchains
    store, recipe = ToolchainStore(folder, chromium=Path(settings.chromium)), template_recipe()
    portal, sources = PortalStore(folder), find_sources()
    if store.find(recipe) is None or (sources and portal.find(sources) is None):
        with err.status("Preparing the toolchain") as status:
            store.ensure(recipe, progress=lambda step: status.update(step))
            if sources:
                portal.ensure(sources, progress=lambda step: status.update(step))
    err.print("[green]✓[/] the toolchain is ready")
