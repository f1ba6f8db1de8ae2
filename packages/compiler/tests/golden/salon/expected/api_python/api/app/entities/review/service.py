"""What can be done with reviews."""

from sqlalchemy import orm

from app.core.service import RecordService
from app.entities.review.rules import RULES
from app.entities.review.schemas import ReviewCreate, ReviewRead, ReviewUpdate
from app.models import Review


class ReviewService(RecordService[Review, ReviewCreate, ReviewUpdate, ReviewRead]):
    """Records of the entity `review`."""

    model = Review
    create_schema = ReviewCreate
    read_schema = ReviewRead
    label = "Review"
    searchable = (Review.text,)
    sortable = {
        "stars": Review.stars,
        "published": Review.published,
        "service_id": Review.service_id,
        "author_id": Review.author_id,
        "id": Review.id,
        "created_at": Review.created_at,
        "updated_at": Review.updated_at,
    }
    loads = (orm.joinedload(Review.service), orm.joinedload(Review.author))
    rules = RULES
