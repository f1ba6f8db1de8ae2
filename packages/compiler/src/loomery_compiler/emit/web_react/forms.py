"""The form of an entity: its values and rules, its inputs, whole and step by step."""

from collections.abc import Iterator

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.web_react.checks import whole_rules
from loomery_compiler.emit.web_react.feature import Feature, words
from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.inputs import field_input, relation_input
from loomery_compiler.emit.web_react.rules import rule_lines
from loomery_compiler.emit.web_react.types import (
    form_type,
    from_record,
    initial,
    is_many,
    relation_key,
    to_sent,
)
from loomery_compiler.emit.web_react.words import literal


def _choices(feature: Feature) -> list[tuple[str, list[str]]]:
    found = []
    for field in feature.entity.fields:
        if field.type.kind == "choice":
            options = [
                f"{{ value: {literal(c.value)}, label: {literal(c.label)}"
                + (f', tone: "{c.tone}"' if c.tone != "neutral" else "")
                + " }"
                for c in field.type.choices
            ]
            found.append((field.name, options))
    return found


def emit_values(feature: Feature) -> Iterator[FileDraft]:
    """`values.ts`: the values of the form and its rules; words for choices."""
    choices = _choices(feature)
    if not choices and not feature.has_form:
        return
    imports = feature.imports("values.ts")
    context: dict[str, object] = {"choices": choices, "members": [], "whole": []}
    if choices:
        imports.types("ui/values", "ToneChoice")
    if feature.has_form:
        context |= _form_values(feature, imports)
    yield feature.draft("values.ts", "values.ts", imports, **context)


def _form_values(feature: Feature, imports: Imports) -> dict[str, object]:
    names, fields, relations = feature.names, feature.editable, feature.pickable
    imports.add("lib/rules", "check")
    imports.types("lib/useForm", "FormErrors")
    imports.types(f"api/{names.folder}", names.stem, f"{names.stem}Input")
    members = [
        (f.name, "readonly string[]" if form_type(f.type) == "string[]" else form_type(f.type))
        for f in fields
    ]
    start = [(field.name, initial(field)) for field in fields]
    stored = [(field.name, from_record(field)) for field in fields]
    sent = [(field.name, to_sent(field)) for field in fields]
    for relation in relations:
        key, many = relation_key(relation), is_many(relation)
        members.append((key, "readonly number[]" if many else "number | null"))
        start.append((key, "[]" if many else "null"))
        stored.append((key, f"record.{key}"))
        sent.append((key, f"values.{key}"))
    # Tags are copied, since the client's type lets them be changed.
    sent = [
        (name, f"[...{value}]") if dict(members)[name] == "readonly string[]" else (name, value)
        for name, value in sent
    ]
    written = " ".join(value for pairs in (start, stored, sent) for _, value in pairs)
    for helper in ("orEmpty", "orNull", "jsonText", "parseJson", "today", "now"):
        if f"{helper}(" in written:
            imports.add("lib/values", helper)
    rules = rule_lines(feature.entity, fields, imports)
    return {
        "members": members,
        "initial": start,
        "stored": stored,
        "sent": sent,
        "rules": rules,
        "whole": whole_rules(feature.entity, {field.name for field in fields}, imports),
    }


def emit_form(feature: Feature) -> Iterator[FileDraft]:
    """`fields.tsx` and the form."""
    if not feature.has_form:
        return
    names = feature.names
    yield _fields_file(feature)
    imports = feature.imports("Form.tsx")
    imports.use("Fragment", "FormLayout", "UnsavedChanges", "useForm")
    imports.types(f"api/{names.folder}", names.stem)
    feature.own(imports, "fields", f"{names.variable}FieldNames", f"{names.variable}Fields")
    feature.own(imports, "queries", f"useCreate{names.stem}")
    values = [f"empty{names.stem}", f"to{names.stem}Input", f"validate{names.stem}"]
    if feature.can_edit:
        feature.own(imports, "queries", f"useUpdate{names.stem}")
        values.append(f"{names.variable}Values")
    feature.own(imports, "values", *values)
    imports.types(f"features/{names.folder}/values", f"{names.stem}Values")
    record = "record" if feature.can_edit else "record: undefined"
    by_house = [field.name for field in feature.editable if field.by_house]
    if by_house:
        imports.add("app/permissions", "useMay")
    yield feature.draft(
        f"{names.stem}Form.tsx",
        "Form.tsx",
        imports,
        editable=feature.can_edit,
        record_prop="record, " if feature.can_edit else "",
        field_arguments=f"{{ form, {record} }}" if feature.pickable else "{ form }",
        columns=2 if len(feature.editable) + len(feature.pickable) > 4 else 1,
        by_house=literal(by_house) if by_house else "",
        about=f"The form of {words(feature.entity.label.lower())}.",
    )


def _fields_file(feature: Feature) -> FileDraft:
    names = feature.names
    imports = feature.imports("fields.tsx")
    imports.types("react", "ReactNode")
    imports.types("lib/useForm", "Form")
    imports.types(f"features/{names.folder}/values", f"{names.stem}Values")
    if feature.pickable:
        imports.types(f"api/{names.folder}", names.stem)
    inputs = [(f.name, "form", field_input(f, names, imports)) for f in feature.editable]
    inputs += [
        (relation_key(r), "form, record", relation_input(r, feature.site.names[r.target], imports))
        for r in feature.pickable
    ]
    relations = [relation_key(relation) for relation in feature.pickable]
    fields = [field.name for field in feature.editable]
    order = [*fields[:1], *relations, *fields[1:]]
    return feature.draft(
        "fields.tsx", "fields.tsx", imports, inputs=inputs, needs_record=bool(feature.pickable), order=order
    )


def emit_wizard(feature: Feature) -> Iterator[FileDraft]:
    """`<Entity>Wizard.tsx`: the form step by step."""
    if not feature.has_steps_form:
        return
    names = feature.names
    imports = feature.imports("Wizard.tsx")
    imports.use("Button", "Fragment", "FormLayout", "UnsavedChanges", "useForm", "useState")
    imports.add("ui/Steps", "StepProgress")
    imports.types(f"api/{names.folder}", names.stem)
    imports.types(f"features/{names.folder}/values", f"{names.stem}Values")
    feature.own(imports, "fields", f"{names.variable}Fields")
    feature.own(imports, "queries", f"useCreate{names.stem}")
    feature.own(imports, "values", f"empty{names.stem}", f"to{names.stem}Input", f"validate{names.stem}")
    arguments = "{ form, record: undefined }" if feature.pickable else "{ form }"
    yield feature.draft(f"{names.stem}Wizard.tsx", "Wizard.tsx", imports, field_arguments=arguments)
