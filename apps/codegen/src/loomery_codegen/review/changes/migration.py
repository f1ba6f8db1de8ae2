"""What a new generation would do with the data: the same comparison of tables that its migration is made from."""

from collections.abc import Iterator, Sequence

from loomery_compiler.emit.api_python.changes import ColumnChange, TableChange, compare
from loomery_compiler.emit.api_python.plan import AppPlan
from loomery_compiler.emit.api_python.tables import Column, Table, tables_of
from loomery_shared.contracts.preview_values import MigrationStep
from loomery_spec import AppSpec

__all__ = ["migration"]


def migration(before: AppSpec, after: AppSpec) -> list[MigrationStep]:
    """The steps in words, for completed specifications; none where the API keeps no tables of ours."""
    if before.target.api != "python" or after.target.api != "python":
        return []
    changes = compare(_tables(before), _tables(after))
    steps = [
        MigrationStep(
            kind="remove_table",
            words=f"All {_called(table)} are removed.",
            table=table.name,
            counted="rows",
            destructive=True,
        )
        for table in changes.removed
    ]
    for change in changes.kept:
        steps += _kept(change)
    steps += [
        MigrationStep(kind="add_table", words=f"A new table for {_called(table)}.", table=table.name)
        for table in changes.added
    ]
    return steps


def _tables(spec: AppSpec) -> Sequence[Table]:
    return tables_of(AppPlan(spec))


def _kept(change: TableChange) -> Iterator[MigrationStep]:
    table, things = change.old.name, _called(change.old)
    if change.old.name != change.new.name:
        words = f"The table of {things} is renamed to {change.new.name}; its records stay."
        yield MigrationStep(kind="rename_table", words=words, table=table, counted="rows")
    for column in change.removed:
        yield MigrationStep(
            kind="remove_column",
            words=f"{_title(column)} of {things} is removed, with what was entered there.",
            table=table,
            column=column.name,
            counted="values",
            destructive=True,
        )
    for column in change.added:
        yield _added(table, things, column)
    for item in change.kept:
        yield from _column(table, things, item)


def _added(table: str, things: str, column: Column) -> MigrationStep:
    filled = not column.nullable
    more = (
        "; records that are there get a value to begin with"
        if filled
        else ", empty in records that are there"
    )
    return MigrationStep(
        kind="add_column",
        words=f"{_title(column)} is added to {things}{more}.",
        table=table,
        column=column.name,
        counted="rows" if filled else "none",
    )


def _column(table: str, things: str, item: ColumnChange) -> Iterator[MigrationStep]:
    old, new = item.old, item.new
    if old.name != new.name:
        words = f"{_title(old)} of {things} is renamed to {_title(new)}; what was entered stays."
        yield MigrationStep(kind="rename_column", words=words, table=table, column=old.name, counted="values")
    said: list[tuple[str, bool]] = []
    if item.converted:
        said.append(
            (f"{_title(old)} of {things} becomes another kind of value; what does not fit is emptied", True)
        )
    elif item.narrowed and set(old.allowed) - set(new.allowed):
        gone = ", ".join(value for value in old.allowed if value not in new.allowed)
        said.append(
            (f"{_title(old)} of {things} loses the choices {gone}; records with them get another", True)
        )
    if old.nullable and not new.nullable:
        said.append((f"{_title(new)} of {things} must be filled in; empty ones get a value", False))
    for words, destructive in said:
        yield MigrationStep(
            kind="change_column",
            words=f"{words}.",
            table=table,
            column=old.name,
            counted="values" if destructive else "rows",
            destructive=destructive,
        )


def _called(table: Table) -> str:
    return table.name.replace("_", " ")


def _title(column: Column) -> str:
    return f"“{column.name.removesuffix('_id').replace('_', ' ').capitalize()}”"
