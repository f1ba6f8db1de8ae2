"""Where words go: results to standard output, everything else to standard error; colour only on terminals."""

from rich.console import Console

out = Console(highlight=False, soft_wrap=False)
err = Console(stderr=True, highlight=False)


def print_error(message: str, *, code: str, hint: str = "") -> None:
    """One line that says what is wrong, and one that says what to do."""
    err.print(f"[bold red]error[/] [dim]{code}[/] ", end="")
    err.print(message, markup=False, soft_wrap=True)
    if hint:
        err.print(f"  {hint}", markup=False, style="dim", soft_wrap=True)
