"""The `loomery` command: one file per subcommand, imported only when it is used, for a quick start."""

import errno
import sys
from importlib import import_module

import click

from loomery_cli.console import print_error
from loomery_shared.errors import LoomeryError

_COMMANDS = {
    "build": "Build an application from a description.",
    "spec": "Show what is understood of a description, without building.",
    "serve": "Run an application that was built.",
    "apps": "List the applications on this machine.",
    "up": "Serve the platform: accounts, builds and applications, for many people.",
    "worker": "Take builds from the queue, beside a platform on PostgreSQL.",
    "migrate": "Bring the platform's tables up to date.",
    "backup": "Write everything that the platform keeps to one file, while it runs.",
    "releases": "Releases of an application, and the files made for the places where they run.",
    "restore": "Bring back what a backup holds.",
    "templates": "List, show and check feature modules.",
    "doctor": "Say what is here, what is missing and how to get it.",
    "setup": "Prepare the toolchain for generated applications.",
    "test": "Run every check and test of this project.",
}

_OF_THE_MACHINE = frozenset(
    {errno.EACCES, errno.EDQUOT, errno.EIO, errno.ENOSPC, errno.ENOTDIR, errno.EPERM, errno.EROFS}
)
"""What goes wrong with files by no fault of the program."""


class _Lazy(click.Group):
    """Knows its subcommands by name; loads the module of one only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"loomery_cli.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="loomery-cli", prog_name="loomery")
def cli() -> None:
    """Turn a description of an application into the running application.

    \b
    loomery build "A todo list with tasks, due dates and priorities"
    """


def main() -> None:
    """Entry point: foreseen failures become one line and a hint; Ctrl-C ends quietly with 130."""
    try:
        sys.exit(cli(standalone_mode=False) or 0)
    except LoomeryError as error:
        print_error(error.message, code=error.code, hint=error.hint)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        print_error(error.format_message(), code="usage", hint="loomery --help shows the commands")
        sys.exit(2)
    except OSError as error:
        if error.errno not in _OF_THE_MACHINE or error.filename is None:
            raise
        hint = "Make room or give the right to write there, or set LOOMERY_HOME (or --out) to another place."
        print_error(f"{error.filename} can't be used: {error.strerror}.", code="files", hint=hint)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
