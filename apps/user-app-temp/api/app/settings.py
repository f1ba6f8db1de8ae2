"""Settings, read from the environment once, at the start."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRUE = frozenset({"1", "true", "yes", "on"})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How this installation runs. Every value has a default that suits a single machine."""

    database_url: str = "sqlite:///./app.db"
    demo: bool = False
    """Seed believable records and demo accounts into an empty database."""
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """Key for the addresses of people in the throttle of sign-ins; any long random text."""
    uploads: Path = Path("./uploads")
    web: Path = ROOT / "web" / "dist"
    """The built web application, served when the folder exists."""
    secure_cookies: bool = False
    """Set behind HTTPS."""
    session_days: int = 14


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from variables that begin with `APP_`."""

    def on(name: str) -> bool:
        return environment.get(name, "").strip().lower() in TRUE

    default = Settings()
    return Settings(
        database_url=driver(environment.get("APP_DATABASE_URL") or default.database_url),
        demo=on("APP_DEMO"),
        secret=environment.get("APP_SECRET") or default.secret,
        uploads=Path(environment.get("APP_UPLOADS") or default.uploads),
        web=Path(environment.get("APP_WEB") or default.web),
        secure_cookies=on("APP_SECURE_COOKIES"),
        session_days=int(environment.get("APP_SESSION_DAYS") or default.session_days),
    )


def driver(url: str) -> str:
    """Name the driver that we ship: `postgres://` and `postgresql://` mean psycopg 3."""
    for beginning in ("postgres://", "postgresql://"):
        if url.startswith(beginning):
            return "postgresql+psycopg://" + url.removeprefix(beginning)
    return url
