"""Pages about records: lists, one record, forms."""

from loomery_compiler.emit.web_react.columns import member_names
from loomery_compiler.emit.web_react.context import PageContext, filter_query, session_line, sort_value
from loomery_compiler.emit.web_react.facts import facts_section, related_section
from loomery_compiler.emit.web_react.feature import Feature
from loomery_compiler.emit.web_react.filters import controls
from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.looks import badge
from loomery_compiler.emit.web_react.offers import offered
from loomery_compiler.emit.web_react.sections import emit_section, form_fields
from loomery_compiler.emit.web_react.site import USER, params_of
from loomery_compiler.emit.web_react.ties import offers_tie, tie_buttons
from loomery_compiler.emit.web_react.types import is_many, relation_key
from loomery_compiler.emit.web_react.words import attribute, literal
from loomery_spec import Entity
from loomery_spec.pages import DetailPage, FormPage, ListPage, Page
from loomery_spec.sections import Facts, Related

Content = tuple[str, dict[str, object]]


def _feature(context: PageContext, entity: str) -> Feature:
    return Feature(context.site, context.site.names[entity])


def head(page: Page, context: PageContext) -> str:
    """Attributes of the page's header."""
    context.imports.use("Page")
    return (attribute("title", page.title) + attribute("description", page.intro)).strip()


def view_actions(feature: Feature, context: PageContext) -> list[str]:
    """Buttons of a board, calendar or map: what the page offers, and make one."""
    return [*offered(context), *_makers(feature, context)]


def _makers(feature: Feature, context: PageContext) -> list[str]:
    if not feature.can_create or offers_tie(context.site, feature.entity):
        return []
    stem = feature.names.stem
    context.imports.add(f"features/{feature.names.folder}/New{stem}", f"New{stem}")
    return [f"<New{stem} />"]


def list_actions(feature: Feature, context: PageContext) -> list[str]:
    """Buttons of a list: what the page offers, download, read in, make one."""
    site, imports, names = context.site, context.imports, feature.names
    found = offered(context)
    if (
        site.may("export", feature.entity.name) and context.page.side in ("staff", "admin")
    ) or not site.accounts:
        imports.add("features/shared/ExportLink", "ExportLink")
        imports.add(f"api/{names.folder}", names.api)
        found.append(f'<ExportLink path={{{names.api}.path}} entity="{feature.entity.name}" />')
    if site.may("import", feature.entity.name) and context.page.side in ("staff", "admin"):
        imports.add("features/shared/ImportButton", "ImportButton")
        imports.add(f"features/{names.folder}/queries", f"useImport{names.stem}")
        found.append("<ImportButton busy={reading.isPending} onFile={reading.mutateAsync} />")
    return [*found, *_makers(feature, context)]


def list_page(page: ListPage, context: PageContext) -> Content:
    """Records with search, filters, order and pages."""
    feature, imports = _feature(context, page.entity), context.imports
    names, entity = feature.names, feature.entity
    imports.add(f"features/{names.folder}/{names.stem}List", f"{names.stem}List")
    actions = list_actions(feature, context)
    look = [f'layout="{page.layout}"']
    columns = list_columns(page.columns, entity)
    if page.layout == "table" and columns:
        look.append(f"columns={{{literal(columns)}}}")
    known = {item.name for item in controls(entity, context.site, Imports("x"))}
    wanted = [name for name in page.filters if name in known]
    if wanted:
        look.append(f"filters={{{literal(wanted)}}}")
    if page.sort:
        look.append(f'sort="{sort_value(page.sort)}"')
    if feature.can_create and not offers_tie(context.site, entity):
        look.append(f"create={{<New{names.stem} />}}")
    before = (
        [f"const reading = useImport{names.stem}();"] if any("{reading." in one for one in actions) else []
    )
    entries, needs_user = filter_query(entity, page.fixed, imports)
    if entries:
        look.append(f"fixed={{{{ {', '.join(entries)} }}}}")
    if needs_user and context.site.accounts:
        before.append(session_line(imports))
    return "List.tsx", {
        "head": head(page, context),
        "tag": f"<{names.stem}",
        "label": attribute("label", page.title).strip(),
        "before": before,
        "actions": actions,
        "look": look,
        "sections": [emit_section(section, context) for section in page.sections],
    }


def list_columns(wanted: tuple[str, ...], entity: Entity) -> list[str]:
    """Columns that exist, with the name of the record first."""
    known = {*member_names(entity), "created_at", "label"}
    found = [name for name in dict.fromkeys(wanted) if name in known and name != entity.title_field]
    return ["label", *(name for name in found if name != "label")] if found else []


