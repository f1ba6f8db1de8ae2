"""What people may see of an application's records: never more than is shown, and never what lets somebody in."""

import asyncio
from pathlib import Path
from typing import Any

from loomery_orchestrator.apps.repository import Application, AppRepository
from loomery_orchestrator.data.errors import DataElsewhereError, NotReleasedError
from loomery_orchestrator.data.schemas import ColumnOut, RowsOut, TableOut
from loomery_orchestrator.releases.local.folders import AppFolders
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.contracts.running import AppRunner
from loomery_shared.errors import NotFoundError, UsageError
from loomery_shared.logs import get_logger
from loomery_shared.paging import decode_cursor, encode_cursor

__all__ = ["MASKED", "MOST_SKIPPED", "DataBrowser"]

_log = get_logger("data")
MASKED = (
    r"(?i)(^|_)(password|passwd|passphrase|pwd|secret|token|hash|salt|credential|api_?key|otp|totp|pin|session|csrf"
    r"|nonce|signature|digest)s?(_|$)"
)
"""Names of columns that can let somebody in."""
MOST_SKIPPED = 1_000_000


class DataBrowser:
    """Shows records of the live release, read-only; every method works for the organisation of the principal.

    Every method raises ForbiddenError below the role of a developer, NotFoundError, NotReleasedError, and
    DataElsewhereError where the application runs on another machine.
    """

    def __init__(
        self, apps: AppRepository, releases: ReleaseRepository, runner: AppRunner, hosting: Path
    ) -> None:
        self._apps, self._releases, self._runner, self._hosting = apps, releases, runner, hosting

    async def tables(self, who: Principal, app: str) -> list[TableOut]:
        """Tables of its database, by name."""
        found, folders = await self._opened(who, app)
        answer = await self._runner.look(folders.data, {"ask": "tables"})
        labels = {name: str(entity.get("label_plural") or name) for name, entity in _entities(found).items()}
        _log.info("records were looked at", app=app, table="")
        return [
            TableOut(name=item["name"], label=labels.get(item["name"]), rows=item["rows"])
            for item in answer["tables"]
        ]

    async def rows(
        self,
        who: Principal,
        app: str,
        table: str,
        *,
        cursor: str,
        offset: int,
        limit: int,
        sort: str,
        descending: bool,
        text: str,
    ) -> RowsOut:
        """Some rows of a table; raises UsageError for a column that is not there or not shown."""
        found, folders = await self._opened(who, app)
        offset = _place(cursor) if cursor else offset
        question = {
            "ask": "rows",
            "table": table,
            "offset": offset,
            "limit": limit,
            "sort": sort,
            "descending": descending,
            "text": text,
            "masked": MASKED,
        }
        answer = await self._runner.look(folders.data, question)
        _log.info("records were looked at", app=app, table=table if "fault" not in answer else "unknown")
        if answer.get("fault") == "no_table":
            raise NotFoundError("There is no such table.")
        if answer.get("fault") == "no_column":
            raise UsageError("It cannot be sorted by this column.", hint="Name one that is shown.")
        labels = _labels(_entities(found).get(table, {}))
        rows, total = answer["rows"], int(answer["total"])
        following = offset + len(rows)
        more = bool(rows) and following < total
        return RowsOut(
            columns=[ColumnOut(label=labels.get(item["name"]), **item) for item in answer["columns"]],
            rows=rows,
            total=total,
            next=encode_cursor(following) if more else None,
        )

    async def _opened(self, who: Principal, app: str) -> tuple[Application, AppFolders]:
        found = await self._apps.get(who.tenant, app)
        who.require(Role.DEVELOPER)
        hosted = await self._releases.app(who.tenant, app)
        if hosted is None or not hosted.live_release:
            raise NotReleasedError(
                "This application has no live release, so it has no records.",
                hint="Wait for its first green build.",
            )
        folders = AppFolders(self._hosting, app)
        if not await asyncio.to_thread(folders.has_data):
            raise DataElsewhereError(
                "The records of this application are not on this machine.",
                hint="Ask the process that runs it, or try again in a moment.",
            )
        return found, folders


def _place(cursor: str) -> int:
    found = decode_cursor(cursor) or ()
    if len(found) != 1 or not isinstance(found[0], int) or not 0 <= found[0] <= MOST_SKIPPED:
        raise UsageError("This cursor is none of ours.", hint="Begin again without it.")
    return found[0]


def _entities(app: Application) -> dict[str, dict[str, Any]]:
    """Entities of the specification in use by the names of their tables."""
    listed = (app.spec or {}).get("entities", ())
    return {str(entity["plural"]): entity for entity in listed if entity.get("plural")}


def _labels(entity: dict[str, Any]) -> dict[str, str]:
    """What people call the columns of a table."""
    fields = {str(field["name"]): str(field.get("label") or "") for field in entity.get("fields", ())}
    links = {f"{link['name']}_id": str(link.get("label") or "") for link in entity.get("relations", ())}
    return {name: label for name, label in {**links, **fields}.items() if label}
