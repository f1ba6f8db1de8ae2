"""What the tests share: callers in each role, and records to start from."""

import asyncio
import csv
import datetime as dt
import io
import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient, Response

from app.core.db import Base, Database

Row = dict[str, Any]
Value = Any
A_RECORD: Any = object()
"""Stands for the number of a record that is made for it."""


@dataclass(frozen=True)
class By:
    """A role, and the relations by which a record leads to whoever acts."""

    role: str
    path: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sample:
    """What a record of an entity looks like, and what it can't be without."""

    path: str
    """Address of the collection."""
    table: str
    values: Row
    """As the database keeps it; `{n}` stands for a number that differs each time, `{n4}` for four digits."""
    body: tuple[str, ...] = ()
    """Names of those values that a caller may send."""
    needs: dict[str, str] = field(default_factory=dict)
    """Required relations and the entities that they lead to."""
    leads: dict[str, str] = field(default_factory=dict)
    """All relations to one record."""
    asks: dict[str, Row] = field(default_factory=dict)
    """Values that the record at the end of a required relation must have."""
    single: tuple[str, ...] = ()
    """Relations at whose end only one such record may stand."""
    owner: str = ""
    change: Row = field(default_factory=dict)
    """A change that every rule allows."""
    counted: tuple[str, ...] = ()
    """Numbers and days that no two records share; each record has one more."""
    seen_by: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For each role that sees only some records: the relations by which those lead to the caller."""


class Client:
    """Calls the application in this process and this thread, which is quick."""

    def __init__(self, app: FastAPI) -> None:
        self._runner = asyncio.Runner()
        self._client = AsyncClient(transport=ASGITransport(app), base_url="http://testserver")
        self.cookies = self._client.cookies

    def request(self, method: str, path: str, **options: Any) -> Response:
        """Any request."""
        return self._runner.run(self._client.request(method, path, **options))

    def get(self, path: str, **options: Any) -> Response:
        """Read."""
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> Response:
        """Make something, or do it."""
        return self.request("POST", path, **options)

    def patch(self, path: str, **options: Any) -> Response:
        """Change something."""
        return self.request("PATCH", path, **options)

    def close(self) -> None:
        """Let go of the event loop."""
        self._runner.run(self._client.aclose())
        self._runner.close()


@dataclass(frozen=True)
class Caller:
    """Somebody who calls the API."""

    client: Client
    role: str
    path: tuple[str, ...] = ()
    id: int = 0
    """Number of the account; nobody has 0."""
    cookie: str = ""

    def get(self, path: str, **parameters: Any) -> Response:
        """Read."""
        return self._request("GET", path, params=parameters)

    def post(self, path: str, body: Row | None = None, **options: Any) -> Response:
        """Make a record, or take a step."""
        return self._request("POST", path, json=body, **options)

    def patch(self, path: str, body: Row) -> Response:
        """Change a record."""
        return self._request("PATCH", path, json=body)

    def delete(self, path: str) -> Response:
        """Delete a record."""
        return self._request("DELETE", path)

    def _request(self, method: str, path: str, **options: Any) -> Response:
        headers = {"X-Requested-With": "app"}
        if self.cookie:
            headers["Cookie"] = f"session={self.cookie}"
        return self.client.request(method, path, headers=headers, **options)


class Make:
    """Puts records straight into the database, with all that they need."""

    def __init__(self, database: Database, samples: dict[str, Sample]) -> None:
        self._database = database
        self._samples = samples
        self._numbers = itertools.count(1)

    def __call__(self, entity: str, /, **given: Any) -> int:
        """A record of the entity with these values; returns its number."""
        sample = self._samples[entity]
        row = {**self._numbered(sample), **given}
        wanted = {name: target for name, target in sample.leads.items() if row.get(f"{name}_id") is A_RECORD}
        wanted |= {name: target for name, target in sample.needs.items() if row.get(f"{name}_id") is None}
        for relation, target in wanted.items():
            row[f"{relation}_id"] = self(target, **sample.asks.get(relation, {}))
        if sample.owner and "user" in self._samples:
            row.setdefault(f"{sample.owner}_id", None)
            if row[f"{sample.owner}_id"] is None:
                row[f"{sample.owner}_id"] = self("user")
        return self._insert(sample.table, row)

    def led(self, entity: str, person: int, path: tuple[str, ...], /, **given: Any) -> int:
        """A record that leads to a person along these relations."""
        if path == ("self",):
            return person
        if not path:
            return self(entity, **given)
        relation, *rest = path
        sample = self._samples[entity]
        asked = sample.asks.get(relation, {})
        number = self.led(sample.leads[relation], person, tuple(rest), **asked) if rest else person
        known = self._standing(sample, f"{relation}_id", number) if relation in sample.single else None
        return known or self(entity, **{**given, f"{relation}_id": number})

    def reachable(self, entity: str, caller: Caller, /, **given: Any) -> int:
        """A record that the caller may touch."""
        return self.led(entity, caller.id, caller.path, **given)

    def body(self, entity: str, caller: Caller, /, **given: Any) -> Row:
        """What the caller may send to make a record; everything it refers to exists and is visible."""
        sample = self._samples[entity]
        sent = {key: value for key, value in self._numbered(sample).items() if key in sample.body}
        leading = {name: sample.leads[name] for name in caller.path[:1] if name in sample.leads}
        leading.pop(sample.owner, None)
        for relation, target in (sample.needs | leading).items():
            if f"{relation}_id" not in given:
                asked = sample.asks.get(relation, {})
                sent[f"{relation}_id"] = self.seen(target, caller, f"{relation}_id", **asked)
        return sent | given

    def seen(self, entity: str, caller: Caller, key: str, /, **given: Any) -> int:
        """A record that the caller may refer to by this key."""
        path = self._samples[entity].seen_by.get(caller.role, ())
        if caller.path and key == f"{caller.path[0]}_id":
            path = caller.path[1:]
            if not path:
                return caller.id
        if path == ("self",):
            return self(entity, **given)
        return self.led(entity, caller.id, path, **given)

    def _standing(self, sample: Sample, key: str, number: int) -> int | None:
        """The record that leads there already."""
        table = Base.metadata.tables[sample.table]
        with self._database.engine.begin() as connection:
            found: int | None = connection.scalar(sa.select(table.c.id).where(table.c[key] == number))
        return found

    def sign_in(self, person: int) -> str:
        """The cookie of somebody who has just signed in."""
        token = f"token-of-{person}"
        until = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
        row = {"token_hash": sha256(token.encode()).hexdigest(), "user_id": person, "expires_at": until}
        self._insert("auth_sessions", row)
        return token

    def keys(self, entity: str) -> set[str]:
        """Names of what a caller may send."""
        sample = self._samples[entity]
        return {*sample.body, *(f"{relation}_id" for relation in sample.needs)}

    def count(self, entity: str) -> int:
        """How many records there are."""
        table = Base.metadata.tables[self._samples[entity].table]
        with self._database.engine.begin() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0

    def read(self, entity: str, number: int, name: str) -> Any:
        """One value of a record as the database keeps it; None when the record is gone."""
        table = Base.metadata.tables[self._samples[entity].table]
        with self._database.engine.begin() as connection:
            return connection.scalar(sa.select(table.c[name]).where(table.c.id == number))

    def _numbered(self, sample: Sample) -> Row:
        number = next(self._numbers)

        def fill(match: re.Match[str]) -> str:
            return str(number).zfill(int(match[1] or 0))

        row: Row = {
            key: re.sub(r"\{n(\d*)\}", fill, value) if isinstance(value, str) else value
            for key, value in sample.values.items()
        }
        return row | {key: _more(row[key], number) for key in sample.counted}

    def _insert(self, name: str, row: Row) -> int:
        table = Base.metadata.tables[name]
        values = {key: _kept(table.c[key], value) for key, value in row.items() if key in table.c}
        with self._database.engine.begin() as connection:
            inserted = connection.execute(table.insert().values(values)).inserted_primary_key
        assert inserted is not None
        return int(inserted[0])


def _kept(column: sa.Column[Any], value: Any) -> Any:
    """A JSON value as the column wants it."""
    kind = getattr(column.type, "impl", column.type).python_type
    if isinstance(value, str) and kind in (dt.date, dt.datetime, dt.time):
        return kind.fromisoformat(value)
    if kind is Decimal and value is not None:
        return Decimal(str(value))
    return value


def _more(value: Any, number: int) -> Any:
    """A number raised, or a day moved on, by so much."""
    if isinstance(value, str):
        return f"{dt.date.fromisoformat(value[:10]) + dt.timedelta(days=number)}{value[10:]}"
    return value + number


def fields_in(answer: Response) -> set[str]:
    """The fields that a refusal names."""
    return {error["field"] for error in answer.json()["errors"]}


def as_table(body: Row) -> str:
    """One record as CSV with a header."""
    out = io.StringIO()
    cells = {key: "; ".join(value) if isinstance(value, list) else value for key, value in body.items()}
    writer = csv.DictWriter(out, cells)
    writer.writeheader()
    writer.writerow(cells)
    return out.getvalue()


def rows_in(answer: Response) -> list[dict[str, str]]:
    """The rows of an exported table."""
    return list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff"))))


def ids_in(answer: Response) -> list[int]:
    """The numbers of the records on a page."""
    return [item["id"] for item in answer.json()["items"]]


@dataclass(frozen=True, kw_only=True)
class Approval:
    """Signatures that a record needs, one after another."""

    step: str
    source: str
    target: str
    roles: tuple[str, ...]
    given: Row


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """Times that clash, times that follow each other, and times the wrong way round."""

    given: Row
    scope: tuple[str, ...]
    taken: Row
    next: Row
    backwards: Row


@dataclass(frozen=True, kw_only=True)
class Capacity:
    """A parent with places for one record only."""

    parent: str
    key: str
    places: Row
    given: Row


@dataclass(frozen=True, kw_only=True)
class Limit:
    """How many records may share these keys."""

    scope: tuple[str, ...]
    maximum: int
    given: Row


@dataclass(frozen=True, kw_only=True)
class Movement:
    """A number of another record, before and after."""

    key: str
    target: str
    field: str
    before: float
    after: float
    refused: bool
    """Whether it may not fall below nothing."""


@dataclass(frozen=True, kw_only=True)
class Lines:
    """A line with the price of its item, and the total of its parent."""

    item_key: str
    items: str
    item_price: str
    parent_key: str
    parents: str
    price_field: str
    price: float
    total_field: str
    total: float


@dataclass(frozen=True, kw_only=True)
class Sum:
    """A value that uses up the whole sum of a parent."""

    parent: str
    key: str
    whole: Row


@dataclass(frozen=True)
class Cell:
    """A role does something to a record; this must be the answer."""

    role: str
    action: str
    entity: str
    status: int
    whose: str = "any"
    """`own`: the record leads to the caller; `foreign`: it does not."""
    path: tuple[str, ...] = ()
    given: Row = field(default_factory=dict)

    def __str__(self) -> str:
        answer = "allowed" if self.status < 400 else "hidden" if self.status == 404 else "refused"
        whose = "" if self.whose == "any" else f"{self.whose} "
        return f"{self.role} {self.action} {whose}{self.entity}: {answer}"


ActAs = Callable[[By], Caller]
