"""Records of an entity side by side: columns, layouts, lists."""

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.web_react import filters, looks
from loomery_compiler.emit.web_react.columns import column, relation_column, usual_columns
from loomery_compiler.emit.web_react.feature import Feature
from loomery_compiler.emit.web_react.icons import icon_component
from loomery_compiler.emit.web_react.imports import ICONS
from loomery_compiler.emit.web_react.shop import find_shop
from loomery_compiler.emit.web_react.words import literal
from loomery_spec import Entity


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
    icon = icon_component(entity.icon)
    imports.add(ICONS, icon)
    image = site.image_field(entity)
    if image is not None:
        imports.add("features/shared/pictures", "pictureOf")
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
        icon=icon,
        cards_tag=f"<Gallery icon={{{icon}}}" if pictured else "<RecordCards",
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
        sort="-created_at",
        layout=page_layout(entity),
        icon=icon,
        empty_title=literal(f"No {entity.label_plural.lower()} yet"),
    )
