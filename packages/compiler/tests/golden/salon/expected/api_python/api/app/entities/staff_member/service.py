"""What can be done with staff."""

from sqlalchemy import orm

from app.core.service import RecordService
from app.entities.staff_member.schemas import StaffMemberCreate, StaffMemberRead, StaffMemberUpdate
from app.models import StaffMember


class StaffMemberService(RecordService[StaffMember, StaffMemberCreate, StaffMemberUpdate, StaffMemberRead]):
    """Records of the entity `staff_member`."""

    model = StaffMember
    create_schema = StaffMemberCreate
    read_schema = StaffMemberRead
    label = "Staff member"
    searchable = (StaffMember.name,)
    sortable = {
        "name": StaffMember.name,
        "phone": StaffMember.phone,
        "works_since": StaffMember.works_since,
        "id": StaffMember.id,
        "created_at": StaffMember.created_at,
        "updated_at": StaffMember.updated_at,
    }
    loads = (orm.selectinload(StaffMember.services), orm.selectinload(StaffMember.appointments))
