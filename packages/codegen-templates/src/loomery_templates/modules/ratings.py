"""Ratings and reviews: stars, one per person, and their average on the record."""

from pydantic import Field as Option

from loomery_spec import AppSpec, Entity, Field, Report
from loomery_spec.behaviour import FeatureUse
from loomery_spec.constraints import UniqueTogether
from loomery_spec.expressions import Aggregate, Call, FieldRef, LiteralValue
from loomery_spec.fields import DecimalType, IntegerType, LongTextType, RatingType
from loomery_spec.sections import Related
from loomery_templates.modules.building import add_fields, because, put_entity
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.targets import show_related, subjects
from loomery_templates.modules.writings import open_to, sample, signed_by, writing_entity

KINDS = ("review", "rating", "feedback")
SAMPLES = (
    (5, "Better than expected, and delivered on time."),
    (4, "Very good. One small thing could be clearer."),
    (5, "I would choose it again without thinking twice."),
    (3, "Does what it says, no more and no less."),
    (4, "Friendly help when I had a question."),
)


class RatingOptions(Options):
    """How ratings work."""

    stars: int = Option(default=5, ge=2, le=10)
    """The best mark."""
    reviews: bool = True
    """A rating carries words."""
    visitors_write: bool = False
    """People may rate without signing in."""


def apply(spec: AppSpec, use: FeatureUse, options: RatingOptions, report: Report) -> AppSpec:
    """Add ratings to each target."""
    for target in subjects(spec, use, report, KINDS):
        spec = _rate(spec, use, options, target)
    return spec


def _rate(spec: AppSpec, use: FeatureUse, options: RatingOptions, target: Entity) -> AppSpec:
    evidence = because(use)
    label, plural = ("Review", "Reviews") if options.reviews else ("Rating", "Ratings")

    def entity_with(spec: AppSpec, *fields: Field) -> tuple[AppSpec, Entity]:
        return writing_entity(
            spec, target, KINDS, fields, label=label, plural=plural, icon="star", evidence=evidence
        )

    spec, entity = entity_with(spec)
    stars = next((f.name for f in entity.fields if isinstance(f.type, RatingType)), None)
    if stars is None:
        stars = "stars"
        mark = Field(name=stars, label="Stars", type=RatingType(max=options.stars), required=True)
        spec, entity = entity_with(spec, mark)
    if options.reviews and not any(isinstance(f.type, LongTextType) for f in entity.fields):
        text = Field(name="text", label="Review", type=LongTextType(max_length=4000), searchable=True)
        spec, entity = entity_with(spec, text)
    spec = signed_by(spec, entity)
    entity = spec.entity(entity.name) or entity
    relation = next(r for r in entity.relations if r.target == target.name)
    spec = _once_per_person(spec, entity, relation.name)
    entity = spec.entity(entity.name) or entity
    if relation.inverse:
        spec = add_fields(spec, target.name, _figures(relation.inverse, stars))
    spec = open_to(spec, entity, target, visitors_write=options.visitors_write)
    section = Related(
        title=entity.label_plural,
        entity=entity.name,
        relation=relation.name,
        layout="feed",
        evidence=evidence,
    )
    spec = show_related(spec, spec.entity(target.name) or target, section)
    return sample(spec, entity, target, [{stars: mark, "text": words} for mark, words in SAMPLES])


def _once_per_person(spec: AppSpec, entity: Entity, relation: str) -> AppSpec:
    """One rating per person and record, where the rating has an owner."""
    if entity.owner is None or any(isinstance(rule, UniqueTogether) for rule in entity.constraints):
        return spec
    rule = UniqueTogether(fields=(relation, entity.owner), message="You have rated this already.")
    return put_entity(spec, entity.model_copy(update={"constraints": (*entity.constraints, rule)}))


def _figures(inverse: str, stars: str) -> list[Field]:
    """Average and number of the ratings, derived on reading."""
    average = Call(
        function="round",
        arguments=(
            Call(
                function="coalesce",
                arguments=(
                    Aggregate(op="avg", relation=inverse, of=FieldRef(path=(stars,))),
                    LiteralValue(value=0),
                ),
            ),
            LiteralValue(value=1),
        ),
    )
    return [
        Field(name="average_rating", label="Rating", type=DecimalType(scale=1), computed=average),
        Field(
            name="rating_count",
            label="Ratings",
            type=IntegerType(),
            computed=Aggregate(op="count", relation=inverse),
        ),
    ]


MODULE = Feature(
    name="ratings",
    title="Ratings and reviews",
    about="People give stars and words, once each; the average stands on the record.",
    options=RatingOptions,
    apply=apply,
)
