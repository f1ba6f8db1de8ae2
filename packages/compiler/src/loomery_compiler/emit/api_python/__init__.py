"""The API in Python: FastAPI, SQLAlchemy, Alembic, pydantic."""

from loomery_compiler.emit.api_python.backend import BACKEND

__all__ = ["BACKEND"]
