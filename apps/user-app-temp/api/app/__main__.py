"""The command line: `python -m app` serves; `migrate`, `seed` and `jobs` do one thing and end."""

import argparse
from collections.abc import Sequence

from app.settings import Settings, load_settings


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m app", description=__doc__)
    parser.add_argument("command", nargs="?", default="serve", choices=("serve", "migrate", "seed", "jobs"))
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--uds", help="serve on this Unix socket instead of a port")
    return parser.parse_args(given)


def serve(settings: Settings, options: argparse.Namespace) -> None:
    """Serve until told to stop."""
    import uvicorn

    from app.main import create_app

    place = {"uds": options.uds} if options.uds else {"host": options.host, "port": options.port}
    uvicorn.run(create_app(settings), log_level="info", access_log=False, **place)


def main(given: Sequence[str] | None = None) -> None:
    """Run one command."""
    options = arguments(given)
    settings = load_settings()
    if options.command == "serve":
        serve(settings, options)
        return
    from app.core import startup
    from app.core.db import Database

    database = Database(settings.database_url)
    startup.migrate(database, settings)
    if options.command == "seed":
        startup.seed(database, settings)
    elif options.command == "jobs":
        from app.workflows import run_jobs

        with database.session(write=True) as session:
            print(f"{run_jobs(session)} records handled")


if __name__ == "__main__":
    main()
