"""`python -m tools.user_app`: rebuild `apps/user-app-temp`; with `--check`, say whether it is up to date.

The folder is never edited by hand. Its files are what a build publishes, formatted, before anybody's edits.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from loomery_cli.building import make_builder
from loomery_cli.planning import load_settings
from loomery_codegen.gates.verdicts import Verdicts
from loomery_codegen.reformat import Formatter
from loomery_codegen.understand.planner import Context
from loomery_compiler.drafts import FileDraft
from loomery_compiler.pipeline import compile_spec

FOLDER = Path(__file__).resolve().parents[2] / "apps" / "user-app-temp"
DESCRIPTION = (
    "A simple todo list where I can add tasks with a title, notes, a due date and a priority, tick them off, "
    "search them and see on a dashboard how many are open."
)


def generate() -> dict[str, bytes]:
    """The files of the application by path, formatted as a build would; needs the toolchain."""
    builder = make_builder(load_settings())
    tools = builder.toolchains.ensure(builder.recipe)
    plan = builder.planner.plan(DESCRIPTION, Context(name="todo"))
    drafts, _, report = compile_spec(plan.spec, builder.plugins)
    if report.failed:
        raise SystemExit("\n".join(str(item) for item in report.found))
    with tempfile.TemporaryDirectory(prefix="user-app-") as folder:
        scratch = Path(folder)
        formatter = Formatter(
            tools=tools,
            sandbox=builder.sandbox,
            verdicts=Verdicts(scratch / "verdicts"),
            cache=scratch / "cache",
        )
        (scratch / "work").mkdir()
        formatted: tuple[FileDraft, ...] = tuple(formatter.format(drafts, scratch / "work"))
    return {str(draft.path): draft.content for draft in formatted}


def difference(files: dict[str, bytes], folder: Path = FOLDER) -> list[str]:
    """Paths that are missing, too many or different in the folder."""
    there = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    different = [name for name in files if name not in there or there[name].read_bytes() != files[name]]
    return sorted({*different, *(name for name in there if name not in files)})


def main() -> int:
    """Rebuild or check; 1 when the check finds a difference."""
    parser = argparse.ArgumentParser(prog="tools.user_app", description="Rebuild apps/user-app-temp.")
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    arguments = parser.parse_args()
    files = generate()
    if arguments.check:
        found = difference(files)
        print("\n".join(found) or "up to date")
        return 1 if found else 0
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, content in files.items():
        target = FOLDER / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    print(f"{len(files)} files in {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
