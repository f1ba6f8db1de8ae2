"""The code that keeps strangers from owning a fresh platform."""

import stat
from pathlib import Path

import pytest

from loomery_cli.platform.setup_code import SetupCodeFile, reaches_others


@pytest.mark.parametrize(
    ("host", "url", "reached"),
    [
        ("127.0.0.1", "http://127.0.0.1:8400", False),
        ("::1", "http://localhost:8400", False),
        ("0.0.0.0", "http://127.0.0.1:8400", True),
        ("::", "http://127.0.0.1:8400", True),
        ("192.168.1.5", "http://192.168.1.5:8400", True),
        ("127.0.0.1", "https://loomery.example.org", True),
    ],
)
def test_who_can_be_reached_from_elsewhere(host: str, url: str, reached: bool) -> None:
    assert reaches_others(host, url) is reached


def test_the_code_is_its_owners_alone_and_stays_until_it_is_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = SetupCodeFile(tmp_path / "home")
    code = kept.get_or_make()
    assert len(code.get_secret_value()) == 14
    assert SetupCodeFile(tmp_path / "home").get_or_make() == code
    (file,) = (tmp_path / "home").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    kept.tell(code, "http://loomery.test")
    told = capsys.readouterr().err
    assert code.get_secret_value() in told and str(file) in told
    kept.forget()
    kept.forget()
    assert SetupCodeFile(tmp_path / "home").get_or_make() != code
