"""What can be done with samples."""

from app.core.service import RecordService
from app.entities.sample.schemas import SampleCreate, SampleRead, SampleUpdate
from app.models import Sample


class SampleService(RecordService[Sample, SampleCreate, SampleUpdate, SampleRead]):
    """Records of the entity `sample`."""

    model = Sample
    create_schema = SampleCreate
    read_schema = SampleRead
    label = "Sample"
    searchable = (Sample.a_text, Sample.a_long_text)
    sortable = {
        "a_text": Sample.a_text,
        "a_integer": Sample.a_integer,
        "a_decimal": Sample.a_decimal,
        "a_money": Sample.a_money,
        "a_percent": Sample.a_percent,
        "a_rating": Sample.a_rating,
        "a_boolean": Sample.a_boolean,
        "a_date": Sample.a_date,
        "a_datetime": Sample.a_datetime,
        "a_time": Sample.a_time,
        "a_duration": Sample.a_duration,
        "a_choice": Sample.a_choice,
        "a_email": Sample.a_email,
        "a_url": Sample.a_url,
        "a_phone": Sample.a_phone,
        "a_colour": Sample.a_colour,
        "some_text": Sample.some_text,
        "some_integer": Sample.some_integer,
        "some_decimal": Sample.some_decimal,
        "some_money": Sample.some_money,
        "some_percent": Sample.some_percent,
        "some_rating": Sample.some_rating,
        "some_boolean": Sample.some_boolean,
        "some_date": Sample.some_date,
        "some_datetime": Sample.some_datetime,
        "some_time": Sample.some_time,
        "some_duration": Sample.some_duration,
        "some_choice": Sample.some_choice,
        "some_email": Sample.some_email,
        "some_url": Sample.some_url,
        "some_phone": Sample.some_phone,
        "some_colour": Sample.some_colour,
        "id": Sample.id,
        "created_at": Sample.created_at,
        "updated_at": Sample.updated_at,
    }
    choices = {"a_choice": {"red": "Red", "green": "Green"}, "some_choice": {"red": "Red", "green": "Green"}}
