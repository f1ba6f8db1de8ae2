"""The client `src/api/<entity>.ts` and the hooks `queries.ts` of an entity."""

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.render import render
from loomery_compiler.emit.web_react.feature import TEMPLATES, Feature, words
from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.types import (
    is_many,
    record_member,
    relation_key,
    relation_members,
    sent_type,
)


def emit_client(feature: Feature) -> FileDraft:
    """`src/api/<entity>.ts`: the record, what is sent, the calls."""
    entity, names = feature.entity, feature.names
    imports = Imports(f"api/{names.folder}.ts")
    imports.add("api/common", "collection")
    imports.types("api/common", "Stored", *(["Ref"] if entity.relations else []))
    members = [(field.name, record_member(field)) for field in entity.fields]
    members += [pair for relation in entity.relations for pair in relation_members(relation)]
    sent = [(field.name, sent_type(field.type)) for field in feature.editable]
    sent += [
        (relation_key(r), "readonly number[]" if is_many(r) else "number | null") for r in feature.pickable
    ]
    text = render(
        f"{TEMPLATES}/api.ts",
        imports=imports.render(),
        about=words(entity.about),
        members=members,
        sent=sent,
        path="/" + entity.path,
        stem=names.stem,
        api=names.api,
    )
    return FileDraft.text(f"web/src/api/{names.folder}.ts", text)


def emit_queries(feature: Feature) -> FileDraft:
    """`queries.ts`: hooks for reading and changing."""
    importable = bool(feature.site.may("import", feature.entity.name))
    return feature.draft(
        "queries.ts",
        "queries.ts",
        feature.imports("queries.ts"),
        transitions=feature.has_steps,
        importable=importable,
    )
