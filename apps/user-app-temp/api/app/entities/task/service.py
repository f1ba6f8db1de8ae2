"""What can be done with tasks."""

from app.core.service import RecordService
from app.entities.task.rules import STATES
from app.entities.task.schemas import TaskCreate, TaskRead, TaskUpdate
from app.models import Task


class TaskService(RecordService[Task, TaskCreate, TaskUpdate, TaskRead]):
    """Records of the entity `task`."""

    model = Task
    create_schema = TaskCreate
    read_schema = TaskRead
    label = "Task"
    searchable = (Task.title, Task.notes)
    sortable = {
        "title": Task.title,
        "due_on": Task.due_on,
        "priority": Task.priority,
        "status": Task.status,
        "repeat": Task.repeat,
        "remind_at": Task.remind_at,
        "id": Task.id,
        "created_at": Task.created_at,
        "updated_at": Task.updated_at,
    }
    choices = {
        "priority": {"low": "Low", "normal": "Normal", "high": "High", "urgent": "Urgent"},
        "status": {"to_do": "To do", "in_progress": "In progress", "blocked": "Blocked", "done": "Done"},
        "repeat": {"never": "Never", "daily": "Daily", "weekly": "Weekly", "monthly": "Monthly"},
    }
    states = STATES
