"""Kinds of values that requests bring, with their limits."""

from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, EmailStr, Field, SecretStr, StringConstraints

__all__ = [
    "Body",
    "Email",
    "Id",
    "LinkToken",
    "Locale",
    "Password",
    "PersonName",
    "Secret",
    "Theme",
    "TimeZone",
]


class Body(BaseModel):
    """What a request brings: nothing else is taken."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _one_line(text: str) -> str:
    if not all(letter.isprintable() for letter in text):
        raise ValueError("must be one line without control characters")
    return text


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("must be a time zone of the IANA database, such as Europe/Berlin")
    return name


Email = Annotated[EmailStr, Field(max_length=254), AfterValidator(_one_line), AfterValidator(str.lower)]
"""An address; upper and lower case are the same person's."""
PersonName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), AfterValidator(_one_line)
]
Password = Annotated[SecretStr, Field(min_length=10, max_length=200)]
"""A password to be set."""
Secret = Annotated[SecretStr, Field(min_length=1, max_length=200)]
"""A password or a token that is shown."""
LinkToken = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}\.[A-Za-z0-9_-]{43}$")]
"""What stands in the link of a mail."""
Id = Annotated[str, StringConstraints(pattern=r"^[a-z]+_[0-9a-z]{26}$")]
Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
TimeZone = Annotated[str, StringConstraints(max_length=64), AfterValidator(_known_zone)]
Theme = Annotated[str, StringConstraints(pattern=r"^(system|light|dark)$")]
