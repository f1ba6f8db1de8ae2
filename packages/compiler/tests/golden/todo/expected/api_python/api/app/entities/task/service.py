"""What can be done with tasks."""

from app.core.service import RecordService
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
        "done": Task.done,
        "due": Task.due,
        "priority": Task.priority,
        "id": Task.id,
        "created_at": Task.created_at,
        "updated_at": Task.updated_at,
    }
    choices = {"priority": {"low": "Low", "normal": "Normal", "high": "High"}}
