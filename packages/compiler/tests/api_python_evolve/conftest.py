"""Generations of one application, written to disk one after the other, with a database that lives on."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from loomery_compiler.generation import Generation
from loomery_compiler.pipeline import compile_spec
from loomery_compiler.plugins import Plugins, load_plugins
from loomery_spec import AppSpec
from tests.servers import missing

VERSIONS = "api/migrations/versions"
SCRIPT = """
import json, sys
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from app import models
from app.core import startup
from app.core.db import Database, changing_tables
from app.settings import Settings

url, statements, queries, wanted = json.loads(sys.stdin.read())
database = Database(url)
if wanted:
    from alembic import command
    from alembic.config import Config
    config = Config()
    config.set_main_option("script_location", str(startup.MIGRATIONS))
    with changing_tables(database.engine) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, wanted)
else:
    startup.migrate(database, Settings())
with database.engine.begin() as connection:
    for statement in statements:
        connection.execute(sa.text(statement))
with database.engine.connect() as connection:
    differences = [] if wanted else compare_metadata(MigrationContext.configure(connection), models.metadata)
    rows = [[dict(row) for row in connection.execute(sa.text(query)).mappings()] for query in queries]
    columns = {
        name: sorted(column["name"] for column in sa.inspect(connection).get_columns(name))
        for name in sa.inspect(connection).get_table_names()
    }
print(json.dumps([[repr(item) for item in differences], rows, columns], default=str))
"""

WAITING = """
import json, os, sys, traceback
import alembic.autogenerate, alembic.command, alembic.config, alembic.ddl, alembic.migration, argon2
import fastapi.staticfiles, python_multipart, sqlalchemy.dialects.sqlite, sqlalchemy.orm

for line in sys.stdin:
    folder, program, given, said = json.loads(line)
    child = os.fork()
    if not child:
        code = 1
        try:
            os.chdir(folder)
            sys.path.insert(0, folder)
            sys.stdin = open(given)
            sys.stdout = sys.stderr = open(said, "w")
            exec(compile(program, "start", "exec"), {"__name__": "__main__"})
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Has imported what applications need, and runs programs as forks of itself: imports take most of a start."""


@dataclass
class Python:
    """The Python of generated applications, which waits for programs."""

    process: "subprocess.Popen[str]"

    def run(self, folder: Path, program: str, given: Path, said: Path) -> int:
        """Run a program in a folder, with the file that it reads and the one that it writes; its exit code."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps([str(folder), program, str(given), str(said)]), file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())


def interpreter() -> str:
    """The Python with all that generated applications run on; empty when there is none."""
    made = Path.home().glob(".loomery/toolchains/python-*/python/bin/python")
    newest = sorted(made, key=lambda path: path.stat().st_mtime, reverse=True)
    for candidate in [*newest, Path(sys.executable)]:
        known = [str(candidate), "-c", "import alembic, argon2, fastapi, sqlalchemy"]
        if subprocess.run(known, capture_output=True, check=False).returncode == 0:
            return str(candidate)
    return ""


@pytest.fixture(scope="session")
def python() -> Iterator[Python]:
    """Gone when the tests are: it ends with its input."""
    program = interpreter()
    if not program:
        missing("what generated applications run on is not installed here: loomery setup")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("APP_", "PYTEST"))}
    command = [program, "-W", "error", "-c", WAITING]
    with subprocess.Popen(
        command, env=clean, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Python(process)


@cache
def plugins() -> Plugins:
    found = load_plugins(backends=frozenset({"api_python"}))
    return Plugins(found.features, found.backends, found.passes)


@dataclass
class App:
    """An application that is built again and again in one folder."""

    root: Path
    python: Python
    spec: AppSpec | None = None
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def migrations(self) -> dict[str, bytes]:
        return {path: content for path, content in self.files.items() if path.startswith(f"{VERSIONS}/0")}

    @property
    def newest(self) -> str:
        return self.migrations[max(self.migrations)].decode()

    def build(self, spec: dict[str, Any]) -> "App":
        """The next generation, written in place of the last; the database stays."""
        previous = Generation(self.spec, self.migrations) if self.spec else None
        drafts, complete, report = compile_spec(AppSpec.model_validate(spec), plugins(), previous)
        assert not report.failed, [str(item) for item in report.found]
        self.spec, self.files = complete, {str(draft.path): draft.content for draft in drafts}
        shutil.rmtree(self.root / "api", ignore_errors=True)
        for path, content in self.files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_bytes(content)
        return self

    def start(
        self,
        *queries: str,
        sql: tuple[str, ...] = (),
        back_to: str = "",
        database: str = "app.db",
    ) -> tuple[list[list[dict[str, Any]]], dict[str, list[str]]]:
        """Migrate as a start does (or go back), run statements; gives rows, and columns by table."""
        given, said = self.root / "given", self.root / "said"
        given.write_text(
            json.dumps([f"sqlite:///{self.root / database}", sql, queries, back_to]), encoding="utf-8"
        )
        code = self.python.run(self.root / "api", SCRIPT, given, said)
        told = said.read_text(encoding="utf-8")
        assert code == 0, told[-4000:]
        differences, rows, columns = json.loads(told.splitlines()[-1])
        assert differences == []
        return rows, columns


Make: TypeAlias = Callable[..., App]


@pytest.fixture
def app(tmp_path: Path, python: Python) -> App:
    return App(tmp_path, python)
