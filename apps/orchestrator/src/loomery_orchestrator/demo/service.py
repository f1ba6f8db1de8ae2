"""Decisions about the accounts with which a first release is tried: everybody knows their password."""

from pathlib import Path
from typing import Any, Final

from loomery_orchestrator.apps.repository import Application, AppRepository
from loomery_orchestrator.data.errors import NotReleasedError
from loomery_orchestrator.demo.errors import AddressTakenError, NoDemoAccountsError
from loomery_orchestrator.demo.schemas import DemoAccount, DemoOut, DemoRemoval, DemoRemoved
from loomery_orchestrator.releases.local.folders import AppFolders
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.service import ReleaseService
from loomery_shared.contracts.audit import AuditNote, AuditTrail
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.contracts.running import AppRunner
from loomery_shared.errors import UsageError
from loomery_shared.logs import get_logger

__all__ = ["DEMO_PASSWORD", "DemoAccounts"]

_log = get_logger("demo")
DEMO_PASSWORD: Final = "demo-password-1"  # noqa: S105 - everybody knows it
"""What generated applications give the accounts of their demo."""


class DemoAccounts:
    """Shows and removes them in the live data; every method works for the organisation of the principal."""

    def __init__(
        self,
        *,
        apps: AppRepository,
        releases: ReleaseRepository,
        orders: ReleaseService,
        runner: AppRunner,
        hosting: Path,
        audit: AuditTrail | None,
    ) -> None:
        self._apps, self._releases, self._orders = apps, releases, orders
        self._runner, self._hosting, self._audit = runner, hosting, audit

    async def look(self, who: Principal, app: str) -> DemoOut:
        """The accounts that can be signed in with; none where nothing is released here."""
        found = await self._apps.get(who.tenant, app)
        folders = AppFolders(self._hosting, app)
        hosted = await self._releases.app(who.tenant, app)
        if hosted is None or not hosted.live_release or not folders.has_data():
            return DemoOut(accounts=[], total=0, password="", administered=False)
        told = await self._runner.demo_accounts(folders.data, {"password": DEMO_PASSWORD})
        roles = _roles(found)
        return DemoOut(
            accounts=[
                DemoAccount(
                    **account,
                    role_label=str(roles.get(account["role"], {}).get("label") or account["role"]),
                    administers=roles.get(account["role"], {}).get("kind") == "admin",
                )
                for account in told["accounts"]
            ],
            total=told["total"],
            password=DEMO_PASSWORD if told["total"] else "",
            administered=any(roles.get(role, {}).get("kind") == "admin" for role in told["others"]),
        )

    async def remove(self, who: Principal, app: str, wanted: DemoRemoval) -> DemoRemoved:
        """Remove them for good, all but one that somebody takes over; the application is started anew.

        Raises ForbiddenError, NotFoundError, NotReleasedError, NoDemoAccountsError, AddressTakenError, UsageError.
        """
        await self._apps.get(who.tenant, app)
        who.require(Role.DEVELOPER)
        hosted = await self._releases.app(who.tenant, app)
        folders = AppFolders(self._hosting, app)
        if hosted is None or not hosted.live_release or not folders.has_data():
            raise NotReleasedError("This application has no live release, so it has no accounts.")
        if not (await self.look(who, app)).total:
            raise NoDemoAccountsError("There are no accounts of the demo any more.")
        if wanted.keep is not None and wanted.keep.password.get_secret_value() == DEMO_PASSWORD:
            raise UsageError("Everybody knows this password.", hint="Choose another one.")
        await self._note(who, app, kept=wanted.keep is not None)
        told = await self._runner.demo_accounts(folders.data, _order(wanted))
        match told.get("fault"):
            case "taken":
                raise AddressTakenError("Another account has this address.", hint="Sign in with that one.")
            case "no_account":
                raise NoDemoAccountsError("The account to take over is none of the demo.")
        # The demo's own sign-in page names them, for as long as its first process runs.
        await self._orders.restart(who.tenant, app)
        _log.info("accounts of the demo were removed", app=app, **told)
        return DemoRemoved(**told)

    async def _note(self, who: Principal, app: str, *, kept: bool) -> None:
        if self._audit is not None:
            await self._audit.note(
                AuditNote(
                    tenant=who.tenant,
                    actor=who.user,
                    action="app.demo_removed",
                    target=app,
                    details={"taken_over": kept},
                )
            )


def _order(wanted: DemoRemoval) -> dict[str, Any]:
    order: dict[str, Any] = {"password": DEMO_PASSWORD, "remove": True}
    if wanted.keep is not None:
        keep = wanted.keep
        order["keep"] = {**keep.model_dump(), "password": keep.password.get_secret_value()}
    return order


def _roles(app: Application) -> dict[str, dict[str, Any]]:
    return {str(role["name"]): role for role in (app.spec or {}).get("roles", ())}
