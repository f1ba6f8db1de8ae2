"""All tables."""

from app.core.db import Base
from app.entities.task.model import Task

__all__ = ["Task", "metadata"]

metadata = Base.metadata
