"""What goes in and out for accounts."""

from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.auth.roles import RoleName
from app.core import schemas
from app.entities.user.schemas import UserUpdate

Password = Annotated[str, Field(min_length=10, max_length=200, description="At least 10 characters")]
"""Never trimmed: spaces belong to it."""


class SignInData(schemas.Schema, str_strip_whitespace=False):
    """Who signs in."""

    email: Annotated[str, Field(max_length=254, examples=["ada@example.com"])]
    password: Annotated[str, Field(max_length=200)]


class Registration(schemas.Schema, str_strip_whitespace=False):
    """A new account."""

    email: Annotated[schemas.Email, Field(examples=["ada@example.com"])]
    name: Annotated[str, Field(min_length=1, max_length=120, examples=["Ada Marin"])]
    password: Password
    role: RoleName | None = None


class PasswordChange(schemas.Schema, str_strip_whitespace=False):
    """The password now, and the one to come."""

    current_password: Annotated[str, Field(max_length=200)]
    new_password: Password


class ProfileUpdate(UserUpdate):
    """One's own data; the role is not among them."""

    email: schemas.Email | None = None

    _email_required = field_validator("email", mode="before")(schemas.refuse_null)


class DemoAccount(BaseModel):
    """An account to try the application with."""

    email: str
    password: str
    role: RoleName
    label: str


class DemoAccounts(BaseModel):
    """Accounts of the demo; none when this is no demo."""

    items: list[DemoAccount]
