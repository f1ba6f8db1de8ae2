"""The checked-in application is what the generator makes today."""

import pytest

from tools.user_app.__main__ import FOLDER, difference, generate


@pytest.mark.slow
def test_the_checked_in_application_is_up_to_date() -> None:
    assert FOLDER.is_dir()
    assert difference(generate()) == []
