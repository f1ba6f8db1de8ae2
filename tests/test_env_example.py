"""The environment examples say what the settings classes say, and can be used as they are."""

import pytest

from tools.env_example.__main__ import APPS, ROOT, example


@pytest.mark.parametrize("folder", APPS)
def test_the_example_is_made_from_the_settings(folder: str) -> None:
    assert (ROOT / folder / ".env.example").read_text(encoding="utf-8") == example(APPS[folder])


@pytest.mark.parametrize("folder", APPS)
def test_an_environment_like_the_example_is_the_same_as_none(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = APPS[folder]
    plain = [model().model_dump(exclude={"home"}) for model in models]
    lines = [line for line in example(models).splitlines() if not line.startswith("#")]
    assert len(lines) == len({line.partition("=")[0] for line in lines})
    for line in lines:
        name, _, value = line.partition("=")
        monkeypatch.setenv(name, value)
    assert [model().model_dump(exclude={"home"}) for model in models] == plain
