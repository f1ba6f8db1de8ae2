"""What is sent and answered around personal access tokens."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from loomery_auth.fields import Body, PersonName
from loomery_shared.contracts.principal import Role

__all__ = ["MadeToken", "NewToken", "TokenInfo"]


class NewToken(Body):
    """What a token is for, what it may do at the most, and for how long."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "build server", "role": "developer", "days": 90}]}
    )

    name: PersonName
    role: Role = Role.DEVELOPER
    days: Annotated[int, Field(ge=1, le=365)] = 90


class TokenInfo(BaseModel):
    """A token, without what makes it work."""

    id: str
    name: str
    role: Role
    hint: str
    """Its last letters."""
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None


class MadeToken(TokenInfo):
    """A token that was made just now."""

    token: str
    """Shown this once."""
