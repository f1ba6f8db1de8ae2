"""The next migration: from the tables of one generation to those of the next, and back.

Records stay: a column that must have a value is added empty, filled, and only then made to need one; a column
of another kind is made beside the old one and takes its values over. Constraints go first and come back last.
"""

from collections.abc import Iterator, Mapping, Sequence

from loomery_compiler.emit.api_python.changes import (
    BESIDE,
    Changes,
    ColumnChange,
    TableChange,
    compare,
)
from loomery_compiler.emit.api_python.history import History
from loomery_compiler.emit.api_python.migration import (
    column_source,
    create_index,
    create_table,
    drop_table,
    revision_file,
    unique_name,
)
from loomery_compiler.emit.api_python.source import WIDTH, call
from loomery_compiler.emit.api_python.tables import Column, Table
from loomery_compiler.emit.names import pyrepr

OUTER, INNER = WIDTH - 4, WIDTH - 8
"""Columns left for a statement of a function, and for one inside `with`."""


def next_migration(old: Sequence[Table], new: Sequence[Table], history: History) -> tuple[str, str] | None:
    """Revision and source of the migration, or none when the tables are the same."""
    changes = compare(old, new)
    ups = _steps(changes, new)
    if not ups:
        return None
    revision = history.next_revision(_words(changes))
    about = _about(changes)
    source = revision_file(
        about, f"Undo: {about}", revision, history.before, ups, _steps(compare(new, old), old)
    )
    return revision, source


def _steps(changes: Changes, new: Sequence[Table]) -> list[str]:
    steps = [line for change in changes.kept for line in _let_go(change)]
    steps += [drop_table(table) for table in reversed(changes.removed)]
    steps += [f'op.rename_table("{old}", "{new_name}")' for old, new_name in changes.renamed]
    steps += [line for change in changes.kept for line in _rename(change)]
    steps += [line for table in changes.added for line in create_table(table)]
    by_name = {table.name: table for table in new}
    return steps + [line for change in changes.kept for line in _adapt(change, by_name)]


def _batch(table: str, lines: Sequence[str]) -> list[str]:
    """Alterations of one table; SQLite makes the table anew once for all of them."""
    if not lines:
        return []
    body = "\n".join(f"    {part}" for line in lines for part in line.splitlines())
    return [f'with op.batch_alter_table("{table}") as batch:\n{body}']


def _let_go(change: TableChange) -> list[str]:
    """Remove what is gone, under the old names."""
    table = change.old.name
    lines = [f'op.drop_index("ix_{table}_{name}", table_name="{table}")' for name in change.lost_indexes]
    gone = [f'batch.drop_constraint("{name}", type_="unique")' for name in change.lost_uniques]
    gone += [f'batch.drop_constraint("fk_{table}_{name}", type_="foreignkey")' for name in change.lost_keys]
    gone += [f'batch.drop_column("{column.name}")' for column in change.removed]
    return lines + _batch(table, gone)


def _rename(change: TableChange) -> list[str]:
    return [
        line
        for old, new in change.renamed
        for line in _batch(change.new.name, [f'batch.alter_column("{old}", new_column_name="{new}")'])
    ]


def _adapt(change: TableChange, tables: Mapping[str, Table]) -> Iterator[str]:
    """Bring columns, records and constraints to what they are to be, under the new names."""
    table = change.new.name
    converted = [item for item in change.kept if item.converted]
    made = [column_source(column, nullable=True) for column in change.added]
    made += [_beside(item) for item in converted]
    yield from _batch(table, [call("batch.add_column", [line], width=INNER) for line in made])
    for item in converted:
        yield _convert(table, item)
    yield from _batch(table, [f'batch.drop_column("{item.new.name}")' for item in converted])
    yield from _batch(
        table,
        [
            f'batch.alter_column("{item.new.name}{BESIDE}", new_column_name="{item.new.name}")'
            for item in converted
        ],
    )
    yield from _values(change, tables)
    yield from _batch(table, list(_settle(change)))
    yield from (create_index(table, name) for name in change.new_indexes)


def _beside(item: ColumnChange) -> str:
    return f'sa.Column("{item.new.name}{BESIDE}", {item.new.type}, nullable=True)'


def _clause(name: str, kind: str) -> str:
    return f'sa.column("{name}", {kind})'


def _convert(table: str, item: ColumnChange) -> str:
    old = _clause(item.new.name, item.old.type)
    new = _clause(item.new.name + BESIDE, item.new.type)
    return call("convert", [f'"{table}"', old, new], width=OUTER)


