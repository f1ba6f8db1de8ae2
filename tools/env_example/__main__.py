"""`python -m tools.env_example`: rewrite every `.env.example` from the settings of its application."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from loomery_analytics.settings import AnalyticsSettings
from loomery_auth.settings import AuthSettings
from loomery_codegen.settings import CodegenSettings
from loomery_codegen.understand.words.model.settings import ModelPlannerSettings
from loomery_email.settings import EmailSettings
from loomery_orchestrator.settings import OrchestratorSettings

ROOT = Path(__file__).resolve().parents[2]
APPS: dict[str, tuple[type[BaseModel], ...]] = {
    "apps/api-auth": (AuthSettings,),
    "apps/codegen": (CodegenSettings, ModelPlannerSettings),
    "apps/orchestrator": (OrchestratorSettings,),
    "services/analytics": (AnalyticsSettings,),
    "services/email": (EmailSettings,),
    "apps/cli": (
        OrchestratorSettings,
        AuthSettings,
        EmailSettings,
        AnalyticsSettings,
        CodegenSettings,
        ModelPlannerSettings,
    ),
}
"""Folder, and the settings that the program in it reads; `apps/cli` runs all of the platform."""
_HOME = "~/.loomery"


def _value(default: Any) -> str:
    if isinstance(default, SecretStr):
        return default.get_secret_value()
    if isinstance(default, tuple | list | set | frozenset | dict | bool):
        return json.dumps(sorted(default) if isinstance(default, set | frozenset) else default)
    return str(default)


def _line(key: str, field: FieldInfo) -> str:
    if key == "LOOMERY_HOME":
        return f"{key}={_HOME}"
    default = field.get_default(call_default_factory=False)
    # An empty value would be read as one; what has none is left for the person to begin with.
    return f"# {key}=" if default is None or default is PydanticUndefined else f"{key}={_value(default)}"


def _variables(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, str]]:
    """Each variable's name and the lines that stand for it."""
    for name, field in model.model_fields.items():
        key = f"{prefix}{name.upper()}"
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _variables(field.annotation, f"{key}__")
            continue
        words = f"# {' '.join(field.description.split())}\n" if field.description else ""
        yield key, words + _line(key, field)


def example(models: tuple[type[BaseModel], ...]) -> str:
    """The text of an `.env.example`: every variable once, with what it means and its default."""
    found: dict[str, str] = {}
    for model in models:
        found |= {key: text for key, text in _variables(model, "LOOMERY_") if key not in found}
    return "\n".join(found.values()) + "\n"


def main() -> None:
    """Write the files."""
    for folder, models in APPS.items():
        (ROOT / folder / ".env.example").write_text(example(models), encoding="utf-8")


if __name__ == "__main__":
    main()
