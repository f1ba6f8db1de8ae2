"""The portal makes names of elements as the platform does."""

import re
from pathlib import Path

from loomery_spec.naming import RESERVED_ENTITIES, RESERVED_FIELDS

_SOURCE = Path(__file__).resolve().parents[1] / "src" / "features" / "spec" / "ops" / "reserved.ts"


def test_the_same_words_are_reserved() -> None:
    found = re.findall(r"export const (\w+) = words\(`([^`]*)`\)", _SOURCE.read_text("utf-8"))
    assert {name: frozenset(words.split()) for name, words in found} == {
        "RESERVED_FIELDS": RESERVED_FIELDS,
        "RESERVED_ENTITIES": RESERVED_ENTITIES,
    }
