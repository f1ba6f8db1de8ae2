"""What can be done with categories."""

from sqlalchemy import orm

from app.core.service import RecordService
from app.entities.category.rules import RULES
from app.entities.category.schemas import CategoryCreate, CategoryRead, CategoryUpdate
from app.models import Category


class CategoryService(RecordService[Category, CategoryCreate, CategoryUpdate, CategoryRead]):
    """Records of the entity `category`."""

    model = Category
    create_schema = CategoryCreate
    read_schema = CategoryRead
    label = "Category"
    searchable = (Category.name,)
    sortable = {
        "name": Category.name,
        "colour": Category.colour,
        "parent_id": Category.parent_id,
        "id": Category.id,
        "created_at": Category.created_at,
        "updated_at": Category.updated_at,
    }
    loads = (orm.joinedload(Category.parent),)
    rules = RULES
