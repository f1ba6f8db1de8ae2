"""The mails of this service. Links begin with the configured address, whatever a request calls us."""

from datetime import timedelta
from urllib.parse import quote

from loomery_auth.links import LIFE
from loomery_auth.security.sealing import digest
from loomery_auth.tables import Invitation, Person
from loomery_shared.contracts.leaving import Departure
from loomery_shared.contracts.mail import Mailer, MailRequest, Template
from loomery_shared.contracts.mail_values import VALUES
from loomery_shared.ids import Clock, new_id

__all__ = ["Letters"]


def _minutes(life: timedelta) -> int:
    return int(life.total_seconds() // 60)


class Letters:
    """Writes to people through the `Mailer` port; every method raises UnavailableError."""

    def __init__(self, mailer: Mailer, public_url: str, clock: Clock) -> None:
        self._mailer, self._base, self._clock = mailer, public_url.rstrip("/"), clock

    def _link(self, page: str, token: str = "") -> str:
        return f"{self._base}/{page}" + (f"?token={quote(token, safe='')}" if token else "")

    async def resubscribe(self, address: str) -> None:
        """Send again what the recipient had unsubscribed from in a mail; raises UnavailableError."""
        await self._mailer.resubscribe(address)

    async def _send(
        self, person: Person, template: Template, *, to: str = "", key: str = "", **values: str | int
    ) -> None:
        # The template's own model checks the values before anything leaves.
        checked = VALUES[template].model_validate({"name": person.name, **values})
        await self._mailer.send(
            MailRequest(
                key=key or new_id("mail"),
                user=person.id,
                to=to or person.email,
                template=template,
                locale=person.locale,
                values=checked.model_dump(mode="json", exclude_none=True),
            )
        )

    async def verify_email(self, person: Person, token: str) -> None:
        """The address of a new account is to be confirmed."""
        await self._send(
            person,
            "verify_email",
            key=f"verify/{digest(token)}",
            link=self._link("verify-email", token),
            expires_minutes=_minutes(LIFE["verify_email"]),
        )

    async def account_exists(self, person: Person) -> None:
        """Somebody signed up with the address of an account."""
        await self._send(
            person, "account_exists", link=self._link("login"), reset_link=self._link("reset-password")
        )

    async def reset_password(self, person: Person, token: str) -> None:
        """A new password can be chosen."""
        await self._send(
            person,
            "reset_password",
            key=f"reset/{digest(token)}",
            link=self._link("reset-password", token),
            expires_minutes=_minutes(LIFE["reset_password"]),
        )

    async def confirm_new_email(self, person: Person, new_email: str, token: str) -> None:
        """The new address is to be confirmed; goes there."""
        await self._send(
            person,
            "email_change_confirm",
            to=new_email,
            key=f"change/{digest(token)}",
            link=self._link("confirm-email", token),
            new_email=new_email,
            expires_minutes=_minutes(LIFE["change_email"]),
        )

    async def email_changes(self, person: Person, old_email: str, new_email: str) -> None:
        """The old address is told."""
        await self._send(
            person,
            "email_change_notice",
            to=old_email,
            new_email=new_email,
            link=self._link("reset-password"),
        )

    async def password_changed(self, person: Person) -> None:
        """The password is another one."""
        at = self._clock().isoformat()
        await self._send(person, "password_changed", at=at, link=self._link("reset-password"))

    async def new_sign_in(self, person: Person, agent: str, address: str) -> None:
        """Somebody signed in from a browser not seen before."""
        await self._send(
            person,
            "new_sign_in",
            at=self._clock().isoformat(),
            device=agent[:200],
            place=address,
            link=self._link("settings/security"),
        )

    async def account_deleted(self, gone: Departure) -> None:
        """The account is gone."""
        values = VALUES["account_deleted"].model_validate(
            {"name": gone.name, "erased_at": self._clock().isoformat()}
        )
        await self._mailer.send(
            MailRequest(
                key=f"account-deleted/{gone.user}",
                user=gone.user,
                to=gone.email,
                template="account_deleted",
                locale=gone.locale,
                values=values.model_dump(mode="json", exclude_none=True),
            )
        )

    async def invitation(
        self, invitation: Invitation, inviter: Person, organisation: str, *, token: str, minutes: int
    ) -> None:
        """Somebody is asked to join an organisation."""
        values = VALUES["invitation"].model_validate(
            {
                "inviter": inviter.name,
                "organisation": organisation,
                "role": invitation.role,
                "link": self._link("invitation", token),
                "expires_minutes": minutes,
            }
        )
        await self._mailer.send(
            MailRequest(
                key=f"invitation/{invitation.id}",
                tenant=invitation.tenant,
                # It names the inviter: when they are erased, so is it.
                user=inviter.id,
                to=invitation.email,
                template="invitation",
                locale=inviter.locale,
                values=values.model_dump(mode="json"),
            )
        )
