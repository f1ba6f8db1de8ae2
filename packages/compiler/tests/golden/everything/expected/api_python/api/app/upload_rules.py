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


LARGEST = 200_000_000
RULES: dict[str, UploadRule] = {
    "user.avatar": UploadRule(max_bytes=5000000, accept=("image/",)),
    "sample.a_image": UploadRule(max_bytes=5000000, accept=("image/",)),
    "sample.a_file": UploadRule(max_bytes=20000000, accept=(".pdf", ".txt")),
    "sample.a_audio": UploadRule(max_bytes=50000000, accept=("audio/",)),
    "sample.a_video": UploadRule(max_bytes=200000000, accept=("video/",)),
    "sample.some_image": UploadRule(max_bytes=5000000, accept=("image/",)),
    "sample.some_file": UploadRule(max_bytes=20000000, accept=(".pdf", ".txt")),
    "sample.some_audio": UploadRule(max_bytes=50000000, accept=("audio/",)),
    "sample.some_video": UploadRule(max_bytes=200000000, accept=("video/",)),
}
