"""What we want an author to know: severity, stable code, place, message.

A user's mistake is a value, not an exception.
"""

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagnostic:
    """One finding, and where."""

    severity: Severity
    code: str
    """Stable, such as `SPEC101`."""
    where: str
    """A path into the specification, such as `entities.task.fields.title`, or `text:10-24`."""
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.severity} {self.code}: {self.message}" + (
            f" ({self.hint})" if self.hint else ""
        )


@dataclass
class Report:
    """Collects diagnostics so that one run tells all it found."""

    found: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, where: str, message: str, hint: str = "") -> None:
        """Record a fault that stops the work."""
        self.found.append(Diagnostic(severity="error", code=code, where=where, message=message, hint=hint))

    def warning(self, code: str, where: str, message: str, hint: str = "") -> None:
        """Record something that weakens the result."""
        self.found.append(Diagnostic(severity="warning", code=code, where=where, message=message, hint=hint))

    def info(self, code: str, where: str, message: str, hint: str = "") -> None:
        """Record a choice that was made for the author."""
        self.found.append(Diagnostic(severity="info", code=code, where=where, message=message, hint=hint))

    def extend(self, other: "Report") -> None:
        """Take over what another report found."""
        self.found.extend(other.found)

    @property
    def failed(self) -> bool:
        """Whether there is at least one error."""
        return any(item.severity == "error" for item in self.found)
