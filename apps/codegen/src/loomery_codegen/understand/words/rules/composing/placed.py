"""Features that need something to stand on: those that find nothing are not claimed, and they come last."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_spec import Entity
from loomery_spec.behaviour import FeatureUse
from loomery_spec.pages import AnyPage
from loomery_templates.modules.targets import is_auxiliary

_LAST = ("history", "live", "printing", "sharing")
"""Modules that mark the pages which the others have made, in this order."""
MARKING = frozenset(_LAST)


def placed(
    uses: Sequence[FeatureUse], entities: Sequence[Entity], pages: Sequence[AnyPage]
) -> tuple[FeatureUse, ...]:
    """The uses in the order in which they apply, without those that would change nothing."""
    kept = any(not is_auxiliary(entity) for entity in entities)
    computes = any(page.kind in ("tool", "quiz") for page in pages)
    found = [use for use in uses if use.feature not in _LAST]
    found += [use for use in uses if use.feature == "sharing" and computes and not kept]
    return (*found, *_marking(uses)) if kept else tuple(found)


def _marking(uses: Sequence[FeatureUse]) -> list[FeatureUse]:
    marking = [use for use in uses if use.feature in _LAST]
    return sorted(marking, key=lambda use: _LAST.index(use.feature))
