"""Accounts of the demo, as they go over the wire."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, SecretStr, StringConstraints

__all__ = ["DemoAccount", "DemoOut", "DemoRemoval", "DemoRemoved", "OwnAccount"]

_Address = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=3, max_length=254, pattern=r"^[^\s@]+@[^\s@]+\.[^\s@]+$"
    ),
]


class DemoAccount(BaseModel):
    """An account that everybody knows the password of."""

    email: str
    name: str
    role: str
    role_label: str
    administers: bool = Field(description="Whether it manages the application and its people.")


class DemoOut(BaseModel):
    """The accounts of the demo that can be signed in with at this moment."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "accounts": [
                        {
                            "email": "admin@example.com",
                            "name": "Mira Adler",
                            "role": "admin",
                            "role_label": "Administrator",
                            "administers": True,
                        }
                    ],
                    "total": 1,
                    "password": "demo-password-1",
                    "administered": False,
                }
            ]
        }
    )

    accounts: list[DemoAccount] = Field(description="At most a hundred of them.")
    total: int
    password: str = Field(description="The same for all of them; empty when there are none.")
    administered: bool = Field(description="Whether somebody else's account manages the application too.")


class OwnAccount(BaseModel):
    """Who takes over an account of the demo, with its role and its records."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    account: str = Field(max_length=254, description="The address of the account as it is now.")
    email: _Address
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    password: SecretStr = Field(min_length=10, max_length=200)


class DemoRemoval(BaseModel):
    """How the accounts of the demo are removed."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"keep": None}]})

    keep: OwnAccount | None = None


class DemoRemoved(BaseModel):
    """What became of them."""

    removed: int
    locked: int = Field(description="Records name them, so they stay; nobody can sign in with them.")
