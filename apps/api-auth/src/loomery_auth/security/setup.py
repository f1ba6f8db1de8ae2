"""The code that the first account of an installation must show, where strangers could come first."""

import hmac

from pydantic import SecretStr

from loomery_auth.errors import SetupCodeError
from loomery_auth.security.limits import Limits

__all__ = ["SetupCode"]


class SetupCode:
    """Compares what somebody typed with the code; an empty code asks for none."""

    def __init__(self, code: SecretStr, limits: Limits) -> None:
        self._code, self._limits = _plain(code), limits

    @property
    def needed(self) -> bool:
        """Whether the first account needs it."""
        return self._code != ""

    async def shown(self, given: SecretStr | None, address: str) -> bool:
        """Whether this is the code, or none is needed; raises TooManyError for an address that keeps guessing."""
        if not self.needed:
            return True
        if given is None:
            return False
        await self._limits.count("account", "setup-code", address)
        return hmac.compare_digest(_plain(given).encode(), self._code.encode())

    async def require(self, given: SecretStr | None, address: str) -> None:
        """Raises SetupCodeError without the right code, TooManyError."""
        if not await self.shown(given, address):
            raise SetupCodeError(given=given is not None)


def _plain(code: SecretStr) -> str:
    """A code as it is compared: however it was typed."""
    return "".join(code.get_secret_value().split()).replace("-", "").upper()
