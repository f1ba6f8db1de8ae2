"""The analytics service in a process of its own, for tests that end it without warning."""

import sys
from datetime import timedelta
from pathlib import Path

import uvicorn
from pydantic import SecretStr

from loomery_analytics.app import create_app
from loomery_analytics.settings import AnalyticsSettings, EventSettings
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import UnauthenticatedError
from loomery_shared.ids import utc_now
from loomery_shared.settings import DatabaseSettings


class OneToken:
    """Knows one token."""

    async def authenticate(self, token: str) -> Principal:
        """Its owner."""
        if token != "reader":
            raise UnauthenticatedError("Nobody has this token.")
        return Principal(user="user_1", tenant="acme", role=Role.VIEWER)


def main() -> None:
    """Serve: home, database (empty for SQLite), port, service token."""
    home, database, port, token = sys.argv[1:]
    settings = AnalyticsSettings(
        home=Path(home),
        database=DatabaseSettings(url=SecretStr(database)),
        service_token=SecretStr(token),
        events=EventSettings(gather_ms=4, upkeep_seconds=timedelta(hours=1).total_seconds()),
    )
    app = create_app(settings, authenticator=OneToken(), clock=utc_now)
    uvicorn.run(app, port=int(port), log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
