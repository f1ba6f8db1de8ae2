"""The same flows on PostgreSQL; skipped where it is not installed."""

from pathlib import Path

import pytest

FLOWS = Path(__file__).parent / "flows"


@pytest.mark.slow
@pytest.mark.parametrize("case", ["todo", "salon", "shop", "everything"])
def test_flows_on_postgres(case: str, postgres_url: str, write, run) -> None:  # type: ignore[no-untyped-def]
    result = run(
        write(case), "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:asyncio", "-c", "/dev/null", "-W", "error",
        f"--rootdir={FLOWS}", f"--confcutdir={FLOWS}", "--import-mode=importlib",
        str(FLOWS / f"{case}.py"), str(FLOWS / "every_app.py"),
        FLOWS_DATABASE_URL=postgres_url.replace("postgresql:", "postgresql+psycopg:"),
    )  # fmt: skip
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]
