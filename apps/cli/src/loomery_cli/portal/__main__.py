"""`python -m loomery_cli.portal FOLDER`: make the pages into a folder, for images without the tools."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from loomery_cli.portal.making import PortalStore
from loomery_cli.portal.sources import find_sources


def main() -> int:
    """Make them; 1 when the sources are not here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pages go; made when missing")
    target: Path = parser.parse_args().folder
    sources = find_sources()
    if sources is None:
        print("The sources of the portal are not beside this program.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        pages = PortalStore(Path(folder)).ensure(sources, lambda step: print(step, file=sys.stderr))
        shutil.copytree(pages, target, dirs_exist_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
