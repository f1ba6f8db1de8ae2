"""The sources of the portal: typed, linted, formatted, tested, and true to the API."""

import subprocess
from pathlib import Path

import pytest

from loomery_cli.planning import load_settings
from loomery_cli.portal.making import PortalStore
from loomery_cli.portal.sources import find_sources
from loomery_codegen.toolchain.install import find_node
from tools.portal_api.__main__ import DOCUMENTS, TYPES, documents, types_of, written

PORTAL = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module", autouse=True)
def packages() -> None:
    """The packages that the lock names, beside the sources as editors expect them."""
    sources = find_sources()
    assert sources is not None
    modules = PortalStore(load_settings().home / "toolchains").ensure_packages(sources)
    link = PORTAL / "node_modules"
    if link.resolve() != modules.resolve():
        link.unlink(missing_ok=True)
        link.symlink_to(modules)


@pytest.mark.parametrize(
    "command",
    [
        # Types of words are deep; checked side by side, the order decides whether the checker gives up on some.
        (
            "typescript-native/bin/tsc",
            "--singleThreaded",
            "--incremental",
            "false",
            "--tsBuildInfoFile",
            "null",
        ),
        ("eslint/bin/eslint.js", "--cache", "--cache-location", ".cache/eslint", "src"),
        ("prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."),
        ("vitest/vitest.mjs", "run", "--configLoader", "native", "--reporter=dot"),
    ],
    ids=["types", "lint", "format", "units"],
)
def test_the_sources_hold_up(command: tuple[str, ...]) -> None:
    program, *options = command
    done = subprocess.run(
        [str(find_node()), f"node_modules/{program}", *options],
        cwd=PORTAL,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_client_knows_the_api_as_it_is() -> None:
    for name, document in documents().items():
        path = DOCUMENTS / f"{name}.json"
        assert path.read_text("utf-8") == written(document), "run: python -m tools.portal_api"
        assert (TYPES / f"{name}.d.ts").read_text("utf-8") == types_of(path), (
            "run: python -m tools.portal_api"
        )


def test_the_first_load_is_small() -> None:
    """What a page loads before anything else: at most 250 kB of compressed script."""
    sources = find_sources()
    assert sources is not None
    pages = PortalStore(load_settings().home / "toolchains").ensure(sources)
    document = (pages / "index.html").read_text("utf-8")
    first = [path for path in (pages / "assets").glob("*.js") if path.name in document]
    assert len(first) >= 2
    assert sum(path.with_name(f"{path.name}.gz").stat().st_size for path in first) <= 250_000
