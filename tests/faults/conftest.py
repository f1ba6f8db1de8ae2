"""Faults are slow to happen and slow to heal: none of these tests runs without being asked for."""

from pathlib import Path

import pytest

from loomery_codegen.sandbox.probe import probe

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)
            if probe().sandbox is None:
                item.add_marker(pytest.mark.skip(reason="no sandbox here: " + probe().problem))
