"""The settings base: typed, frozen, read from the environment once, at the edge of a program."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

__all__ = ["ServiceSettings"]


class ServiceSettings(BaseSettings):
    """What every part needs. A part subclasses it and adds groups of its own."""

    model_config = SettingsConfigDict(
        env_prefix="LOOMERY_", env_nested_delimiter="__", frozen=True, use_attribute_docstrings=True
    )

    home: Path = Field(default_factory=lambda: Path.home() / ".loomery", description="Where all state lives.")
    log_level: str = "INFO"
    """How much is logged: DEBUG, INFO, WARNING or ERROR."""
