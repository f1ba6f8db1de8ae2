"""What can be done with notifications."""

from sqlalchemy import orm

from app.core.service import RecordService
from app.entities.notification.schemas import NotificationCreate, NotificationRead, NotificationUpdate
from app.models import Notification


class NotificationService(
    RecordService[Notification, NotificationCreate, NotificationUpdate, NotificationRead]
):
    """Records of the entity `notification`."""

    model = Notification
    create_schema = NotificationCreate
    read_schema = NotificationRead
    label = "Notification"
    searchable = (Notification.message, Notification.link)
    sortable = {
        "message": Notification.message,
        "link": Notification.link,
        "is_read": Notification.is_read,
        "recipient_id": Notification.recipient_id,
        "id": Notification.id,
        "created_at": Notification.created_at,
        "updated_at": Notification.updated_at,
    }
    loads = (orm.joinedload(Notification.recipient),)
