"""The second wall between tenants: what PostgreSQL itself refuses, whatever a query asks for."""

import psycopg
import pytest
from psycopg import sql

from .conftest import Place
from .filling import fill
from .town import town

WITHOUT_A_WALL: dict[str, str] = {}
"""Tables with a column `tenant` that need no policy, and why; this only shrinks."""
NEVER_FILLED_HERE = {"email.suppression", "analytics.late_hours", "analytics.app_keys", "analytics.rollups"}
"""Tables that get no row by what a person does in these tests."""


def tables_of_tenants(connection: psycopg.Connection) -> list[tuple[str, str]]:
    return connection.execute(
        "select table_schema, table_name from information_schema.columns "
        "join information_schema.tables using (table_schema, table_name) "
        "where column_name = 'tenant' and table_type = 'BASE TABLE' order by 1, 2"
    ).fetchall()


def touched(
    connection: psycopg.Connection, statement: str, table: tuple[str, str], tenant: str, scope: str
) -> int:
    """Rows that a statement finds for whoever works for `scope`; nothing stays changed."""
    with connection.transaction(force_rollback=True):
        connection.execute("select set_config('loomery.tenant', %s, true)", [scope])
        query = sql.SQL(statement).format(sql.Identifier(*table))  # type: ignore[arg-type]
        return connection.execute(query, [tenant]).rowcount


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_rows_of_others_do_not_exist(place: Place) -> None:
    async with town(place.settings) as here:
        ada = await here.person("ada@example.org")
        bob = await here.person("bob@example.org")
        await fill(here, ada, "adalorem", place.home)
        await fill(here, bob, "boblorem", place.home)
    read = "select tenant from {} where tenant = %s"
    with psycopg.connect(place.database) as connection:
        role = "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"
        assert connection.execute(role).fetchone() == (False,)
        tables = tables_of_tenants(connection)
        forced = connection.execute(
            "select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
            "where c.relrowsecurity and c.relforcerowsecurity "
            "and exists (select from pg_policy p where p.polrelid = c.oid)"
        ).fetchall()
        assert {".".join(name) for name in set(tables) - set(forced)} == set(WITHOUT_A_WALL)
        unfilled = set()
        for table in tables:
            if not touched(connection, read, table, bob.tenant, "*"):
                unfilled.add(".".join(table))
                continue
            assert touched(connection, read, table, ada.tenant, ada.tenant), table
            for statement in (
                read,
                "update {} set tenant = tenant where tenant = %s",
                "delete from {} where tenant = %s",
            ):
                assert touched(connection, statement, table, bob.tenant, ada.tenant) == 0, (table, statement)
                assert touched(connection, statement, table, bob.tenant, "") == 0, (table, statement)
            with pytest.raises(psycopg.Error, match="row-level security"):
                touched(connection, "update {} set tenant = %s", table, bob.tenant, ada.tenant)
        assert unfilled <= NEVER_FILLED_HERE
        assert len(tables) - len(unfilled) > 10
