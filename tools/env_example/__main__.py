"""`python -m tools.env_example`: rewrite every `.env.example` from the settings of its application."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr
from pydantic_core import PydanticUndefined

from loomery_codegen.settings import CodegenSettings
from loomery_codegen.understand.words.model.settings import ModelPlannerSettings

ROOT = Path(__file__).resolve().parents[2]
APPS: dict[str, tuple[type[BaseModel], ...]] = {"apps/codegen": (CodegenSettings, ModelPlannerSettings)}
_HOME = "~/.loomery"


def _value(default: Any) -> str:
    if default is PydanticUndefined:
        return ""
    if isinstance(default, SecretStr):
        return default.get_secret_value()
    return str(default).lower() if isinstance(default, bool) else str(default)


def _lines(model: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        key = f"{prefix}{name.upper()}"
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _lines(field.annotation, f"{key}__")
            continue
        if field.description:
            yield f"# {' '.join(field.description.split())}"
        yield f"{key}={_HOME if name == 'home' else _value(field.default)}"


def example(models: tuple[type[BaseModel], ...]) -> str:
    """The text of an `.env.example`: every variable once, with what it means and its default."""
    lines: dict[str, None] = {}
    for model in models:
        lines |= dict.fromkeys(_lines(model, "LOOMERY_"))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the files."""
    for folder, models in APPS.items():
        (ROOT / folder / ".env.example").write_text(example(models), encoding="utf-8")


if __name__ == "__main__":
    main()
