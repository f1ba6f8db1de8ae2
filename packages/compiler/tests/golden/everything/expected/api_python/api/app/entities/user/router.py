"""Addresses of users."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.user.schemas import (
    UserQuery,
    UserRead,
    UserStatsQuery,
    UserUpdate,
)
from app.entities.user.service import UserService

router = APIRouter(prefix="/users", tags=["Users"], responses=RESPONSES)
ServiceDep = Annotated[UserService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the user")]
MayEdit = Depends(allow("edit", "user"))


@router.get("", summary="List users")
def list_users(service: ServiceDep, query: Annotated[UserQuery, Query()]) -> schemas.Page[UserRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.get("/options", summary="Choose from users")
def list_user_options(service: ServiceDep, q: Annotated[str, Query(max_length=200)] = "") -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over users")
def read_user_stats(service: ServiceDep, query: Annotated[UserStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export users", response_class=Response)
def export_users(service: ServiceDep, query: Annotated[UserQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "users.csv")


@router.get("/{record_id}", summary="Read: user")
def read_user(service: ServiceDep, record_id: RecordId) -> UserRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: user", dependencies=[MayEdit])
def update_user(service: ServiceDep, record_id: RecordId, data: UserUpdate) -> UserRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: user")
def delete_user(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
