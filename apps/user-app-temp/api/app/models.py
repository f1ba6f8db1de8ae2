"""All tables."""

from app.core.db import Base
from app.entities.note.model import Note
from app.entities.task.model import Task

__all__ = ["Note", "Task", "metadata"]

metadata = Base.metadata
