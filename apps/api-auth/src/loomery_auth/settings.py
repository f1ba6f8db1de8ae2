"""What can be set about accounts and signing in."""

from pydantic import Field, SecretStr

from loomery_shared.settings import Group, WebServiceSettings

__all__ = [
    "AuthSettings",
    "CognitoSettings",
    "GoogleSettings",
    "PasswordSettings",
    "RateSettings",
    "SignInSettings",
]


class PasswordSettings(Group):
    """How passwords are hashed (Argon2id; the defaults are those of RFC 9106 for little memory)."""

    time_cost: int = Field(default=3, ge=1)
    """Passes over the memory."""
    memory_kib: int = Field(default=65_536, ge=8)
    """Memory for one hash, in KiB."""
    parallelism: int = Field(default=4, ge=1)
    """Lanes of one hash."""
    at_once: int = Field(default=4, ge=1)
    """Hashes that are computed at the same time; more wait."""


class SignInSettings(Group):
    """How long a sign-in is good for."""

    access_seconds: int = 600
    """Life of an access token."""
    refresh_days: int = 30
    """A session that was not used for so long ends."""
    session_days: int = 180
    """However much it is used, a session ends after so long."""
    grace_seconds: int = 10
    """For so long the refresh token just used leads the same browser to the same successor (parallel tabs)."""
    fresh_seconds: int = 600
    """A sign-in younger than this may delete the account without the password."""
    key_days: int = 30
    """A signing key signs for so long; then the next one takes over."""


class RateSettings(Group):
    """How often things may be tried. Values are read by the library `limits`: "10 per 5 minutes"."""

    storage: str = "memory"
    """Where attempts are counted: memory (one process), database (shared by every worker), or redis://…"""
    per_address: str = "60 per minute"
    """Calls that need no sign-in (signing in, signing up, resetting), from one address."""
    per_account: str = "30 per 15 minutes"
    """Sign-ins to one account from addresses that it was never used from."""
    mails_per_account: str = "5 per hour"
    """Mails to one address that anybody can ask for."""
    failures_free: int = 5
    """Failed sign-ins to one account from one address before it has to wait."""
    longest_wait: int = 900
    """Seconds that it waits at the most."""


class GoogleSettings(Group):
    """Signing in with Google, or with another provider of OpenID Connect."""

    issuer: str = "https://accounts.google.com"
    """The provider; its addresses are discovered from there."""
    client_id: str = ""
    """Empty: signing in with Google is not offered."""
    client_secret: SecretStr = SecretStr("")
    """What the provider gave together with the client id."""


class CognitoSettings(Group):
    """Passwords in an Amazon Cognito user pool instead of this service's own tables."""

    user_pool: str = ""
    """Empty: passwords are kept in the service's database."""
    client_id: str = ""
    """An app client of the pool that allows ADMIN_USER_PASSWORD_AUTH."""
    client_secret: SecretStr = SecretStr("")
    """Of the app client, when it has one."""
    jwks_url: str = ""
    """Where the pool's keys are; empty: Amazon's address for the pool."""
    issuer: str = ""
    """Who the pool's tokens say they are from; empty: Amazon's name for the pool."""


class AuthSettings(WebServiceSettings):
    """Everything this service can be told."""

    passwords: PasswordSettings = PasswordSettings()
    sign_in: SignInSettings = SignInSettings()
    rates: RateSettings = RateSettings()
    google: GoogleSettings = GoogleSettings()
    cognito: CognitoSettings = CognitoSettings()
    setup_code: SecretStr = SecretStr("")
    """What the first account must show; empty: `loomery up` makes one where it can be reached from elsewhere."""
    trusted_proxies: tuple[str, ...] = ()
    """Networks (10.0.0.0/8) whose X-Forwarded-For is believed; empty: nobody's."""
