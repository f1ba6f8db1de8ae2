"""`python -m tools.api_errors`: rewrite `docs/api-errors.md` from the classes of errors of all services."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from loomery_shared.errors import LoomeryError

FILE = Path(__file__).resolve().parents[2] / "docs" / "api-errors.md"
PACKAGES = {
    "loomery_shared": "every service",
    "loomery_auth": "accounts",
    "loomery_orchestrator": "applications",
    "loomery_email": "mail",
    "loomery_analytics": "analytics",
    "loomery_codegen": "building",
}
WITHOUT_CLASS: dict[tuple[str, int], tuple[str, str]] = {
    ("busy", 503): ("Too much is asked at once; `Retry-After` says when to come back.", "every service"),
    ("gave_up", 500): ("A step of a build was tried as often as it may be.", "applications"),
    ("internal", 500): ("Something that was not foreseen; `request` finds it in the log.", "every service"),
    ("invalid", 422): ("What was sent is not valid; `faults` say what and where.", "every service"),
    ("method_not_allowed", 405): ("The address exists, but not for this method.", "every service"),
    ("not_acceptable", 406): ("None of the formats asked for can be given.", "every service"),
    ("too_slow", 503): ("The answer took too long to begin.", "every service"),
    ("unsupported_media_type", 415): ("The body is in a format that is not read here.", "every service"),
}
_HEAD = """\
# Codes of errors

Every failure is answered with one document (`application/problem+json`, RFC 9457). Its `code` is stable: programs
go by it. `detail` and `hint` are for people and may change. A build that fails has the same codes in its status.

Made by `python -m tools.api_errors`.

| code | HTTP | what it means | told by |
|---|---|---|---|
"""


def _modules(package: str) -> Iterator[str]:
    found = importlib.import_module(package)
    for module in pkgutil.walk_packages(found.__path__, f"{package}."):
        # What runs inside a sandbox needs what only the sandbox has; programs and migrations define no errors.
        if not {"inside", "migrations", "__main__"} & set(module.name.split(".")):
            yield module.name


def _classes(base: type[LoomeryError] = LoomeryError) -> Iterator[type[LoomeryError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _classes(kind)


def codes() -> dict[tuple[str, int], tuple[str, str]]:
    """What each code and status means, and who tells it."""
    for package in PACKAGES:
        for module in _modules(package):
            importlib.import_module(module)
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for kind in sorted(set(_classes()), key=lambda kind: (kind.__module__, kind.__qualname__)):
        package = kind.__module__.partition(".")[0]
        if package in PACKAGES and "code" in vars(kind):
            meaning = " ".join((kind.__doc__ or "").partition("\n\n")[0].split())
            found.setdefault((kind.code, kind.status), (meaning, PACKAGES[package]))
    return {**WITHOUT_CLASS, **found}


def document() -> str:
    """The text of the file."""
    lines = [
        f"| `{code}` | {status} | {meaning} | {who} |"
        for (code, status), (meaning, who) in sorted(codes().items())
    ]
    return _HEAD + "\n".join(lines) + "\n"


def main() -> None:
    """Write the file."""
    FILE.write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