def detail_page(page: DetailPage, context: PageContext) -> Content:
    """One record: what it is, what can be done, what belongs to it."""
    feature, imports, site = _feature(context, page.entity), context.imports, context.site
    names, entity = feature.names, feature.entity
    imports.use("Page", "useParams")
    imports.add("features/shared/Loaded", "Loaded")
    imports.add("lib/values", "idOf")
    imports.add(f"features/{names.folder}/queries", f"use{names.stem}Record")
    imports.types(f"api/{names.folder}", names.stem)
    sections = [jsx for section in page.sections if (jsx := emit_section(section, context))]
    if not any(isinstance(section, Facts) for section in page.sections):
        sections.insert(0, facts_section(Facts(), context))
    if not any(isinstance(section, Related) for section in page.sections):
        sections += _belonging(entity, context)
    if feature.has_menu:
        imports.use("useNavigate")
        imports.add(f"features/{names.folder}/{names.stem}Menu", f"{names.stem}Actions")
    path = site.list_path(entity.name)
    crumbs = f'{{ label: {literal(entity.label_plural)}, to: "{path}" }}' if path else ""
    params = params_of(page.path)
    return "Detail.tsx", {
        "stem": names.stem,
        "tag": f"<{names.stem}",
        "param": params[-1] if params else "id",
        "actions": feature.has_menu,
        "offers": [*offered(context, "record.label"), *tie_buttons(context, entity)],
        "after_delete": path or "/",
        "crumbs": crumbs,
        "aside": badge(entity, site, imports) if entity.states else "",
        "sections": sections,
    }


def _belonging(entity: Entity, context: PageContext) -> list[str]:
    """Everything that points to the record, when the specification names nothing."""
    if entity.name == USER:
        return []
    found = []
    for other, relation in context.site.pointing_at(entity.name):
        if other.system or is_many(relation):
            continue
        layout = other.layout if other.layout in ("table", "cards", "gallery", "feed") else "table"
        section = Related(title=other.label_plural, entity=other.name, relation=relation.name, layout=layout)
        found.append(related_section(section, context))
    return [jsx for jsx in found if jsx]


def form_page(page: FormPage, context: PageContext) -> Content:
    """A form that makes or edits a record."""
    feature, imports = _feature(context, page.entity), context.imports
    names = feature.names
    if not feature.has_form or (page.mode == "create" and not feature.can_create):
        context.imports.add("app/NotFound", "NotFound")
        return "Missing.tsx", {}
    imports.use("Page", "Card", "useToast")
    imports.add(f"features/{names.folder}/{names.stem}Form", f"{names.stem}Form")
    look = [] if page.submit_label == "Save" else [f"submitLabel={{{literal(page.submit_label)}}}"]
    wanted = [name for step in page.steps for name in step.fields] or list(page.fields)
    fields = form_fields(tuple(wanted), feature.entity, context)
    if fields:
        look.append(f"fields={{{literal(fields)}}}")
    if page.mode == "edit":
        imports.use("useNavigate")
        return _edit_page(page, feature, context, look)
    imports.use("useSearchParams")
    imports.add("lib/values", "fromAddress")
    imports.add(f"features/{names.folder}/values", f"empty{names.stem}")
    after = _after(feature, context)
    if not after:
        imports.use("EmptyState", "CheckIcon", "useState")
    steps = _steps(page, feature, context)
    if after or not steps:
        imports.use("useNavigate")
    if steps:
        imports.drop(f"features/{names.folder}/{names.stem}Form", f"{names.stem}Form")
        imports.add(f"features/{names.folder}/{names.stem}Wizard", f"{names.stem}Wizard")
        imports.types(f"features/{names.folder}/{names.stem}Wizard", f"{names.stem}WizardProps")
        look = [line for line in look if not line.startswith("fields")]
    return "Create.tsx", {
        "head": head(page, context),
        "stem": names.stem,
        "tag": f"<{names.stem}",
        "form": "Wizard" if steps else "Form",
        "steps": steps,
        "look": look,
        "after": after,
        "thanks": not after,
        "sections": [emit_section(section, context) for section in page.sections],
    }


def _steps(page: FormPage, feature: Feature, context: PageContext) -> list[str]:
    """The steps with their inputs; inputs that no step names join the last."""
    found = [(step.title, form_fields(step.fields, feature.entity, context)) for step in page.steps]
    found = [(title, fields) for title, fields in found if fields]
    named = {name for _, fields in found for name in fields}
    needed = [f.name for f in feature.editable if f.required and f.default is None and f.name not in named]
    needed += [key for r in feature.pickable if r.required and (key := relation_key(r)) not in named]
    if not found:
        return []
    found[-1][1].extend(needed)
    return [f"{{ title: {literal(title)}, fields: {literal(fields)} }}" for title, fields in found]


def _after(feature: Feature, context: PageContext) -> str:
    """Where one goes after saving; nowhere when those who save may not look."""
    site, name = context.site, feature.entity.name
    makers, viewers = set(site.may("create", name)), set(site.may("view", name))
    if not makers <= viewers and not site.everybody_may("view", name):
        return ""
    base = site.detail_base(name)
    if base is not None:
        return f"`{base}/${{String(record.id)}}`"
    path = site.list_path(name)
    return f'"{path}"' if path else ""


def _edit_page(page: FormPage, feature: Feature, context: PageContext, look: list[str]) -> Content:
    names, imports = feature.names, context.imports
    params = params_of(page.path)
    if not params or not feature.can_edit:
        context.imports = Imports(f"pages/{context.component}.tsx")
        context.imports.add("app/NotFound", "NotFound")
        return "Missing.tsx", {}
    imports.use("useParams")
    imports.add("features/shared/Loaded", "Loaded")
    imports.add("lib/values", "idOf")
    imports.add(f"features/{names.folder}/queries", f"use{names.stem}Record")
    base = context.site.detail_base(feature.entity.name)
    after = f"`{base}/${{String(record.id)}}`" if base is not None else "-1"
    return "Edit.tsx", {
        "stem": names.stem,
        "tag": f"<{names.stem}",
        "param": params[-1],
        "look": look,
        "after": after,
    }
