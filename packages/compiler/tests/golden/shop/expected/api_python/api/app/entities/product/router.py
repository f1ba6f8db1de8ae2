"""Addresses of products."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.product.schemas import (
    ProductCreate,
    ProductQuery,
    ProductRead,
    ProductStatsQuery,
    ProductUpdate,
)
from app.entities.product.service import ProductService

router = APIRouter(prefix="/products", tags=["Products"], responses=RESPONSES)
ServiceDep = Annotated[ProductService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the product")]
MayCreate = Depends(allow("create", "product"))
MayImport = Depends(allow("import", "product"))
MayEdit = Depends(allow("edit", "product"))


@router.get("", summary="List products")
def list_products(service: ServiceDep, query: Annotated[ProductQuery, Query()]) -> schemas.Page[ProductRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: product", dependencies=[MayCreate])
def create_product(service: ServiceDep, data: ProductCreate) -> ProductRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from products")
def list_product_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over products")
def read_product_stats(service: ServiceDep, query: Annotated[ProductStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export products", response_class=Response)
def export_products(service: ServiceDep, query: Annotated[ProductQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "products.csv")


@router.post("/import", status_code=201, summary="Import products", dependencies=[MayImport])
def import_products(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: product")
def read_product(service: ServiceDep, record_id: RecordId) -> ProductRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: product", dependencies=[MayEdit])
def update_product(service: ServiceDep, record_id: RecordId, data: ProductUpdate) -> ProductRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: product")
def delete_product(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
