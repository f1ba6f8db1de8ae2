"""The list of error codes says what the services say."""

import re
from pathlib import Path

from tools.api_errors.__main__ import FILE, codes, document

ROOT = Path(__file__).resolve().parents[1]
_TOLD = re.compile(r"(?:problem|_refuse)\(\s*(?:HTTPStatus\.\w+|[\w.]*\d*),\s*\"([a-z_]+)\"")


def test_the_list_is_made_from_the_classes() -> None:
    assert FILE.read_text(encoding="utf-8") == document()


def test_no_code_is_told_that_is_not_listed() -> None:
    sources = [*ROOT.glob("packages/shared/src/**/*.py"), *ROOT.glob("[as][pe][pr]*/*/src/**/*.py")]
    told = {code for source in sources for code in _TOLD.findall(source.read_text(encoding="utf-8"))}
    assert {"busy", "invalid"} <= told
    assert told <= {code for code, _ in codes()}
