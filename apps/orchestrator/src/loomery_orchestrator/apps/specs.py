"""Decisions about specifications: the one in use, and what another would change."""

import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.apps.schemas import SpecIn, SpecOut
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import ConflictError, NotFoundError
from loomery_spec.diff import Change, diff
from loomery_spec.text import parse_spec

__all__ = ["AtTag", "SpecService"]

AtTag: TypeAlias = Callable[[Principal, str, str], Awaitable[dict[str, Any]]]
"""Reads the specification of a checkpoint."""

_WORDS = {
    "added": "is new",
    "removed": "goes away",
    "renamed": "is renamed",
    "retyped": "becomes another kind",
    "changed": "changes",
    "reordered": "has another order",
}


class SpecService:
    """Shows and compares specifications of the principal's organisation."""

    def __init__(self, apps: AppRepository, at_tag: AtTag) -> None:
        self._apps, self._at_tag = apps, at_tag

    async def at(self, who: Principal, app: str, tag: str) -> SpecOut:
        """The specification of a checkpoint; raises NotFoundError."""
        return SpecOut(spec=await self._at_tag(who, app, tag))

    async def get(self, who: Principal, app: str) -> tuple[SpecOut, int]:
        """The specification in use and its version; raises NotFoundError before the first green build."""
        found = await self._apps.get(who.tenant, app)
        if found.spec is None:
            raise NotFoundError(
                "This application has no specification yet.", hint="Wait for its first build."
            )
        return SpecOut(spec=found.spec), found.version

    async def propose(self, who: Principal, app: str, body: SpecIn) -> SpecOut:
        """Faults of a proposed specification, or what it would change."""
        who.require(Role.DEVELOPER)
        found = await self._apps.get(who.tenant, app)
        proposed, report = parse_spec(json.dumps(body.spec))
        if proposed is None:
            faults = [
                {"code": item.code, "where": item.where, "message": item.message} for item in report.found
            ]
            return SpecOut(spec=body.spec, faults=faults)
        before, _ = parse_spec(json.dumps(found.spec)) if found.spec else (proposed, None)
        if before is None:
            raise ConflictError(
                "The specification in use was made by another version.", hint="Build the application again."
            )
        return SpecOut(
            spec=proposed.model_dump(mode="json", by_alias=True),
            changes=[_sentence(change) for change in diff(before, proposed).changes],
        )


def _sentence(change: Change) -> str:
    place = " › ".join(change.path)
    if change.kind in ("renamed", "retyped", "changed"):
        return f"{place} {_WORDS[change.kind]}: {change.before!r} → {change.after!r}"
    return f"{place} {_WORDS[change.kind]}"
