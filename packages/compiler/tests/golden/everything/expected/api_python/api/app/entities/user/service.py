"""What can be done with users."""

from app.auth.people import AccountService
from app.core import schemas
from app.entities.user.schemas import UserRead, UserUpdate
from app.models import User


class UserService(AccountService[User, schemas.Schema, UserUpdate, UserRead]):
    """Records of the entity `user`."""

    model = User
    create_schema = schemas.Schema
    read_schema = UserRead
    label = "User"
    searchable = (User.name, User.email)
    sortable = {
        "name": User.name,
        "email": User.email,
        "role": User.role,
        "id": User.id,
        "created_at": User.created_at,
        "updated_at": User.updated_at,
    }
