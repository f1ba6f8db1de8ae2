"""Where one press ties a person to a record, the record's page has the button."""

from loomery_compiler.emit.ties import tie_of
from loomery_spec import Entity, Field, Relation
from loomery_spec.constraints import UniqueTogether
from loomery_spec.fields import RatingType


def _entity(*fields: Field, owner: str | None = "fan") -> Entity:
    return Entity(
        name="follow",
        plural="follows",
        label="Follow",
        label_plural="Follows",
        owner=owner,
        fields=fields,
        relations=(
            Relation(name="club", label="Club", target="club", required=True),
            Relation(name="fan", label="Fan", target="user"),
        ),
        constraints=(UniqueTogether(fields=("club", "fan")),),
    )


def test_a_tie_needs_nothing_filled_in() -> None:
    tie = tie_of(_entity())
    assert tie is not None
    assert (tie.person, tie.end.name) == ("fan", "club")
    assert tie_of(_entity(Field(name="stars", label="Stars", type=RatingType(), required=True))) is None
    assert tie_of(_entity(owner=None)) is None


def test_what_may_be_twice_is_no_tie() -> None:
    assert tie_of(_entity().model_copy(update={"constraints": ()})) is None
