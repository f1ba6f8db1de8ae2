"""Who may do what, as a table: role, entity and action, with the records that it counts for."""

from loomery_spec.app import AppSpec

__all__ = ["Permitted", "permitted"]

Permitted = dict[tuple[str, str, str], str]
"""`all`, `own` or `related` by (role, entity, action); what is not here is refused."""
_WIDTH = ("all", "related", "own")


def permitted(spec: AppSpec) -> Permitted:
    """The table of a completed specification; of several grants the widest counts.

    What depends on a condition ends with `, sometimes`.
    """
    found: dict[tuple[str, str, str], list[str]] = {}
    for grant in spec.grants:
        scope = f"{grant.scope}, sometimes" if grant.condition is not None else grant.scope
        for action in grant.actions:
            found.setdefault((grant.role, grant.entity, action), []).append(scope)
    return {key: min(scopes, key=_rank) for key, scopes in found.items()}


def _rank(scope: str) -> tuple[bool, int]:
    plain, _, sometimes = scope.partition(",")
    return bool(sometimes), _WIDTH.index(plain)
