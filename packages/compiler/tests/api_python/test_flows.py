"""The emitted applications, used as people would: each file in `flows/` runs inside its application."""

import sys
from pathlib import Path

import pytest

FLOWS = Path(__file__).parent / "flows"
CASES = ("todo", "salon", "shop", "everything")


@pytest.mark.parametrize("case", CASES)
def test_flows(case: str, write, run) -> None:  # type: ignore[no-untyped-def]
    api = write(case)
    result = run(
        api, "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:asyncio", "-c", "/dev/null", "-W", "error",
        f"--rootdir={FLOWS}", f"--confcutdir={FLOWS}", "--import-mode=importlib",
        str(FLOWS / f"{case}.py"), str(FLOWS / "every_app.py"),
    )  # fmt: skip
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]


@pytest.mark.parametrize("case", CASES)
def test_code_is_clean(case: str, write, run) -> None:  # type: ignore[no-untyped-def]
    api = write(case)
    types = ("ty", "check", "--python", sys.prefix, ".")
    for command in (("ruff", "check", "."), ("ruff", "format", "--check", "."), types):
        result = run(api, *command)
        assert result.returncode == 0, result.stdout[-4000:]
