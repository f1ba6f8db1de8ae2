"""One fault of the catalogue: where, which, and what."""

from dataclasses import dataclass

__all__ = ["Fault"]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A fault with a stable code. `where` is `file:id` and the path inside, such as
    `leisure.yaml:match.fields.name`."""

    where: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.code} {self.message}"
