"""Access tokens: JSON Web Tokens (RFC 7519, RFC 9068) that name a person, one organisation, a role and a session."""

import re
from dataclasses import dataclass
from datetime import timedelta

from joserfc import jws, jwt
from joserfc.errors import JoseError

from loomery_auth.security.keys import ALGORITHM, KeyStore
from loomery_shared.contracts.principal import Role
from loomery_shared.errors import UnauthenticatedError
from loomery_shared.ids import Clock, new_id

__all__ = ["AUDIENCE", "AccessClaims", "AccessTokens"]

AUDIENCE = "loomery"
_KID = re.compile(r"key_[0-9a-z]{26}")
_LONGEST = 4096
_AHEAD = 60
"""Seconds that clocks of workers may differ by."""


@dataclass(frozen=True)
class AccessClaims:
    """What a token says, once it has been found to be ours and in time."""

    user: str
    tenant: str
    role: Role
    session: str


class _Registry(jwt.JWTClaimsRegistry):
    """A token of another worker may have been issued a moment later than now, by the clock of that one."""

    def validate_iat(self, value: object) -> None:
        """Raises InvalidClaimError; whether a token has expired is judged to the second all the same."""
        jwt.JWTClaimsRegistry(self.now, leeway=_AHEAD).validate_iat(value)


class AccessTokens:
    """Issues and reads access tokens; algorithm, issuer and audience are pinned, whatever a token says of itself."""

    def __init__(self, keys: KeyStore, clock: Clock, *, issuer: str, life: timedelta) -> None:
        self._keys, self._clock = keys, clock
        self._issuer, self.life = issuer, life

    async def issue(self, claims: AccessClaims) -> str:
        """A signed token that is good for `life`."""
        key = await self._keys.signing()
        now = int(self._clock().timestamp())
        body = {
            "iss": self._issuer,
            "aud": AUDIENCE,
            "sub": claims.user,
            "tenant": claims.tenant,
            "role": claims.role.value,
            "sid": claims.session,
            "iat": now,
            "exp": now + int(self.life.total_seconds()),
            "jti": new_id("at"),
        }
        header = {"alg": ALGORITHM, "kid": key.kid}
        return jwt.encode(header, body, key, algorithms=[ALGORITHM], default_type="at+jwt")

    async def read(self, token: str) -> AccessClaims:
        """What a token of ours says; raises UnauthenticatedError."""
        refused = UnauthenticatedError("This access token is not valid.", hint="Sign in again.")
        if len(token) > _LONGEST:
            raise refused
        try:
            header = jws.extract_compact(token.encode()).protected
            kid = header.get("kid")
            if (
                set(header) != {"typ", "alg", "kid"}
                or header["typ"] != "at+jwt"
                or header["alg"] != ALGORITHM
            ):
                raise refused
            key = await self._keys.verifying(kid) if isinstance(kid, str) and _KID.fullmatch(kid) else None
            if key is None:
                raise refused
            claims = jwt.decode(token, key, algorithms=[ALGORITHM]).claims
            self._registry().validate(claims)
            return AccessClaims(claims["sub"], claims["tenant"], Role(claims["role"]), claims["sid"])
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise refused from error

    def _registry(self) -> jwt.JWTClaimsRegistry:
        return _Registry(
            now=int(self._clock().timestamp()),
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": AUDIENCE},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            tenant={"essential": True},
            role={"essential": True},
            sid={"essential": True},
        )
