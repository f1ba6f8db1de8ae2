"""The compiled index belongs to the data files. CAT601 it does not."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from loomery_templates.catalogue.build import FORMAT
from loomery_templates.catalogue.checks.fault import Fault
from loomery_templates.catalogue.errors import StaleIndexError
from loomery_templates.catalogue.store import COMPILED, read_json

__all__ = ["check_index"]

_CURE = "run `python -m loomery_templates.catalogue build`"


def check_index(digests: Mapping[str, str], compiled: Path = COMPILED) -> Iterator[Fault]:
    """Data files that changed, came or went since the index was made."""
    try:
        manifest = read_json(compiled / "manifest.json")
    except StaleIndexError as error:
        yield Fault("compiled", "CAT601", str(error))
        return
    if manifest.get("format") != FORMAT:
        yield Fault("compiled/manifest.json", "CAT601", f"made by another version; {_CURE}")
    made_from: dict[str, str] = manifest["sources"]
    for name in sorted(digests.keys() | made_from.keys()):
        if digests.get(name) != made_from.get(name):
            yield Fault(name, "CAT601", f"the index was made from another state of this file; {_CURE}")
