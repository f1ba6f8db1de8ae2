"""The folder `src/features/<entity>/` and the client `src/api/<entity>.ts` of each entity."""

from collections.abc import Iterator
from dataclasses import dataclass

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.render import render
from loomery_compiler.emit.web_react import filters, looks
from loomery_compiler.emit.web_react.checks import whole_rules
from loomery_compiler.emit.web_react.columns import column, relation_column, usual_columns
from loomery_compiler.emit.web_react.icons import icon_component
from loomery_compiler.emit.web_react.imports import ICONS, Imports
from loomery_compiler.emit.web_react.inputs import field_input, relation_input
from loomery_compiler.emit.web_react.naming import EntityNames
from loomery_compiler.emit.web_react.rules import rule_lines
from loomery_compiler.emit.web_react.shop import find_shop
from loomery_compiler.emit.web_react.site import Site, fill_path
from loomery_compiler.emit.web_react.types import (
    form_type,
    from_record,
    initial,
    is_many,
    record_member,
    relation_key,
    relation_members,
    sent_type,
    to_sent,
)
from loomery_compiler.emit.web_react.words import literal
from loomery_spec import Entity, Field, Relation

TEMPLATES = "web_react_app"
MANY = 20
"""Above so many values a file with an entry for each is longer than others may be."""


@dataclass(frozen=True)
class Feature:
    """One entity with all that its files are made of."""

    site: Site
    names: EntityNames

    @property
    def entity(self) -> Entity:
        """The entity."""
        return self.names.entity

    @property
    def editable(self) -> list[Field]:
        """Fields that a form may write."""
        return [f for f in self.entity.fields if f.computed is None and not f.read_only]

    @property
    def pickable(self) -> list[Relation]:
        """Relations that a form may write; whose a record is, the API knows."""
        owner = self.entity.owner if self.site.accounts else None
        return [item for item in self.entity.relations if item.name != owner]

    @property
    def has_form(self) -> bool:
        """Whether there is anything to write, and somebody who may."""
        may = self.site.may("create", self.entity.name) or self.site.may("edit", self.entity.name)
        return bool(may) and bool(self.editable or self.pickable)

    @property
    def can_create(self) -> bool:
        """Whether somebody may make records."""
        return self.has_form and bool(self.site.may("create", self.entity.name))

    @property
    def can_edit(self) -> bool:
        """Whether somebody may edit records."""
        return self.has_form and bool(self.site.may("edit", self.entity.name))

    @property
    def has_menu(self) -> bool:
        """Whether anything can be done with a record."""
        return self.can_edit or bool(self.site.may("delete", self.entity.name)) or self.has_steps

    @property
    def has_steps(self) -> bool:
        """Whether records go through states."""
        return self.entity.states is not None and bool(self.entity.states.transitions)

    @property
    def edit_path(self) -> str | None:
        """Address of the edit page of `record`, as TypeScript."""
        path = self.site.edit_path(self.entity.name)
        return fill_path(path, "record.id") if path else None

    @property
    def href(self) -> str | None:
        """Address of the detail page of `record`, as TypeScript."""
        base = self.site.detail_base(self.entity.name)
        return f"`{base}/${{String(record.id)}}`" if base is not None else None

    @property
    def common(self) -> dict[str, object]:
        """What every template of the folder knows."""
        entity, names = self.entity, self.names
        return {
            "stem": names.stem,
            "tag": f"<{names.stem}",
            "variable": names.variable,
            "folder": names.folder,
            "api": names.api,
            "keys": names.keys,
            "name": entity.name,
            "label": entity.label,
            "label_plural": entity.label_plural,
            "one": f"one {_words(entity.label.lower())}",
            "many": _words(entity.label_plural.lower()),
            "many_title": _words(entity.label_plural),
            "large": len(entity.fields) + len(entity.relations) > MANY,
        }

    def imports(self, file: str) -> Imports:
        """Imports of a file of the folder."""
        return Imports(f"features/{self.names.folder}/{file}")

    def own(self, imports: Imports, file: str, *names: str) -> None:
        """Use something of a file of the folder."""
        imports.add(f"features/{self.names.folder}/{file}", *names)

    def draft(self, file: str, template: str, imports: Imports, **context: object) -> FileDraft:
        """A file of the folder from its template."""
        text = render(
            f"{TEMPLATES}/features/{template}", imports=imports.render(), **{**self.common, **context}
        )
        return FileDraft.text(f"web/src/features/{self.names.folder}/{file}", text)