def _values(change: TableChange, tables: Mapping[str, Table]) -> Iterator[str]:
    """Values for records that have none, or one that is no longer known."""
    alone = {names[0] for names in change.new.uniques if len(names) == 1}
    for column in change.added:
        if column.target and not column.nullable:
            yield _give(change.new.name, column, tables, column.name in alone)
        elif column.fill != "None":
            yield _fill(change.new.name, column, column.name in alone)
    for item in change.kept:
        column = item.new
        if item.narrowed:
            value = "None" if column.nullable else column.fill
            clause = _clause(column.name, column.type)
            arguments = [f'"{change.new.name}"', clause, pyrepr(column.allowed), value]
            yield call("keep_known", arguments, width=OUTER)
        if not column.nullable and (item.old.nullable or item.converted):
            if column.target:
                yield _give(change.new.name, column, tables, column.name in alone)
            else:
                yield _fill(change.new.name, column, column.name in alone)
        if (column.name,) in change.new_uniques and column.type.startswith(("sa.String", "sa.Text")):
            clause = _clause(column.name, column.type)
            yield call("make_distinct", [f'"{change.new.name}"', clause], width=OUTER)


def _fill(table: str, column: Column, distinct: bool) -> str:
    arguments = [f'"{table}"', _clause(column.name, column.type), column.fill]
    return call("fill", [*arguments, *(["distinct=True"] if distinct else [])], width=OUTER)


def _give(table: str, column: Column, tables: Mapping[str, Table], alone: bool) -> str:
    stand_in = f"lambda: {_stand_in(tables[column.target], tables, 4, (table,))}"
    arguments = [f'"{table}"', f'"{column.name}"', stand_in]
    return call("give", [*arguments, *(["each=True"] if alone else [])], width=OUTER)


def _stand_in(table: Table, tables: Mapping[str, Table], indent: int, holders: tuple[str, ...]) -> str:
    """A record with what it must have; where records need each other in a circle, the key is left out."""
    values = []
    for column in table.columns:
        if column.nullable or column.name == "id":
            continue
        value = column.fill
        if column.target:
            if column.target in (table.name, *holders):
                continue
            value = _stand_in(tables[column.target], tables, indent + 8, (table.name, *holders))
        values.append(f"{_clause(column.name, column.type)}: {value}")
    alone = [names[0] for names in table.uniques if len(names) == 1]
    arguments = [f'"{table.name}"', call("", values, indent=indent + 4, open_="{")]
    return call("make", [*arguments, *([pyrepr(alone)] if alone else [])], indent=indent)


def _settle(change: TableChange) -> Iterator[str]:
    """Types, the need of a value, and constraints."""
    for item in change.kept:
        parts = []
        if item.widened:
            parts.append(f"type_={item.new.type}")
        was_nullable = item.old.nullable or item.converted
        if was_nullable != item.new.nullable:
            parts.append(f"nullable={item.new.nullable}")
        if parts:
            kind = item.old.type if item.widened else item.new.type
            yield _alter(item.new.name, [f"existing_type={kind}", *parts])
    for column in change.added:
        if not column.nullable:
            yield _alter(column.name, [f"existing_type={column.type}", "nullable=False"])
    table = change.new.name
    for names in change.new_uniques:
        columns = ", ".join(pyrepr(name) for name in names)
        yield call(
            "batch.create_unique_constraint", [f'"{unique_name(table, names)}"', f"[{columns}]"], width=INNER
        )
    for column in change.new_keys:
        arguments = [f'"fk_{table}_{column.name}"', f'"{column.target}"', f'["{column.name}"]', '["id"]']
        arguments.append(f'ondelete="{column.on_delete}"')
        yield call("batch.create_foreign_key", arguments, width=INNER)


def _alter(name: str, parts: Sequence[str]) -> str:
    return call("batch.alter_column", [f'"{name}"', *parts], width=INNER)


def _facts(changes: Changes) -> Iterator[tuple[str, str]]:
    """What changes, most telling first: words for a file name, and for a person."""
    for table in changes.added:
        yield f"add_{table.name}", f"add {table.name}"
    for table in changes.removed:
        yield f"remove_{table.name}", f"remove {table.name}"
    for old, new in changes.renamed:
        yield f"rename_{old}", f"{old} become {new}"
    for change in changes.kept:
        name = change.new.name
        for column in change.added:
            yield f"add_{name}_{column.name}", f"add {name}.{column.name}"
        for column in change.removed:
            yield f"remove_{name}_{column.name}", f"remove {name}.{column.name}"
        for old, new in change.renamed:
            yield f"rename_{name}_{old}", f"{name}.{old} becomes {new}"


def _words(changes: Changes) -> str:
    return next(_facts(changes), (None, None))[0] or f"change_{_touched(changes)[0]}"


def _about(changes: Changes) -> str:
    facts = [words for _, words in _facts(changes)]
    if not facts:
        facts = [f"change {', '.join(_touched(changes)[:3])}"]
    text = ", ".join(facts[:3]) + (", and more" if len(facts) > 3 else "")
    return text[:1].upper() + text[1:]


def _touched(changes: Changes) -> list[str]:
    return [change.new.name for change in changes.kept if change.old != change.new]
