"""What can be done with records of an entity: menu, new ones, those that belong to another record."""

from collections.abc import Iterator

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.web_react.feature import Feature, words
from loomery_compiler.emit.web_react.words import literal

SHORT = 4
"""Forms of at most so many inputs stand above a feed; longer ones open in a dialog."""


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
        one_new=f"a new {words(feature.entity.label.lower())}",
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
    imports.add("app/permissions", "useMay")
    imports.types("api/common", "ListQuery")
    feature.own(imports, "queries", f"use{names.stem}List")
    feature.own(imports, f"{names.stem}Collection", f"{names.stem}Collection")
    imports.types(f"features/{names.folder}/{names.stem}Collection", f"{names.stem}Layout")
    imports.types(f"features/{names.folder}/columns", f"{names.stem}Column")
    short = feature.can_create and len(feature.editable) + len(feature.pickable) <= SHORT
    if feature.can_create:
        feature.own(imports, f"New{names.stem}", f"Add{names.stem}")
        imports.types(f"features/{names.folder}/values", f"{names.stem}Values")
    if short:
        imports.use("useToast")
        feature.own(imports, "fields", f"{names.variable}FieldNames")
        feature.own(imports, f"{names.stem}Form", f"{names.stem}Form")
    yield feature.draft(
        f"{names.stem}Related.tsx",
        "Related.tsx",
        imports,
        can_create=feature.can_create,
        short=short,
        preset_prop="preset, " if feature.can_create else "",
        sort=', sort: "-created_at"',
        nothing="{" + literal(f"No {entity.label_plural.lower()} yet.") + "}",
    )
