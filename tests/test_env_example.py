"""The environment examples say what the settings classes say."""

import pytest

from tools.env_example.__main__ import APPS, ROOT, example


@pytest.mark.parametrize("folder", APPS)
def test_the_example_is_made_from_the_settings(folder: str) -> None:
    assert (ROOT / folder / ".env.example").read_text(encoding="utf-8") == example(APPS[folder])