def _words(text: str) -> str:
    """Words that can stand in a comment."""
    return text.replace("*/", "").replace("\n", " ")


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
        about=_words(entity.about),
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
    imports.use("Fragment", "FormLayout", "useForm")
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
    yield feature.draft(
        f"{names.stem}Form.tsx",
        "Form.tsx",
        imports,
        editable=feature.can_edit,
        record_prop="record, " if feature.can_edit else "",
        field_arguments=f"{{ form, {record} }}" if feature.pickable else "{ form }",
        columns=2 if len(feature.editable) + len(feature.pickable) > 4 else 1,
        about=f"The form of {_words(feature.entity.label.lower())}.",
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


def emit_columns(feature: Feature) -> FileDraft:
    """`columns.tsx`: how each value is called and shown."""
    entity, names = feature.entity, feature.names
    imports = feature.imports("columns.tsx")
    imports.types("ui/Table", "Column")
    imports.types(f"api/{names.folder}", names.stem)
    imports.use("RelativeTime")
    sort = f', sort: "{entity.title_field}"' if _sortable_title(entity) else ""
    title = entity.field(entity.title_field) if entity.title_field else None
    label = literal(title.label if title else entity.label)
    lines = [f'label: {{ key: "label", label: {label}{sort}, render: (record) => record.label }},']
    lines += [column(field, names, imports) for field in entity.fields]
    lines += [relation_column(relation, feature.site, imports) for relation in entity.relations]
    lines.append(
        'created_at: { key: "created_at", label: "Added", sort: "created_at", '
        "render: (record) => <RelativeTime value={record.created_at} /> },"
    )
    return feature.draft("columns.tsx", "columns.tsx", imports, columns=lines)


def _sortable_title(entity: Entity) -> bool:
    field = entity.field(entity.title_field) if entity.title_field else None
    return field is not None and field.computed is None


def emit_collection(feature: Feature) -> FileDraft:
    """`<Entity>Collection.tsx`: records in each layout."""
    entity, names, site = feature.entity, feature.names, feature.site
    imports = feature.imports("Collection.tsx")
    imports.use("Card", "Table", "RelativeTime")
    for name in ("Gallery", "Testimonials"):
        imports.add(f"ui/{name}", name)
    imports.add("ui/Feed", "Feed", "FeedItem")
    imports.types("ui/Gallery", "GalleryItem")
    imports.types("ui/Table", "Column")
    imports.types(f"api/{names.folder}", names.stem)
    feature.own(imports, "columns", f"{names.variable}Columns")
    imports.types(f"features/{names.folder}/columns", f"{names.stem}Column")
    if feature.has_menu:
        feature.own(imports, f"{names.stem}Menu", f"{names.stem}Menu")
    image = site.image_field(entity)
    pictured = image is not None or site.is_public
    if not pictured:
        imports.add("ui/RecordCards", "RecordCards")
    shop = find_shop(site)
    sold = shop is not None and shop.item.name == entity.name
    if sold:
        imports.add("app/AddToCart", "AddToCart")
    body, when, titled = looks.feed(entity, site, imports)
    return feature.draft(
        f"{names.stem}Collection.tsx",
        "Collection.tsx",
        imports,
        usual=literal(usual_columns(entity)),
        layout=page_layout(entity),
        href=feature.href,
        has_actions=feature.has_menu,
        cards_tag="<Gallery" if pictured else "<RecordCards",
        sold=sold,
        quote=looks.quote(entity),
        image=image,
        subtitle=looks.subtitle(entity, site, imports),
        meta=looks.meta(entity, site, imports),
        badge=looks.badge(entity, site, imports),
        author=looks.author(entity),
        when=when,
        feed_title=titled,
        feed_body=body,
    )


def page_layout(entity: Entity) -> str:
    """The layout of lists for which none is named."""
    return entity.layout if entity.layout in ("table", "cards", "gallery", "feed") else "table"


def emit_menu(feature: Feature) -> Iterator[FileDraft]:
    """`<Entity>Menu.tsx`: edit, delete, next steps."""
    if not feature.has_menu:
        return
    names = feature.names
    in_dialog = feature.can_edit and feature.edit_path is None
    linked = feature.can_edit and not in_dialog
    imports = feature.imports("Menu.tsx")
    imports.use("useState", "Button", "IconButton", "Menu", "ConfirmDialog", "messageOf", "useToast")
    imports.use("Trash2Icon", "EllipsisIcon")
    imports.types("ui/Menu", "MenuItem")
    imports.types(f"api/{names.folder}", names.stem)
    feature.own(imports, "queries", f"useDelete{names.stem}")
    if in_dialog:
        imports.use("Dialog")
        feature.own(imports, f"{names.stem}Form", f"{names.stem}Form")
    if linked:
        imports.use("useNavigate", "ButtonLink")
    if feature.can_edit:
        imports.use("PencilIcon")
    if feature.has_steps:
        imports.use("ArrowRightIcon")
        feature.own(imports, "queries", f"use{names.stem}Transition")
    machine = feature.entity.states
    steps = [(step.name, literal(step.label)) for step in machine.transitions] if machine else []
    yield feature.draft(
        f"{names.stem}Menu.tsx",
        "Menu.tsx",
        imports,
        transitions=steps,
        edit_in_dialog=in_dialog,
        edit_path=feature.edit_path if linked else None,
    )


def emit_list(feature: Feature) -> FileDraft:
    """`<Entity>List.tsx`: search, filters, order and pages around the collection."""
    entity, names = feature.entity, feature.names
    imports = feature.imports("List.tsx")
    imports.use("Button", "Card", "EmptyState", "ErrorState", "FilterBar", "Pagination", "SearchBox")
    imports.use("SkeletonRows", "SkeletonCards", "messageOf", "useListState", "SearchXIcon")
    imports.types("react", "ReactNode")
    imports.types("api/common", "ListQuery")
    feature.own(imports, "queries", f"use{names.stem}List")
    feature.own(imports, f"{names.stem}Collection", f"{names.stem}Collection")
    imports.types(f"features/{names.folder}/{names.stem}Collection", f"{names.stem}Layout")
    imports.types(f"features/{names.folder}/columns", f"{names.stem}Column")
    icon = icon_component(entity.icon)
    imports.add(ICONS, icon)
    controls = filters.controls(entity, feature.site, imports)
    if controls:
        imports.use("Fragment")
        imports.types("lib/useListState", "ListState")
    return feature.draft(
        f"{names.stem}List.tsx",
        "List.tsx",
        imports,
        filters=[(item.name, item.jsx) for item in controls],
        filter_params=[(item.name, literal(list(item.params))) for item in controls],
        usual=literal([item.name for item in controls if item.usual][:4]),
        filter_prop="filters = USUAL, " if controls else "",
        sort=default_sort(entity),
        layout=page_layout(entity),
        icon=icon,
        empty_title=literal(f"No {entity.label_plural.lower()} yet"),
    )


def default_sort(entity: Entity) -> str:
    """Newest first."""
    return "-created_at"


def emit_new(feature: Feature) -> Iterator[FileDraft]:
    """`New<Entity>.tsx`: the button that leads to a new record."""
    if not feature.can_create:
        return
    names = feature.names
    path = feature.site.create_path(feature.entity.name)
    addable = bool(feature.entity.relations)
    imports = feature.imports("New.tsx")
    imports.add("app/permissions", "useMay")
    if path:
        imports.use("ButtonLink", "PlusIcon")
    if addable or not path:
        imports.use("Button", "Dialog", "PlusIcon", "useState", "useToast")
        imports.types("ui/buttonClass", "ButtonVariant")
        imports.types(f"features/{names.folder}/values", f"{names.stem}Values")
        feature.own(imports, "fields", f"{names.variable}FieldNames")
        feature.own(imports, f"{names.stem}Form", f"{names.stem}Form")
    yield feature.draft(
        f"New{names.stem}.tsx",
        "New.tsx",
        imports,
        create_path=path,
        addable=addable,
        one_new=f"a new {_words(feature.entity.label.lower())}",
        button="{" + literal(f"New {feature.entity.label}") + "}",
        title="{" + literal(f"New {feature.entity.label}") + "}",
    )


def emit_related(feature: Feature) -> Iterator[FileDraft]:
    """`<Entity>Related.tsx`: records that belong to another one."""
    names, entity = feature.names, feature.entity
    if not entity.relations:
        return
    imports = feature.imports("Related.tsx")
    imports.use("Card", "ErrorState", "Pagination", "SkeletonRows", "messageOf", "useState")
    imports.types("api/common", "ListQuery")
    feature.own(imports, "queries", f"use{names.stem}List")
    feature.own(imports, f"{names.stem}Collection", f"{names.stem}Collection")
    imports.types(f"features/{names.folder}/{names.stem}Collection", f"{names.stem}Layout")
    imports.types(f"features/{names.folder}/columns", f"{names.stem}Column")
    if feature.can_create:
        imports.add("app/permissions", "useMay")
        imports.use("useToast")
        feature.own(imports, "fields", f"{names.variable}FieldNames")
        feature.own(imports, f"{names.stem}Form", f"{names.stem}Form")
        feature.own(imports, f"New{names.stem}", f"Add{names.stem}")
        imports.types(f"features/{names.folder}/values", f"{names.stem}Values")
    yield feature.draft(
        f"{names.stem}Related.tsx",
        "Related.tsx",
        imports,
        can_create=feature.can_create,
        preset_prop="preset, " if feature.can_create else "",
        sort=', sort: "-created_at"',
        nothing="{" + literal(f"No {entity.label_plural.lower()} yet.") + "}",
    )


def emit_feature(site: Site, names: EntityNames) -> Iterator[FileDraft]:
    """Every file of one entity."""
    feature = Feature(site, names)
    yield emit_client(feature)
    yield emit_queries(feature)
    yield from emit_values(feature)
    yield from emit_form(feature)
    yield emit_columns(feature)
    yield emit_collection(feature)
    yield from emit_menu(feature)
    yield emit_list(feature)
    yield from emit_new(feature)
    yield from emit_related(feature)
