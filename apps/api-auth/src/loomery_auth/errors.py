"""What can go wrong here, besides what every service knows."""

from loomery_shared.errors import ConflictError, ForbiddenError, UnauthenticatedError, UsageError

__all__ = [
    "CrossSiteError",
    "EmailTakenError",
    "LastOwnerError",
    "LastPlatformOwnerError",
    "LinkError",
    "NotFreshError",
    "NotProvenError",
    "SessionOnlyError",
    "SetupCodeError",
    "UnverifiedError",
    "UnverifiedPersonError",
    "WeakPasswordError",
    "WrongPasswordError",
]


class EmailTakenError(ConflictError):
    """The address belongs to another account. Never reaches whoever asked without being signed in."""

    code = "email_taken"

    def __init__(self) -> None:
        super().__init__("This e-mail address cannot be used.", hint="Use another one.")


class WrongPasswordError(UnauthenticatedError):
    """No account with this address and password; which of the two is not told."""

    code = "wrong_password"

    def __init__(self) -> None:
        super().__init__(
            "The e-mail address or the password is wrong.", hint="Check both, or reset the password."
        )


class NotProvenError(ForbiddenError):
    """Somebody signed in gave a password that is not theirs."""

    code = "wrong_password"

    def __init__(self) -> None:
        super().__init__("The password is wrong.", hint="Try again, or reset the password.")


class SetupCodeError(ForbiddenError):
    """The first account of an installation that strangers can reach, without the code that its console shows."""

    code = "setup_code"

    def __init__(self, *, given: bool = False) -> None:
        super().__init__(
            "This set-up code is wrong." if given else "The first account needs the set-up code.",
            hint="It stands on the console of `loomery up`, and in the file setup-code of its home.",
        )


class WeakPasswordError(UsageError):
    """A password that others would guess."""

    code = "weak_password"


class LinkError(UsageError):
    """A link from a mail that is used, too old, or none of ours; which of them is not told."""

    code = "bad_link"

    def __init__(self) -> None:
        super().__init__(
            "This link has been used, is too old, or is not complete.", hint="Ask for a new one."
        )


class CrossSiteError(ForbiddenError):
    """A request that another site may have made the browser send."""

    code = "cross_site"

    def __init__(self, message: str = "This request did not come from our own pages.") -> None:
        super().__init__(message, hint="Send Origin and X-Loomery-Request: 1, as our own pages do.")


class UnverifiedError(ForbiddenError):
    """The person has not shown yet that the e-mail address is theirs."""

    code = "unverified"

    def __init__(self) -> None:
        super().__init__(
            "Your e-mail address is not verified yet.", hint="Follow the link we sent, or ask for a new one."
        )


class SessionOnlyError(ForbiddenError):
    """A personal access token was shown where only the person may act."""

    code = "session_only"

    def __init__(self) -> None:
        super().__init__("A personal access token may not do this.", hint="Sign in in a browser.")


class NotFreshError(ForbiddenError):
    """The sign-in is too long ago for something that cannot be undone."""

    code = "not_fresh"

    def __init__(self) -> None:
        super().__init__("This needs your password, or a sign-in of just now.", hint="Sign in again.")


class LastOwnerError(ConflictError):
    """An organisation would be left without an owner."""

    code = "last_owner"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} would be without an owner.", hint="Make another member an owner first.")


class LastPlatformOwnerError(ConflictError):
    """The platform would be left without an owner."""

    code = "last_platform_owner"

    def __init__(self) -> None:
        super().__init__(
            "The platform would be without an owner.",
            hint="Make another person an owner of the platform first.",
        )


class UnverifiedPersonError(ConflictError):
    """Somebody is to be given something, and has not shown yet that the e-mail address is theirs."""

    code = "unverified_person"

    def __init__(self) -> None:
        super().__init__(
            "This person's e-mail address is not verified yet.",
            hint="Ask them to follow the link they were sent.",
        )
