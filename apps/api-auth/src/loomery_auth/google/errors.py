"""Why a provider's word is not enough."""

from loomery_shared.errors import ForbiddenError

__all__ = ["ProviderUnverifiedError", "VerifyFirstError"]


class ProviderUnverifiedError(ForbiddenError):
    """The provider does not vouch for the address."""

    code = "provider_unverified"

    def __init__(self) -> None:
        super().__init__(
            "The provider has not verified this e-mail address.", hint="Sign up with a password."
        )


class VerifyFirstError(ForbiddenError):
    """There is an account with this address, but nobody has shown that the address is theirs."""

    code = "verify_first"

    def __init__(self) -> None:
        super().__init__(
            "An account with this address waits for its verification.",
            hint="Reset its password, then sign in again.",
        )
