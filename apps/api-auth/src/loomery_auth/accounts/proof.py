"""Showing once more who one is, before something that matters."""

from pydantic import SecretStr

from loomery_auth.callers import Caller
from loomery_auth.credentials.port import CredentialStore
from loomery_auth.errors import NotFreshError, NotProvenError
from loomery_auth.sessions.gate import Gate

__all__ = ["Proof"]


class Proof:
    """Takes the password, or a sign-in of just now."""

    def __init__(self, credentials: CredentialStore, gate: Gate) -> None:
        self._credentials, self._gate = credentials, gate

    async def require(self, caller: Caller, password: SecretStr | None) -> None:
        """Raises NotFreshError, NotProvenError, TooManyError."""
        if password is None:
            caller.require_fresh()
        else:
            await self.password(caller, password)

    async def password(self, caller: Caller, password: SecretStr) -> None:
        """Raises NotProvenError, TooManyError: guessing here is as slow as at the front door."""
        email = caller.principal.email
        await self._gate.enter(email, caller.source)
        known = await self._credentials.verify(email, password.get_secret_value())
        if known is None or known.user != caller.principal.user:
            await self._gate.failed(email, caller.source)
            raise NotProvenError
        await self._gate.passed(email, caller.source)

    async def password_if_any(self, caller: Caller, password: SecretStr | None) -> None:
        """The password when the person has one, else a fresh sign-in; raises as `require` does."""
        known = await self._credentials.find(caller.principal.email)
        if known is not None and known.has_password and password is None:
            raise NotFreshError
        await self.require(caller, password)
