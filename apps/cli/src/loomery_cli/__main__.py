"""`python -m loomery_cli` is the `loomery` command."""

from loomery_cli.main import main

main()
