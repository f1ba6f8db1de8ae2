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
    cancelling,
    conditional,
    given,
    lines,
    needs,
    numbers,
    parents,
    people,
    platform,
    restricted,
    single,
    states,
    stock,
    times,
    unique,
)
from loomery_templates.catalogue.to_spec.rules.formal import formal, sentence
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
    single.one_open,
    cancelling.until_before,
    cancelling.before_state,
    single.counted_once,
    parents.refused_to,
    parents.within_times,
    parents.within_parent,
    parents.not_itself,
    conditional.in_state_needs,
    conditional.above_needs,
    conditional.lengths,
    conditional.aged,
    conditional.not_future,
    conditional.longest,
    platform.by_construction,
    single.one_at_a_time,
)
_WITH_GRANTS: Final[tuple[_WithGrants, ...]] = (
    states.hidden,
    states.locked,
    given.by_permission,
    restricted.own_only,
    restricted.only_role,
    restricted.never_deleted,
)


def _keep_as_words(rule: str, scope: Scope) -> None:
    """Put a rule that nothing enforces where it belongs, so that it can be shown."""
    found = scope.leading(rule.lower())
    entity = found[0] if found else scope.named(rule)
    first = entity or next((item for item in scope.entities.values() if not item.system), None)
    if first is not None:
        add(scope, first, PlainRule(text=rule))


def _recognised(rule: str, scope: Scope, grants: list[Grant]) -> bool:
    """Whether a rule in words is kept from now on."""
    text = rule.lower().strip().rstrip(".")
    return any(step(text, scope) for step in _RECOGNISERS) or any(
        step(text, scope, grants) for step in _WITH_GRANTS
    )


def apply_rules(
    rules: Sequence[str], scope: Scope, grants: tuple[Grant, ...]
) -> tuple[tuple[Grant, ...], tuple[str, ...], tuple[str, ...]]:
    """Give the scope's entities what the rules ask for: the grants as they are then, rules enforced, rules
    not."""
    now = list(grants)
    enforced: list[str] = []
    left: list[str] = []
    lines.line_items(scope)
    for rule in rules:
        written = formal(rule, scope, now)
        taken = _recognised(rule, scope, now) if written is None else written
        (enforced if taken else left).append(sentence(rule))
    for rule in left:
        _keep_as_words(rule, scope)
    return tuple(now), tuple(enforced), tuple(left)
