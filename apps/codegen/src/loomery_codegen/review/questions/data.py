"""What questions offer: fields, ways through states, colours, and how much each kind of question weighs."""

from loomery_codegen.review.people_edits import Audience
from loomery_spec import Field
from loomery_spec.fields import Choice, DateType, ImageType, LongTextType, MoneyType, TextType

__all__ = ["AUDIENCES", "COLOURS", "READY_FIELDS", "STEPS", "WEIGHTS"]

WEIGHTS = {
    "accounts": 0.97,
    "see": 0.95,
    "words": 0.9,
    "fields": 0.8,
    "payments": 0.75,
    "assumed": 0.7,
    "change": 0.65,
    "status": 0.6,
    "partly": 0.55,
    "joining": 0.45,
    "feature": 0.3,
    "colour": 0.2,
}
"""By the first part of a question's id; who may see what weighs more than how it looks."""

AUDIENCES: dict[Audience, str] = {
    "everybody": "Everybody, also without signing in",
    "people": "Everybody who has signed in",
    "owners": "Each person only their own",
    "staff": "Only those who run it",
}

READY_FIELDS: tuple[tuple[str, Field], ...] = (
    ("A date", Field(name="date", label="Date", type=DateType())),
    ("An amount of money", Field(name="amount", label="Amount", type=MoneyType(min=0))),
    ("A description", Field(name="description", label="Description", type=LongTextType())),
    ("A picture", Field(name="picture", label="Picture", type=ImageType())),
    ("A place or address", Field(name="place", label="Place", type=TextType())),
)

STEPS: tuple[tuple[str, tuple[Choice, ...]], ...] = (
    (
        "Open, then done",
        (Choice(value="open", label="Open", tone="info"), Choice(value="done", label="Done", tone="success")),
    ),
    (
        "Requested, then approved or declined",
        (
            Choice(value="requested", label="Requested", tone="info"),
            Choice(value="approved", label="Approved", tone="success"),
            Choice(value="declined", label="Declined", tone="danger"),
        ),
    ),
    (
        "New, in progress, then finished or cancelled",
        (
            Choice(value="new", label="New", tone="info"),
            Choice(value="in_progress", label="In progress", tone="warning"),
            Choice(value="finished", label="Finished", tone="success"),
            Choice(value="cancelled", label="Cancelled", tone="neutral"),
        ),
    ),
)

COLOURS: tuple[tuple[str, str], ...] = (
    ("Blue", "#2456c9"),
    ("Green", "#1f7a4d"),
    ("Red", "#b3263a"),
    ("Violet", "#6b3fa0"),
)
