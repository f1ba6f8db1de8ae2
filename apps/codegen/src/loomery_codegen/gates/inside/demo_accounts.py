"""Lists the accounts of the demo in an application's database, or removes them.

Usage: demo_accounts.py DATABASE ORDER ANSWER. ORDER is a file with JSON: `{"password"}` of the demo, and to remove
them `"remove": true` and perhaps `"keep": {"account", "email", "name", "password"}`, who takes one of them over.
ANSWER is the file to write.

An account belongs to the demo while its password is the one that everybody knows. One that records refer to stays,
with no password that could be right; the others go. Applications with accounts bring the library that makes them.
"""

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

PATIENCE = 10.0
MOST_HASHES = 50
LISTED = 100
NOBODY = ""
"""A hash that no password has."""
# Accounts of the demo share their hash, or have an address that is nobody's, or were the first of all.
SUSPECTS = """
SELECT password_hash FROM users WHERE password_hash <> '' AND (
  email LIKE '%@example.com' OR id = (SELECT min(id) FROM users)
) OR password_hash IN (SELECT password_hash FROM users WHERE password_hash <> '' GROUP BY 1 HAVING count(*) > 1)
GROUP BY password_hash ORDER BY count(*) DESC, min(id) LIMIT ?
"""


def main(database: str, order: dict[str, Any], answer: Path) -> None:
    """Do as ordered, and write what was found or done."""
    mode = "rw" if order.get("remove") else "ro"
    address = f"file:{quote(database)}?mode={mode}"
    with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)) as connection:
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE" if order.get("remove") else "BEGIN")
        found = demo_accounts(connection, order["password"])
        if order.get("remove"):
            told = removed(connection, found, order.get("keep"))
            connection.execute("ROLLBACK" if "fault" in told else "COMMIT")
        else:
            told = listed(connection, found)
    answer.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Whether there is an ordinary table of this name."""
    found = connection.execute(
        "SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name = ?", (name,)
    )
    return found.fetchone() is not None


def demo_accounts(connection: sqlite3.Connection, password: str) -> list[int]:
    """Keys of the accounts whose password is that of the demo, in order."""
    if not has_table(connection, "users"):
        return []
    suspects = [value for (value,) in connection.execute(SUSPECTS, (MOST_HASHES,))]
    known = [value for value in suspects if opens(password, value)]
    marks = ", ".join("?" * len(known))
    found = connection.execute(f"SELECT id FROM users WHERE password_hash IN ({marks}) ORDER BY id", known)  # noqa: S608
    return [key for (key,) in found]


def opens(password: str, password_hash: str) -> bool:
    """Whether the password is the one of the hash."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def listed(connection: sqlite3.Connection, found: list[int]) -> dict[str, Any]:
    """The accounts, and the roles of everybody else who can sign in."""
    if not has_table(connection, "users"):
        return {"accounts": [], "total": 0, "others": []}
    rows = connection.execute("SELECT id, email, name, role FROM users ORDER BY id").fetchall()
    keys = set(found)
    others = connection.execute("SELECT id, role FROM users WHERE password_hash <> ''")
    return {
        "accounts": [
            {"email": email, "name": name, "role": role} for key, email, name, role in rows if key in keys
        ][:LISTED],
        "total": len(found),
        "others": sorted({role for key, role in others if key not in keys}),
    }


def removed(connection: sqlite3.Connection, found: list[int], keep: dict[str, str] | None) -> dict[str, Any]:
    """Remove or lock them, all but the one that somebody takes over."""
    if keep is not None:
        fault = take_over(connection, found, keep)
        if fault:
            return {"fault": fault}
    used = set() if not found else referred_to(connection)
    gone = locked = 0
    for key in found:
        end_sessions(connection, key)
        if keep is not None and keep["account"] == str(key):
            continue
        if key in used:
            connection.execute("UPDATE users SET password_hash = ? WHERE id = ?", (NOBODY, key))
            locked += 1
        else:
            connection.execute("DELETE FROM users WHERE id = ?", (key,))
            gone += 1
    return {"removed": gone, "locked": locked}


def take_over(connection: sqlite3.Connection, found: list[int], keep: dict[str, str]) -> str:
    """Make an account of the demo somebody's own; a fault, or nothing. Puts the key in place of the address."""
    asked = connection.execute("SELECT id, email FROM users WHERE email = ?", (keep["account"],)).fetchone()
    if asked is None or asked[0] not in found:
        return "no_account"
    key = asked[0]
    taken = connection.execute(
        "SELECT 1 FROM users WHERE lower(email) = lower(?) AND id <> ?", (keep["email"], key)
    )
    if taken.fetchone() is not None:
        return "taken"
    from argon2 import PasswordHasher

    connection.execute(
        "UPDATE users SET email = ?, name = ?, password_hash = ? WHERE id = ?",
        (keep["email"], keep["name"], PasswordHasher().hash(keep["password"]), key),
    )
    keep["account"] = str(key)
    return ""


def end_sessions(connection: sqlite3.Connection, key: int) -> None:
    """Sign a person out everywhere."""
    if has_table(connection, "auth_sessions"):
        connection.execute("DELETE FROM auth_sessions WHERE user_id = ?", (key,))


def referred_to(connection: sqlite3.Connection) -> set[int]:
    """Keys of people whom records of other tables name."""
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'auth_sessions'"
    ).fetchall()
    found: set[int] = set()
    for (table,) in tables:
        links = connection.execute(
            'SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = \'users\'', (table,)
        ).fetchall()
        for (column,) in links:
            # Names come from the database's own catalogue and are quoted.
            query = f"SELECT DISTINCT {quoted(column)} FROM {quoted(table)}"  # noqa: S608
            found |= {key for (key,) in connection.execute(query) if key is not None}
    return found


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


if __name__ == "__main__":
    main(sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")), Path(sys.argv[3]))
