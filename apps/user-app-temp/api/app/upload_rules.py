"""What the fields that hold files take."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class UploadRule:
    """Largest size, and which kinds: beginnings of media types, or endings such as `.pdf`; none means any."""

    max_bytes: int
    accept: tuple[str, ...] = ()

    def takes(self, ending: str, kind: str) -> bool:
        """Whether a file of this ending and media type is taken."""
        return not self.accept or any(
            ending == wanted.lower() if wanted.startswith(".") else kind.startswith(wanted.rstrip("*"))
            for wanted in self.accept
        )


LARGEST = 5_000_000
RULES: dict[str, UploadRule] = {}
