"""Credentials in an Amazon Cognito user pool.

The pool signs people in by e-mail address (`UsernameAttributes: [email]`), so that Cognito itself keeps addresses
apart; the attribute `preferred_username` holds our id of the person.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from botocore.exceptions import ClientError

from loomery_auth.credentials.port import KnownCredential
from loomery_auth.errors import EmailTakenError, WeakPasswordError
from loomery_auth.security.passwords import normalised
from loomery_auth.security.remote_keys import RemoteKeys
from loomery_auth.settings import CognitoSettings
from loomery_shared.aws import aws_config, aws_session, error_code, in_thread
from loomery_shared.errors import UnauthenticatedError
from loomery_shared.ids import Clock
from loomery_shared.settings import AwsSettings

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.type_defs import AttributeTypeTypeDef

__all__ = ["CognitoCredentials"]

Result = TypeVar("Result")
_WHAT: Final = "The user pool"
_NOT_THEM: Final = {"NotAuthorizedException", "UserNotFoundException", "PasswordResetRequiredException"}
_TAKEN: Final = {"UsernameExistsException", "AliasExistsException"}


class CognitoCredentials:
    """A `CredentialStore` in a user pool."""

    def __init__(self, settings: CognitoSettings, aws: AwsSettings, clock: Clock) -> None:
        self._settings = settings
        self._cognito: CognitoIdentityProviderClient = aws_session(aws).client(
            "cognito-idp", endpoint_url=aws.endpoint or None, config=aws_config()
        )
        self._issuer = (
            settings.issuer or f"https://cognito-idp.{aws.region}.amazonaws.com/{settings.user_pool}"
        )
        self._jwks_url = settings.jwks_url or f"{self._issuer}/.well-known/jwks.json"
        self._keys = RemoteKeys(clock)

    async def find(self, email: str) -> KnownCredential | None:
        """See `CredentialStore`."""
        return await _unless(_NOT_THEM, lambda: self._get(email))

    async def create(self, user: str, email: str, password: str | None) -> KnownCredential:
        """See `CredentialStore`."""

        def work() -> KnownCredential | None:
            self._cognito.admin_create_user(
                UserPoolId=self._settings.user_pool,
                Username=email,
                UserAttributes=[
                    {"Name": "preferred_username", "Value": user},
                    {"Name": "email_verified", "Value": "false"},
                ],
                MessageAction="SUPPRESS",
                TemporaryPassword=_unknown_password(),
            )
            if password is not None:
                self._set_password(email, password)
            return KnownCredential(user, email, verified=False, has_password=password is not None)

        made = await _unless(_TAKEN, work)
        if made is None:
            # As many calls as for an address that is free.
            await self.find(email)
            raise EmailTakenError
        return made

    async def verify(self, email: str, password: str) -> KnownCredential | None:
        """See `CredentialStore`; what the pool answers is believed because of its signature."""
        parameters = {"USERNAME": email, "PASSWORD": normalised(password)}
        secret = self._settings.client_secret.get_secret_value()
        if secret:
            # https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
            message = (email + self._settings.client_id).encode()
            code = hmac.new(secret.encode(), message, hashlib.sha256).digest()
            parameters["SECRET_HASH"] = base64.b64encode(code).decode()
        answer = await _unless(
            _NOT_THEM,
            lambda: self._cognito.admin_initiate_auth(
                UserPoolId=self._settings.user_pool,
                ClientId=self._settings.client_id,
                AuthFlow="ADMIN_USER_PASSWORD_AUTH",
                AuthParameters=parameters,
            ),
        )
        token = answer.get("AuthenticationResult", {}).get("IdToken") if answer else None
        if token is None:
            return None
        required = {"iss": self._issuer, "aud": self._settings.client_id, "token_use": "id"}
        claims = await self._keys.claims(token, self._jwks_url, **required)
        known = await self.find(email)
        if known is None or claims.get("preferred_username", known.user) != known.user:
            raise UnauthenticatedError("The user pool answered for somebody else.", hint="Sign in again.")
        return known

    async def set_password(self, user: str, password: str) -> None:
        """See `CredentialStore`."""
        await self._on(user, lambda name: self._set_password(name, password))

    async def set_email(self, user: str, email: str) -> None:
        """See `CredentialStore`."""

        def work(name: str) -> bool:
            try:
                self._update(name, email=email, email_verified="true")
            except ClientError as error:
                if error_code(error) in _TAKEN:
                    raise EmailTakenError from error
                raise
            return True

        await self._on(user, work)

    async def mark_verified(self, user: str) -> None:
        """See `CredentialStore`."""
        await self._on(user, lambda name: self._update(name, email_verified="true"))

    async def delete(self, user: str) -> None:
        """See `CredentialStore`."""
        pool = self._settings.user_pool
        await self._on(user, lambda name: self._cognito.admin_delete_user(UserPoolId=pool, Username=name))

    async def _on(self, user: str, work: Callable[[str], Any]) -> None:
        def on_found() -> None:
            # Ids are letters, digits and an underscore, so that nothing can end the quotation.
            found = self._cognito.list_users(
                UserPoolId=self._settings.user_pool, Filter=f'preferred_username = "{user}"', Limit=1
            )
            for item in found["Users"]:
                work(_attributes(item.get("Attributes", []))["email"])

        await in_thread(_WHAT, on_found)

    def _get(self, email: str) -> KnownCredential:
        answer = self._cognito.admin_get_user(UserPoolId=self._settings.user_pool, Username=email)
        attributes = _attributes(answer.get("UserAttributes", []))
        return KnownCredential(
            attributes.get("preferred_username", ""),
            attributes.get("email", ""),
            attributes.get("email_verified") == "true",
            answer["UserStatus"] == "CONFIRMED",
        )

    def _set_password(self, name: str, password: str) -> None:
        try:
            self._cognito.admin_set_user_password(
                UserPoolId=self._settings.user_pool,
                Username=name,
                Password=normalised(password),
                Permanent=True,
            )
        except ClientError as error:
            if error_code(error) == "InvalidPasswordException":
                raise WeakPasswordError(
                    "The user pool refuses this password.", hint="Use another one."
                ) from error
            raise

    def _update(self, name: str, **values: str) -> None:
        self._cognito.admin_update_user_attributes(
            UserPoolId=self._settings.user_pool,
            Username=name,
            UserAttributes=[{"Name": key, "Value": value} for key, value in values.items()],
        )


def _attributes(found: "list[AttributeTypeTypeDef]") -> dict[str, str]:
    return {item["Name"]: item.get("Value", "") for item in found}


def _unknown_password() -> str:
    # Every kind of letter that a pool may ask for; nobody ever sees it.
    return f"{secrets.token_urlsafe(32)}aA1!"


async def _unless(codes: set[str], work: Callable[[], Result]) -> Result | None:
    """What the work gives; None when Cognito answers with one of these codes."""

    def told() -> Result | None:
        try:
            return work()
        except ClientError as error:
            if error_code(error) in codes:
                return None
            raise

    return await in_thread(_WHAT, told)
