"""Accounts that everybody knows the password of: shown, and removed from the data of an application that runs."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from apps.orchestrator.tests.releases.hosting import Platform, zipped
from apps.orchestrator.tests.releases.test_generated_app import equipped
from loomery_codegen.hosting import SandboxedRunner
from loomery_codegen.sandbox.probe import probe
from loomery_compiler.pipeline import compile_spec
from loomery_compiler.plugins import load_plugins
from loomery_orchestrator.apps.repository import Application, AppRepository
from loomery_orchestrator.demo.errors import AddressTakenError, NoDemoAccountsError
from loomery_orchestrator.demo.schemas import DemoRemoval, OwnAccount
from loomery_orchestrator.demo.service import DEMO_PASSWORD, DemoAccounts
from loomery_shared.contracts.audit import AuditNote
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import ForbiddenError, NotFoundError, UsageError
from loomery_shared.ids import new_id, utc_now
from loomery_spec.text import parse_spec

__all__ = ["equipped"]

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[4]
SALON = ROOT / "packages/compiler/tests/golden/salon/spec.json"
OWN = OwnAccount(
    account="owner@example.com",
    email="ann@salon.test",
    name="Ann",
    password=SecretStr("a quiet harbour at night"),
)
LOGIN = "/api/auth/login"


def salon() -> tuple[dict[str, Any], bytes]:
    """An application with accounts: its specification and its bundle, without pages."""
    spec, _ = parse_spec(SALON.read_text(encoding="utf-8"))
    assert spec is not None
    drafts, _, report = compile_spec(spec, load_plugins())
    assert not report.failed
    files = {str(draft.path): draft.content for draft in drafts if draft.path.parts[0] == "api"}
    return spec.model_dump(mode="json"), zipped(files)


def somebody(role: Role, tenant: str = "t1") -> Principal:
    return Principal(user=new_id("user"), tenant=tenant, role=role, verified=True)


class Notes:
    """Keeps what is written down."""

    def __init__(self) -> None:
        self.kept: list[AuditNote] = []

    async def note(self, note: AuditNote) -> None:
        self.kept.append(note)


def test_the_platform_knows_what_applications_give() -> None:
    demo = ROOT / "packages/codegen-templates/src/loomery_templates/files/api_python/app/auth/demo.py"
    assert f'PASSWORD = "{DEMO_PASSWORD}"' in demo.read_text(encoding="utf-8")


async def test_they_are_shown_removed_and_stay_away(equipped: Platform) -> None:
    spec, bundle = salon()
    apps, notes = AppRepository(equipped.database), Notes()
    now = utc_now()
    await apps.add(
        Application(
            id="app_1",
            tenant="t1",
            name="Salon",
            description="",
            spec=spec,
            created_by="user",
            created_at=now,
            updated_at=now,
        )
    )
    sandbox = probe().sandbox
    assert sandbox is not None
    runner = SandboxedRunner(
        sandbox,
        python=equipped.python,
        read_only=equipped.read_only,
        records=equipped.home / "records",
    )
    settings = equipped.settings.model_copy(update={"sleep_after": 600.0})
    equipped.settings = settings
    async with equipped.running() as running, running.browser() as visitor, running.browser() as thief:
        demo = DemoAccounts(
            apps=apps,
            releases=equipped.repository,
            orders=equipped.service,
            runner=runner,
            hosting=equipped.home / "hosting",
            audit=notes,
        )
        owner, viewer = somebody(Role.OWNER), somebody(Role.VIEWER)
        assert (await demo.look(viewer, "app_1")).total == 0
        await equipped.live(bundle, demo=True)

        found = await demo.look(viewer, "app_1")
        assert {"customer@example.com", "stylist@example.com", "owner@example.com"} <= {
            account.email for account in found.accounts
        }
        assert [account.role_label for account in found.accounts if account.administers] == ["Owner"]
        assert (found.password, found.administered) == (DEMO_PASSWORD, False)
        headers = {"X-Requested-With": "app"}
        known = [{"email": account.email, "password": found.password} for account in found.accounts]
        assert (await thief.post(LOGIN, json=known[0], headers=headers)).status_code == 200

        with pytest.raises(ForbiddenError):
            await demo.remove(viewer, "app_1", DemoRemoval())
        with pytest.raises(NotFoundError):
            await demo.remove(somebody(Role.OWNER, "t2"), "app_1", DemoRemoval())
        with pytest.raises(UsageError):
            same = OWN.model_copy(update={"password": SecretStr(DEMO_PASSWORD)})
            await demo.remove(owner, "app_1", DemoRemoval(keep=same))
        with pytest.raises(AddressTakenError):
            taken = OWN.model_copy(update={"email": "Customer@example.com"})
            await demo.remove(owner, "app_1", DemoRemoval(keep=taken))
        assert (await demo.look(owner, "app_1")).total == found.total

        notes.kept.clear()
        done = await demo.remove(owner, "app_1", DemoRemoval(keep=OWN))
        assert done.removed + done.locked == found.total - 1
        assert [(note.tenant, note.actor, note.action) for note in notes.kept] == [
            ("t1", owner.user, "app.demo_removed")
        ]
        assert OWN.password.get_secret_value() not in json.dumps([note.model_dump() for note in notes.kept])

        async def nobody_gets_in() -> None:
            for account in known:
                assert (await visitor.post(LOGIN, json=account, headers=headers)).status_code in (401, 429)
            assert (await thief.get("/api/auth/me")).status_code == 401
            now_found = await demo.look(owner, "app_1")
            assert (now_found.total, now_found.accounts, now_found.administered) == (0, [], True)

        own = {"email": OWN.email, "password": OWN.password.get_secret_value()}
        await nobody_gets_in()
        signed_in = await visitor.post(LOGIN, json=own, headers=headers)
        assert (signed_in.status_code, signed_in.json()["role"]) == (200, "owner")
        with pytest.raises(NoDemoAccountsError):
            await demo.remove(owner, "app_1", DemoRemoval())

        await equipped.live(bundle, demo=True)
        await nobody_gets_in()
        assert (await visitor.get("/api/auth/demo")).json() == {"items": []}
        assert (await visitor.get("/api/services")).json()["total"] > 0
