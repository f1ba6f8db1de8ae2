"""Rules that trades live by, in words, as constraints, permissions and typed fields that every back end
enforces.

A recogniser takes a rule in lower case and the scope; it changes the scope and says true when the rule is
kept from then
on. What no recogniser takes stays as a plain rule on the thing that it speaks of, and is reported as not
enforced.
"""

from collections.abc import Callable, Sequence
from typing import Final

from loomery_spec import Grant
from loomery_spec.constraints import PlainRule
from loomery_templates.catalogue.to_spec.rules import (
    given,
    needs,
    numbers,
    people,
    states,
    stock,
    times,
    unique,
)
from loomery_templates.catalogue.to_spec.rules.parts import add
from loomery_templates.catalogue.to_spec.scope import Scope

__all__ = ["apply_rules"]

_Recogniser = Callable[[str, Scope], bool]
_WithGrants = Callable[[str, Scope, list[Grant]], bool]

_RECOGNISERS: Final[tuple[_Recogniser, ...]] = (
    numbers.not_negative,
    numbers.bounds,
    stock.moves,
    numbers.compared,
    times.one_after_another,
    times.not_past,
    times.no_overlap,
    stock.limit,
    unique.one_per,
    unique.unique_value,
    needs.different,
    stock.sums,
    stock.capacity,
    stock.at_most,
    numbers.summed,
    numbers.computed,
    people.with_reason,
    people.not_own,
    people.private,
    states.refused,
    needs.needed,
    given.by_type,
)
_WITH_GRANTS: Final[tuple[_WithGrants, ...]] = (states.hidden, states.locked, given.by_permission)


def _keep_as_words(rule: str, scope: Scope) -> None:
    """Put a rule that nothing enforces where it belongs, so that it can be shown."""
    found = scope.leading(rule.lower())
    entity = found[0] if found else scope.named(rule)
    first = entity or next((item for item in scope.entities.values() if not item.system), None)
    if first is not None:
        add(scope, first, PlainRule(text=rule))


def apply_rules(
    rules: Sequence[str], scope: Scope, grants: tuple[Grant, ...]
) -> tuple[tuple[Grant, ...], tuple[str, ...], tuple[str, ...]]:
    """Give the scope's entities what the rules ask for: the grants as they are then, rules enforced, rules
    not."""
    now = list(grants)
    enforced: list[str] = []
    left: list[str] = []
    stock.line_items(scope)
    for rule in rules:
        text = rule.lower().strip().rstrip(".")
        taken = any(step(text, scope) for step in _RECOGNISERS) or any(
            step(text, scope, now) for step in _WITH_GRANTS
        )
        (enforced if taken else left).append(rule)
    for rule in left:
        _keep_as_words(rule, scope)
    return tuple(now), tuple(enforced), tuple(left)
