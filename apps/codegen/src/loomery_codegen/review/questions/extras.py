"""Questions that may be asked when nothing weightier is: usual features, and colours."""

from collections.abc import Iterator

from loomery_codegen.review.edits import with_colour, with_feature
from loomery_codegen.review.questions.data import COLOURS, WEIGHTS
from loomery_codegen.review.questions.model import Answer, Asking, Facts
from loomery_codegen.review.usual import usual_features as usual

__all__ = ["colours", "usual_features"]

_TEXTS = {
    "comments": "Shall people be able to comment?",
    "ratings": "Shall people give stars and reviews?",
    "favourites": "Shall people keep favourites?",
    "contact_form": "Shall visitors be able to write to you?",
    "notifications": "Shall people be told when something of theirs changes?",
    "dashboard": "Shall key figures stand on one page?",
}


def usual_features(facts: Facts) -> Iterator[Asking]:
    """Features that applications of this kind usually have and no words mention."""
    used = {use.feature for use in facts.planned.features}
    found = usual(facts.planned.kind, has_records=bool(facts.planned.entities))
    for name, text in _TEXTS.items():
        if name in used or name not in found:
            continue
        yield Asking(
            id=f"feature.{name}",
            weight=WEIGHTS["feature"],
            text=text,
            why="Applications like this one usually have it.",
            otherwise="No.",
            about=(f"features.{name}",),
            answers=(Answer(label="Yes", edit=with_feature(name)),),
        )


def colours(facts: Facts) -> Iterator[Asking]:
    """Which colour leads, where no words say so."""
    because = facts.planned.theme.evidence
    if because is not None and because.source == "stated":
        return
    yield Asking(
        id="colour",
        weight=WEIGHTS["colour"],
        text="Which colour shall lead?",
        why="Your words name none.",
        otherwise=f"The one that fits such applications: {facts.planned.theme.palette.primary}.",
        about=("theme",),
        answers=tuple(Answer(label=label, edit=with_colour(value)) for label, value in COLOURS),
    )
