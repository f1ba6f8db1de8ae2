"""Settings of the model planner: which endpoint, and how much it may take."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from loomery_shared.errors import UsageError
from loomery_shared.settings import ServiceSettings

__all__ = ["ModelPlannerSettings", "ModelSettings"]


class ModelSettings(BaseModel):
    """The group `LOOMERY_MODEL__*`. Without a base URL or a name there is no model, and none is asked."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    base_url: str = ""
    """Address of an OpenAI-compatible API, such as `http://127.0.0.1:11434/v1`."""
    api_key: SecretStr = SecretStr("")
    name: str = ""
    """Name of the model, as the endpoint calls it."""
    mode: Literal["auto", "native", "tool", "prompted"] = "auto"
    """How structured output is asked for; `auto` finds out once per endpoint."""
    detail: Literal["full", "core"] = "full"
    """How much of the specification the model decides; `core` suits endpoints with a small context."""
    timeout: float = Field(default=120, gt=0)
    """Seconds for one answer."""
    deadline: float = Field(default=300, gt=0)
    """Seconds for a whole plan, waits and repairs included."""
    tries: int = Field(default=3, ge=1, le=10)
    """Requests for one plan, repairs and repeats after failures included; probing is not counted."""
    max_answer_tokens: int = Field(default=16_000, ge=16)
    max_tokens: int = Field(default=120_000, ge=64)
    """Tokens for a whole plan, in and out together."""
    max_cost: float = Field(default=0.5, ge=0)
    """Money for a whole plan, in the currency of the prices; no bound where both prices are 0."""
    input_price: float = Field(default=0, ge=0)
    """Price of a million tokens sent."""
    output_price: float = Field(default=0, ge=0)
    """Price of a million tokens received."""

    @field_validator("base_url")
    @classmethod
    def plain_address(cls, value: str) -> str:
        """Only HTTP addresses, without credentials in them."""
        if not value:
            return value
        scheme, separator, rest = value.partition("://")
        if not separator or scheme not in ("http", "https") or not rest:
            raise ValueError("must start with http:// or https://")
        if "@" in rest.partition("/")[0]:
            raise ValueError("must not hold credentials; use LOOMERY_MODEL__API_KEY")
        return value.rstrip("/")

    @property
    def configured(self) -> bool:
        """Whether an endpoint was named at all."""
        return bool(self.base_url and self.name)


class ModelPlannerSettings(ServiceSettings):
    """What the model planner needs; read from the environment once, by the command line."""

    model: ModelSettings = ModelSettings()

    def __init__(self, **values: Any) -> None:
        """Raises UsageError that names the settings which are wrong, and never what they hold."""
        try:
            super().__init__(**values)
        except ValidationError as error:
            wrong = [
                f"LOOMERY_{'__'.join(str(part) for part in fault['loc']).upper()}: {fault['msg']}"
                for fault in error.errors(include_url=False, include_input=False, include_context=False)
            ]
            raise UsageError(f"Settings are wrong: {'; '.join(wrong)}.") from None
