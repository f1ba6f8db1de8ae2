"""What holds in every application."""

from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from app import models
from app.core import startup
from app.core.actor import Actor
from app.policy import GRANTS, POLICY
from fastapi import FastAPI
from fastapi.testclient import TestClient


def _lists(app: FastAPI) -> list[str]:
    return [path for path in app.openapi()["paths"] if f"{path}/options" in app.openapi()["paths"]]


def test_migrations_lead_to_the_models(app: FastAPI) -> None:
    with app.state.database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), models.metadata) == []
        assert not startup.head() - set(
            connection.scalars(sa.text("SELECT version_num FROM alembic_version"))
        )


def test_operations_have_names_tags_and_summaries(app: FastAPI) -> None:
    operations = [item for path in app.openapi()["paths"].values() for item in path.values()]
    names = [item["operationId"] for item in operations]
    assert len(names) == len(set(names))
    assert all(item.get("tags") and item.get("summary") for item in operations)


def test_nobody_in_particular_may_do_nothing(app: FastAPI) -> None:
    app.state.identify = lambda request, session: Actor(id=1, role="nobody")
    client = TestClient(app)
    for path in _lists(app):
        assert client.get(path).status_code == 403
        assert client.delete(f"{path}/1").status_code == 403
        assert client.patch(f"{path}/1", json={"nonsense": 1}).status_code == 403


def test_a_list_needs_a_fixed_number_of_queries(app: FastAPI) -> None:
    statements: list[str] = []
    sa.event.listen(
        app.state.database.engine, "before_cursor_execute", lambda *found: statements.append(found[2])
    )
    for path in _lists(app):
        for role in sorted({grant.role for grant in GRANTS}):
            actor = Actor(id=1, role=role)
            app.state.identify = lambda request, session, actor=actor: actor
            client = TestClient(app)
            counts = []
            for size in (1, 20):
                statements.clear()
                answer = client.get(path, params={"page_size": size})
                counts.append(len(statements))
            if answer.status_code == 200 and answer.json()["total"] > 1:
                assert counts[0] == counts[1], (path, role, statements)


def test_every_grant_names_a_table(app: FastAPI) -> None:
    entities = {
        mapper.class_.__entity__
        for mapper in models.Base.registry.mappers
        if hasattr(mapper.class_, "__entity__")
    }
    assert {grant.entity for grant in GRANTS} <= entities
    assert POLICY.has_accounts == ("auth_sessions" in models.metadata.tables)


def test_odd_input_is_refused_and_never_a_fault(app: FastAPI) -> None:
    app.state.identify = lambda request, session: Actor(id=1, role=_widest_role())
    client = TestClient(app, raise_server_exceptions=False)
    bodies: list[Any] = [{}, [], {"a": {"b": 1}}, None, "x", {"name": 1e308, "title": "\x00"}]
    for path in _lists(app):
        for body in bodies:
            assert client.post(path, json=body).status_code in (201, 405, 409, 422)
            assert client.patch(f"{path}/999999", json=body).status_code in (404, 422)
        for query in ("page=0", "page_size=9999", "sort=nonsense", "sort=-__class__", "id_min=x", "%00=1"):
            assert client.get(f"{path}?{query}").status_code == 422
        assert client.get(f"{path}/99999999999999999999").status_code == 422
        assert client.get(f"{path}/stats?group_by=__class__").status_code == 422
        assert client.get(f"{path}/stats?measure=sum&of=metadata").status_code == 422


def _widest_role() -> str:
    counts = {grant.role: 0 for grant in GRANTS}
    for grant in GRANTS:
        counts[grant.role] += len(grant.actions)
    return max(counts, key=lambda role: counts[role])


def test_huge_bodies_are_refused(app: FastAPI) -> None:
    from app.main import LARGEST_BODY

    if LARGEST_BODY > 10_000_000:
        pytest.skip("the application takes videos")
    client = TestClient(app)
    for content in (b"x" * (LARGEST_BODY + 1), iter([b"x" * LARGEST_BODY, b"xx"])):
        answer = client.post(
            "/api/uploads", content=content, headers={"content-type": "multipart/form-data; boundary=b"}
        )
        assert answer.status_code in (400, 413)
        assert answer.headers["content-type"] == "application/problem+json"
