"""What people bring, and the planner that reads it."""

from pathlib import Path

from loomery_codegen.settings import CodegenSettings
from loomery_codegen.understand.planner import Planner
from loomery_shared.errors import UsageError

MAX_BYTES = 5_000_000


def load_settings() -> CodegenSettings:
    """Settings from the environment; built here and handed down."""
    return CodegenSettings()


def make_rule_planner() -> Planner:
    """The planner for words by rules alone."""
    # Its word lists take a while to load: only who reads words waits for them.
    from loomery_codegen.understand.words.rules.planner import RulePlanner

    return RulePlanner()


def make_planner() -> Planner:
    """The planner for words: by rules, and with a model where an endpoint is configured."""
    from loomery_codegen.understand.words.model.settings import ModelPlannerSettings

    rules = make_rule_planner()
    settings = ModelPlannerSettings()
    if not settings.model.configured:
        return rules
    from loomery_codegen.understand.words.model.planner import ModelPlanner

    return ModelPlanner(rules=rules, settings=settings.model, home=settings.home)


def read_file(source: Path) -> str:
    """The text of a file; UsageError when it can't be read, is too large or is no text."""
    try:
        data = source.read_bytes()
    except OSError as error:
        raise UsageError(f"{source} can't be read: {error.strerror}.") from error
    if len(data) > MAX_BYTES:
        raise UsageError(
            f"{source} is larger than {MAX_BYTES // 1_000_000} MB.", hint="Describe the application shorter."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{source} is no UTF-8 text (byte {error.start}).") from error


def read_description(text: str | None, source: Path | None) -> str:
    """The description from the argument or the file; UsageError when there is none, or both."""
    if source is None:
        if not (text and text.strip()):
            hint = 'Say what to build: loomery build "A library with books and members…"'
            raise UsageError("There is no description.", hint=hint)
        return text
    if text:
        raise UsageError("Give a description or --from FILE, not both.")
    return read_file(source)
