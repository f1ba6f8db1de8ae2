"""Who calls an endpoint: dependencies that read the bearer token and the source of a request."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from loomery_auth.errors import NotFreshError, SessionOnlyError, UnverifiedError
from loomery_auth.identify import Identified, Identify
from loomery_auth.security.limits import Limits
from loomery_auth.security.origins import Origins
from loomery_auth.trail import Source
from loomery_shared.addresses import Addresses
from loomery_shared.contracts.principal import Principal
from loomery_shared.errors import UnauthenticatedError
from loomery_shared.ids import Clock
from loomery_shared.logs import bind

__all__ = ["Caller", "Callers"]

_bearer = HTTPBearer(auto_error=False, description="An access token, or a personal access token (lpat_…).")


@dataclass(frozen=True)
class Caller:
    """Who calls, how they showed it, and from where."""

    identified: Identified
    source: Source
    fresh: bool
    """Whether they signed in just now."""

    @property
    def principal(self) -> Principal:
        """The person in their organisation."""
        return self.identified.principal

    def require_verified(self) -> None:
        """Raises UnverifiedError unless the e-mail address was shown to be theirs."""
        if not self.principal.verified:
            raise UnverifiedError

    def require_fresh(self) -> None:
        """Raises NotFreshError unless they signed in just now."""
        if not self.fresh:
            raise NotFreshError


class Callers:
    """Makes the dependencies."""

    def __init__(
        self,
        identify: Identify,
        addresses: Addresses,
        origins: Origins,
        limits: Limits,
        clock: Clock,
        fresh_for: timedelta,
    ) -> None:
        self._identify, self._addresses, self._origins = identify, addresses, origins
        self._limits, self._clock, self._fresh_for = limits, clock, fresh_for

    def source(self, request: Request) -> Source:
        """From where a request comes."""
        agent = "".join(letter for letter in request.headers.get("user-agent", "") if letter.isprintable())
        return Source(self._addresses.of(request), agent[:300])

    async def stranger(self, request: Request) -> Source:
        """Somebody unknown, from our own pages or from a program; raises CrossSiteError, TooManyError."""
        self._origins.refuse_foreign(request)
        source = self.source(request)
        await self._limits.count("address", "open", self._addresses.network_of(source.address))
        return source

    async def visitor(self, request: Request) -> Source:
        """A browser that follows a link, from wherever; raises TooManyError."""
        source = self.source(request)
        await self._limits.count("address", "visit", self._addresses.network_of(source.address))
        return source

    async def browser(self, request: Request) -> Source:
        """A browser that acts by its cookie, from our own pages; raises CrossSiteError, TooManyError."""
        self._origins.require_ours(request)
        source = self.source(request)
        await self._limits.count("address", "cookie", self._addresses.network_of(source.address))
        return source

    async def anyone(
        self, request: Request, shown: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
    ) -> Caller:
        """Somebody signed in, or a program with a personal token; raises UnauthenticatedError."""
        if shown is None:
            raise UnauthenticatedError("Nobody is signed in.", hint="Send Authorization: Bearer and a token.")
        found = await self._identify.by(shown.credentials)
        bind(tenant=found.principal.tenant, user=found.principal.user)
        # Not fresh either: somebody who signed in later than now, by a clock that was set back.
        fresh = not found.personal_token and abs(self._clock() - found.signed_in_at) <= self._fresh_for
        return Caller(found, self.source(request), fresh)

    async def person(
        self, request: Request, shown: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
    ) -> Caller:
        """Somebody signed in by themselves; raises UnauthenticatedError, SessionOnlyError for a personal token."""
        caller = await self.anyone(request, shown)
        if caller.identified.personal_token:
            raise SessionOnlyError
        return caller
