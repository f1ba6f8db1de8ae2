"""What is sent and answered around accounts."""

from pydantic import BaseModel, ConfigDict

from loomery_auth.fields import Body, Email, Locale, Password, PersonName

__all__ = ["Accepted", "Signup"]


class Signup(Body):
    """A new account."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"email": "ada@example.com", "password": "correct horse battery", "name": "Ada"}]
        }
    )

    email: Email
    password: Password
    name: PersonName | None = None
    locale: Locale = "en"


class Accepted(BaseModel):
    """The same answer whether or not there is an account: only the mail tells."""

    message: str = "Look into your mail."
