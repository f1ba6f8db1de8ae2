"""Calls to the provider: discovery, and exchanging a code (OpenID Connect Core 1.0, Discovery 1.0)."""

from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import quote, urlencode

import httpx2
from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]
from pydantic import BaseModel, ValidationError

from loomery_auth.security.remote_keys import RemoteKeys, fetch_json
from loomery_auth.settings import GoogleSettings
from loomery_shared.errors import UnauthenticatedError, UnavailableError
from loomery_shared.ids import Clock

__all__ = ["OpenIdProvider"]

_KEPT: Final = timedelta(hours=1)


class _Document(BaseModel):
    """What we need of a provider's description of itself."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    token_endpoint_auth_methods_supported: list[str] = ["client_secret_basic"]
    authorization_response_iss_parameter_supported: bool = False


class OpenIdProvider:
    """One provider, by its issuer."""

    def __init__(self, settings: GoogleSettings, redirect_uri: str, clock: Clock) -> None:
        self._settings, self._redirect_uri, self._clock = settings, redirect_uri, clock
        self._keys = RemoteKeys(clock)
        self._document: _Document | None = None
        self._read_at: datetime | None = None

    @property
    def issuer(self) -> str:
        """Who says who people are."""
        return self._settings.issuer

    async def _described(self) -> _Document:
        now = self._clock()
        if self._document is None or self._read_at is None or now - self._read_at > _KEPT:
            url = f"{self._settings.issuer.rstrip('/')}/.well-known/openid-configuration"
            try:
                found = _Document.model_validate(await fetch_json(url))
            except ValidationError as error:
                raise UnavailableError("The provider does not describe itself as it should.") from error
            if found.issuer != self._settings.issuer:
                raise UnavailableError("The provider calls itself something else than google.issuer.")
            self._document, self._read_at = found, now
        return self._document

    async def address(self, *, state: str, nonce: str, verifier: str) -> str:
        """Where the person goes to say that it is them (with PKCE, RFC 7636); raises UnavailableError."""
        document = await self._described()
        query = {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": self._redirect_uri,
            "scope": "openid email profile",
            "state": state,
            "nonce": nonce,
            "code_challenge": create_s256_code_challenge(verifier),
            "code_challenge_method": "S256",
        }
        joint = "&" if "?" in document.authorization_endpoint else "?"
        return f"{document.authorization_endpoint}{joint}{urlencode(query)}"

    async def claims(self, code: str, *, verifier: str, nonce: str, issuer: str) -> dict[str, Any]:
        """What the provider says of the person; raises UnauthenticatedError, UnavailableError.

        `issuer` is who the browser said it came from (RFC 9207), empty when it said nothing.
        """
        document = await self._described()
        named = document.authorization_response_iss_parameter_supported
        if issuer != document.issuer and (issuer or named):
            raise UnauthenticatedError("This answer is from another provider.", hint="Sign in again.")
        token = await self._exchange(document, code, verifier)
        required = {"iss": document.issuer, "aud": self._settings.client_id, "nonce": nonce}
        claims = await self._keys.claims(token, document.jwks_uri, **required)
        if claims.get("azp", self._settings.client_id) != self._settings.client_id:
            raise UnauthenticatedError("This token was made for another program.", hint="Sign in again.")
        return claims

    async def _exchange(self, document: _Document, code: str, verifier: str) -> str:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect_uri,
            "code_verifier": verifier,
        }
        name, secret = self._settings.client_id, self._settings.client_secret.get_secret_value()
        basic = None
        if "client_secret_post" in document.token_endpoint_auth_methods_supported:
            form |= {"client_id": name, "client_secret": secret}
        else:
            basic = httpx2.BasicAuth(quote(name, safe=""), quote(secret, safe=""))
        try:
            async with httpx2.AsyncClient(timeout=10.0, follow_redirects=False, auth=basic) as http:
                answer = await http.post(document.token_endpoint, data=form)
            found = answer.json()
        except (httpx2.HTTPError, ValueError) as error:
            raise UnavailableError("The provider does not answer.", hint="Try again in a moment.") from error
        token = found.get("id_token") if isinstance(found, dict) and answer.status_code == 200 else None
        if not isinstance(token, str):
            raise UnauthenticatedError("The provider did not accept the sign-in.", hint="Sign in again.")
        return token
