"""What administrators do with the accounts of others, and what nobody may do."""

from typing import Any, TypeVar

import sqlalchemy as sa

from app.auth.account import AccountRecord
from app.core.errors import Conflict, Forbidden, NotSignedIn
from app.core.schemas import RecordRead, Schema
from app.core.service import RecordService
from app.policy import POLICY

AccountT = TypeVar("AccountT", bound=AccountRecord)
CreateT = TypeVar("CreateT", bound=Schema)
UpdateT = TypeVar("UpdateT", bound=Schema)
ReadT = TypeVar("ReadT", bound=RecordRead)


class AccountService(RecordService[AccountT, CreateT, UpdateT, ReadT]):
    """Accounts: only who manages them gives roles, and somebody who does always remains."""

    def choosable(self) -> sa.Select[AccountT]:
        """Whoever is signed in may choose people by their names."""
        if not self.actor.signed_in:
            raise NotSignedIn("Please sign in.")
        return sa.select(self.model)

    def update(self, record_id: int, data: UpdateT) -> ReadT:
        """Change an account; the role only by who manages accounts."""
        record = self.load(record_id, "edit")
        role = getattr(data, "role", None)
        if role is not None and role != record.role:
            if not POLICY.manages(self.actor, "user"):
                raise Forbidden("You may not give roles.")
            self._keep_a_manager(record)
        return super().update(record_id, data)

    def delete(self, record_id: int) -> None:
        """Delete an account, but never the last that manages accounts."""
        self._keep_a_manager(self.load(record_id, "delete"))
        super().delete(record_id)

    def _keep_a_manager(self, record: Any) -> None:
        if record.role not in self._managing_roles():
            return
        model = self.model
        others = (
            sa.select(model.id).where(model.role.in_(self._managing_roles()), model.id != record.id).limit(1)
        )
        if self.session.scalar(others) is None:
            raise Conflict("Nobody would be left to manage accounts.", code="last_manager")

    def _managing_roles(self) -> set[str]:
        return POLICY.managing_roles("user")
