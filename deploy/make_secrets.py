"""`python deploy/make_secrets.py`: the secrets of docker-compose.yml, made once; what is there stays as it is."""

import secrets
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "secrets"


def make(folder: Path) -> list[str]:
    """Make what is missing; the names of the files that were made.

    Containers read the files as users of their own, so the folder is what keeps others out.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    password = _kept(folder / "database_password")
    access, secret = _kept(folder / "objects_user"), _kept(folder / "objects_password")
    wanted = {
        "postgres_password": secrets.token_urlsafe(32),
        "database_password": password,
        "loomery_database__url": f"postgresql://loomery:{password}@postgres:5432/loomery",
        "loomery_service_token": secrets.token_urlsafe(32),
        "objects_user": access,
        "objects_password": secret,
        "aws_credentials": f"[default]\naws_access_key_id = {access}\naws_secret_access_key = {secret}\n",
    }
    made = []
    for name, value in wanted.items():
        file = folder / name
        if not file.exists():
            file.write_text(value, encoding="utf-8")
            file.chmod(0o444)
            made.append(name)
    return made


def _kept(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip() if file.is_file() else secrets.token_urlsafe(24)


if __name__ == "__main__":
    for name in make(FOLDER):
        sys.stdout.write(f"made {name}\n")
