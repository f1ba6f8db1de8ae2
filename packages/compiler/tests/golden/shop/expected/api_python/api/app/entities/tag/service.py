"""What can be done with tags."""

from app.core.service import RecordService
from app.entities.tag.rules import RULES
from app.entities.tag.schemas import TagCreate, TagRead, TagUpdate
from app.models import Tag


class TagService(RecordService[Tag, TagCreate, TagUpdate, TagRead]):
    """Records of the entity `tag`."""

    model = Tag
    create_schema = TagCreate
    read_schema = TagRead
    label = "Tag"
    searchable = (Tag.name,)
    sortable = {"name": Tag.name, "id": Tag.id, "created_at": Tag.created_at, "updated_at": Tag.updated_at}
    rules = RULES
