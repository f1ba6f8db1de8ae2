"""What people are tied to by one press: the entity that says so, called like what it leads to."""

from loomery_spec import Entity, Evidence, Field, Relation
from loomery_spec.constraints import UniqueTogether
from loomery_spec.expressions import FieldRef
from loomery_spec.fields import TextType
from loomery_spec.naming import field_name
from loomery_templates.modules.people import author
from loomery_templates.modules.targets import free_member, title_of

TITLE = "called"
"""The computed name: that of the record which somebody is tied to."""


def called_like(target: Entity, end: str) -> tuple[Field, ...]:
    """The computed name of a tie that leads to the target by the relation `end`; none where that has no name."""
    title = title_of(target)
    if title is None:
        return ()
    name = FieldRef(path=(end, title))
    return (Field(name=TITLE, label=target.label, type=TextType(), computed=name),)


def tie_entity(
    target: Entity,
    *,
    archetype: str,
    name: str,
    plural: str,
    label: str,
    label_plural: str,
    about: str,
    icon: str,
    person: str,
    person_label: str,
    inverse: str,
    once: str,
    evidence: Evidence,
) -> Entity:
    """An entity that joins a person and a record of the target, once; `once` is what a second try is told."""
    end = field_name(target.name)
    called = called_like(target, end)
    return Entity(
        name=name,
        plural=plural,
        label=label,
        label_plural=label_plural,
        about=about,
        icon=icon,
        layout="feed",
        archetype=archetype,
        owner=person,
        title_field=TITLE if called else None,
        fields=called,
        evidence=evidence,
        relations=(
            Relation(
                name=end,
                label=target.label,
                target=target.name,
                required=True,
                inverse=free_member(target, inverse),
                on_delete="cascade",
            ),
            author(person_label, name=person),
        ),
        constraints=(UniqueTogether(fields=(end, person), message=once),),
    )
