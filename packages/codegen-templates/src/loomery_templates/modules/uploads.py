"""Uploads: records carry pictures and files."""

from typing import Literal

from loomery_spec import AppSpec, Entity, Evidence, Field, Relation, Report
from loomery_spec.behaviour import FeatureUse
from loomery_spec.fields import AudioType, FieldType, FileType, ImageType, TextType, VideoType
from loomery_spec.naming import field_name
from loomery_spec.sections import Related
from loomery_templates.modules.building import add_entity, add_fields, add_grants, because
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.people import may
from loomery_templates.modules.targets import about, free_label, free_member, show_related, targets

KINDS = ("attachment", "image_asset", "file", "document")


class UploadOptions(Options):
    """What may be uploaded."""

    kind: Literal["file", "image", "audio", "video"] = "file"
    several: bool = False
    """A record carries any number of files, each with a name."""
    accept: tuple[str, ...] = ()
    """For files: MIME types or endings such as `.pdf`."""


def apply(spec: AppSpec, use: FeatureUse, options: UploadOptions, report: Report) -> AppSpec:
    """Let records of each target carry files."""
    for target in targets(spec, use, report, limit=1):
        carry = _several if options.several else _one
        spec = carry(spec, use, options, target)
    return spec


def _type(options: UploadOptions) -> FieldType:
    match options.kind:
        case "image":
            return ImageType()
        case "audio":
            return AudioType()
        case "video":
            return VideoType()
        case "file":
            return FileType(accept=options.accept)


def _field(options: UploadOptions, evidence: Evidence, *, required: bool) -> Field:
    labels = {"file": "File", "image": "Picture", "audio": "Recording", "video": "Video"}
    names = {"file": "attachment", "image": "image", "audio": "recording", "video": "video"}
    return Field(
        name=names[options.kind],
        label=labels[options.kind],
        type=_type(options),
        required=required,
        evidence=evidence,
    )


def _one(spec: AppSpec, use: FeatureUse, options: UploadOptions, target: Entity) -> AppSpec:
    if any(field.type.kind == options.kind for field in target.fields):
        return spec
    return add_fields(spec, target.name, [_field(options, because(use), required=False)])


def _several(spec: AppSpec, use: FeatureUse, options: UploadOptions, target: Entity) -> AppSpec:
    evidence = because(use)
    if about(spec, target.name, KINDS):
        return spec
    plural = f"{target.name[:45]}_attachments"
    entity = Entity(
        name=plural.removesuffix("s"),
        plural=plural,
        label=free_label(spec, "Attachment", target),
        label_plural=f"Attachments of {target.label_plural.lower()}",
        icon="paperclip",
        layout="gallery" if options.kind == "image" else "table",
        archetype="attachment",
        evidence=evidence,
        fields=(
            Field(name="name", label="Name", type=TextType(), required=True, searchable=True),
            _field(options, evidence, required=True),
        ),
        relations=(
            Relation(
                name=field_name(target.name),
                label=target.label,
                target=target.name,
                required=True,
                inverse=free_member(target, "attachments"),
                on_delete="cascade",
            ),
        ),
    )
    spec = add_entity(spec, entity)
    spec = add_grants(
        spec,
        [
            grant.model_copy(update={"entity": entity.name, "evidence": evidence, "through": ()})
            for grant in spec.grants
            if grant.entity == target.name and grant.scope == "all" and grant.condition is None
        ],
    )
    section = Related(
        title="Attachments", entity=entity.name, relation=field_name(target.name), evidence=evidence
    )
    visible = any(may(spec, role.name, "view", entity.name) for role in spec.roles)
    return show_related(spec, target, section) if visible else spec


MODULE = Feature(
    name="uploads",
    title="Uploads",
    about="Records carry pictures, files, sound or video.",
    options=UploadOptions,
    apply=apply,
)
