"""Features that need something to stand on: those that find nothing are not claimed, and they come last."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.features import Asked
from loomery_codegen.understand.words.rules.composing.picks import Pick
from loomery_spec import Entity
from loomery_spec.behaviour import FeatureUse
from loomery_spec.pages import AnyPage
from loomery_templates.modules.targets import is_auxiliary

_LAST = ("history", "live", "printing", "sharing")
"""Modules that mark the pages which the others have made, in this order."""
MARKING = frozenset(_LAST)

_KINDS_OF_HISTORY = frozenset({"change_history", "audit_log"})
_WORDS_FOR_IT = frozenset(
    f"{first} {last}"
    for first in ("change", "version", "edit", "revision", "modification", "audit", "operation")
    for last in ("history", "log", "trail", "record")
)


def without_histories(picks: Sequence[Pick], wanted: Sequence[Asked]) -> tuple[Pick, ...]:
    """The things to keep but for a history of changes, which a module keeps of each thing."""
    asked_for = any(one.name in _KINDS_OF_HISTORY for one in wanted)
    left = tuple(pick for pick in picks if pick.name.replace("_", " ") not in _WORDS_FOR_IT)
    return left if asked_for and left else tuple(picks)


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
