"""Starts a program with the secrets of `/run/secrets` as settings: `loomery_database__url` is LOOMERY_DATABASE__URL."""

import os
import sys
from pathlib import Path

SECRETS = Path("/run/secrets")


def settings_from(folder: Path) -> dict[str, str]:
    """What files beginning with `loomery_` hold, by the names of the settings."""
    found = sorted(folder.glob("loomery_*")) if folder.is_dir() else []
    return {file.name.upper(): file.read_text(encoding="utf-8").strip() for file in found}


if __name__ == "__main__":
    os.environ.update(settings_from(SECRETS))
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - the image's own command, no shell
