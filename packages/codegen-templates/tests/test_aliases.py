"""Words for features lead to modules whose options exist."""

from importlib.metadata import entry_points

import pytest

from loomery_templates.modules import resolve
from loomery_templates.modules.aliases import CATALOGUE, WORDS

MODULES = {point.name: point.load() for point in entry_points(group="loomery.features")}


@pytest.mark.parametrize("name", sorted({*CATALOGUE, *WORDS}))
def test_each_alias_is_answered(name: str) -> None:
    alias = {**WORDS, **CATALOGUE}[name]
    if alias.answer == "module":
        assert MODULES[alias.module].check_options(dict(alias.options)) == []
    else:
        assert alias.note


def test_words_in_any_form() -> None:
    for words, module in {"Login": "auth", "Reviews": "ratings", "contact-form": "contact_form"}.items():
        alias = resolve(words)
        assert alias is not None
        assert alias.module == module
    assert resolve("uploads") is not None
    assert resolve("teleportation") is None
