"""What those who run the platform may know of its parts: how each is, which model is asked, what is plugged in."""

from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict

__all__ = ["Condition", "ConnectedModel", "Plugin", "Premises"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Condition(_Value):
    """How one part is, in words; `warn`: it goes on with less, or something should be looked at."""

    name: str
    state: Literal["ok", "warn", "down"]
    words: str
    remedy: str = ""
    """What to do, where there is something."""


class ConnectedModel(_Value):
    """The language model that plans are asked of; never a key, and of its address the host alone."""

    name: str
    host: str
    detail: str
    """How much of a specification it decides."""
    tries: int
    """Requests for one plan, at the most."""
    max_tokens: int
    """Tokens for one plan, in and out together."""


class Plugin(_Value):
    """Something that building can use, and the package it comes from."""

    kind: Literal["feature", "backend", "pass", "gate"]
    name: str
    package: str
    version: str


class Premises(Protocol):
    """What building and running stand on, as whoever builds knows it. Calls block; none starts anything."""

    def conditions(self) -> list[Condition]:
        """The sandbox, the toolchain and the browser."""

    def model(self) -> ConnectedModel | None:
        """The model that is connected; None when words are read by rules alone."""

    def plugins(self) -> list[Plugin]:
        """What is plugged in, by kind and name."""
