"""Engine, sessions, and the base of every table."""

import datetime as dt
import json
import secrets
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, ClassVar

import sqlalchemy as sa
from fastapi import Depends, Request
from sqlalchemy import event, orm

from app.core.types import UtcDateTime

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def now() -> dt.datetime:
    """This moment, in UTC."""
    return dt.datetime.now(dt.UTC)


def new_number() -> str:
    """A number for a record that people speak of: the day, and four signs that are not mistaken for others."""
    return f"{now():%y%m%d}-{''.join(secrets.choice(SIGNS) for _ in range(4))}"


class Base(orm.DeclarativeBase):
    """All tables."""

    metadata = sa.MetaData(naming_convention=NAMING)


class Record(Base):
    """What every record has: a number and two moments."""

    __abstract__ = True
    __entity__: ClassVar[str] = ""
    """Name in the specification and in the policy."""
    __owner__: ClassVar[str] = ""
    """The relation that says to whom a record belongs."""

    id: orm.Mapped[int] = orm.mapped_column(primary_key=True, sort_order=-10)
    created_at: orm.Mapped[dt.datetime] = orm.mapped_column(UtcDateTime(), default=now, sort_order=90)
    updated_at: orm.Mapped[dt.datetime] = orm.mapped_column(
        UtcDateTime(), default=now, onupdate=now, sort_order=91
    )

    @property
    def label(self) -> str:
        """What people call this record."""
        return f"{type(self).__name__} {self.id}"


def key_of(relation: str) -> str:
    """The column of a to-one relation; `class_` is kept in `class_id`."""
    return f"{relation.removesuffix('_')}_id"


class Database:
    """The engine and the maker of sessions; one for each application."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        self._sessions = orm.sessionmaker(self.engine)

    def session(self, *, write: bool = False) -> orm.Session:
        """A session; one that writes takes the write lock at once, so that rules see a still picture."""
        session = self._sessions()
        session.connection(execution_options={"write": write})
        return session


def make_engine(url: str) -> sa.Engine:
    """An engine with settings that suit the kind of database."""
    options: dict[str, Any] = {"json_serializer": _to_json}
    if not url.startswith("sqlite"):
        return sa.create_engine(url, pool_pre_ping=True, **options)
    if url in ("sqlite://", "sqlite:///:memory:"):
        options["poolclass"] = sa.StaticPool
    engine = sa.create_engine(url, connect_args={"check_same_thread": False, "timeout": 15}, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lower(text: Any) -> Any:
    return text.lower() if isinstance(text, str) else text


def _prepare_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None
    connection.create_function("lower", 1, _lower, deterministic=True)
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    write = connection.get_execution_options().get("write", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def changing_tables(engine: sa.Engine) -> Generator[sa.Connection]:
    """A connection in a transaction that may rebuild tables.

    SQLite alters most things by making a table anew; while the old one is dropped, records that refer to it
    must stay. So references are checked once, at the end. Raises ValueError when one leads nowhere.
    """
    if engine.dialect.name != "sqlite":
        with engine.begin() as connection:
            yield connection
        return
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if lost is not None:
                    raise ValueError(f"a record of {lost[0]} would lead to none of {lost[2]}")
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


def get_session(request: Request) -> Iterator[orm.Session]:
    """A session for one request; what was not committed is rolled back."""
    database: Database = request.app.state.database
    with database.session(write=request.method not in ("GET", "HEAD")) as session:
        yield session


SessionDep = Annotated[orm.Session, Depends(get_session)]
