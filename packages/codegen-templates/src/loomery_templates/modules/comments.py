"""Comments: what people say under a record."""

from loomery_spec import AppSpec, Entity, Field, Relation, Report
from loomery_spec.behaviour import FeatureUse
from loomery_spec.fields import LongTextType
from loomery_spec.sections import Related
from loomery_templates.modules.building import add_relation, because
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.targets import show_related, subjects
from loomery_templates.modules.writings import open_to, sample, signed_by, writing_entity

KINDS = ("comment", "reply", "post_comment")
SAMPLES = (
    "Thank you for this, exactly what I was looking for.",
    "Could you say a little more about the details?",
    "I agree. We had the same experience last month.",
    "Well done! I have passed it on to two friends.",
    "One question: does this still hold today?",
)


class CommentOptions(Options):
    """How comments work."""

    visitors_write: bool = False
    """People may comment without signing in."""
    replies: bool = False
    """A comment may answer another comment."""


def apply(spec: AppSpec, use: FeatureUse, options: CommentOptions, report: Report) -> AppSpec:
    """Add comments to each target."""
    for target in subjects(spec, use, report, KINDS):
        spec = _comment_on(spec, use, options, target)
    return spec


def _comment_on(spec: AppSpec, use: FeatureUse, options: CommentOptions, target: Entity) -> AppSpec:
    evidence = because(use)
    spec, entity = writing_entity(
        spec, target, KINDS, (), label="Comment", plural="Comments", icon="message-circle", evidence=evidence
    )
    if not any(isinstance(field.type, LongTextType) for field in entity.fields):
        text = Field(
            name="text",
            label="Comment",
            type=LongTextType(max_length=2000),
            required=True,
            searchable=True,
            evidence=evidence,
        )
        spec, entity = writing_entity(
            spec, target, KINDS, (text,), label="Comment", plural="Comments", icon="", evidence=evidence
        )
    spec = signed_by(spec, entity)
    if options.replies:
        answer = Relation(
            name="in_reply_to",
            label="In reply to",
            target=entity.name,
            inverse="replies",
            on_delete="cascade",
        )
        spec = add_relation(spec, entity.name, answer)
    entity = spec.entity(entity.name) or entity
    spec = open_to(spec, entity, target, visitors_write=options.visitors_write)
    relation = next(r.name for r in entity.relations if r.target == target.name)
    spec = show_related(
        spec,
        target,
        Related(
            title=entity.label_plural,
            entity=entity.name,
            relation=relation,
            layout="feed",
            evidence=evidence,
        ),
    )
    return sample(spec, entity, target, [{"text": words} for words in SAMPLES])


MODULE = Feature(
    name="comments",
    title="Comments",
    about="People write under a record, see who wrote what, and remove what is theirs.",
    options=CommentOptions,
    apply=apply,
)
