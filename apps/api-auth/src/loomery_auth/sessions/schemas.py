"""What is sent and answered around sessions."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from loomery_auth.fields import Body, Email, Secret

__all__ = ["Login", "SessionInfo", "Tokens"]


class Login(Body):
    """An address and a password."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"email": "ada@example.com", "password": "correct horse battery"}]}
    )

    email: Email
    password: Secret


class Tokens(BaseModel):
    """An access token; the refresh token is in the cookie only."""

    access_token: str
    expires_in: int
    """Seconds."""
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - the name of a scheme


class SessionInfo(BaseModel):
    """A sign-in on one browser."""

    id: str
    current: bool
    method: str
    address: str
    agent: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
