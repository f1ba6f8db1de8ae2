"""Search: lists are found by words and narrowed by filters."""

from pydantic import Field as Option

from loomery_spec import AppSpec, Entity, Report
from loomery_spec.behaviour import FeatureUse
from loomery_spec.fields import BooleanType, ChoiceType, LongTextType, TextType
from loomery_templates.modules.building import put_entity, put_page
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.targets import list_pages, targets


class SearchOptions(Options):
    """What is searched, and how lists are narrowed."""

    whole_text: bool = True
    """Paragraphs are searched as well as titles."""
    filters: bool = True
    """Lists offer filters by choice, yes or no, and relation."""
    most_filters: int = Option(default=4, ge=1, le=8)


def apply(spec: AppSpec, use: FeatureUse, options: SearchOptions, report: Report) -> AppSpec:
    """Make the text of each target searchable and give its lists filters."""
    for target in targets(spec, use, report, limit=8):
        entity = _searchable(target, options)
        if entity != target:
            spec = put_entity(spec, entity)
        names = _narrowing(entity)[: options.most_filters] if options.filters else ()
        for page in list_pages(spec, entity.name):
            if names and not page.filters:
                spec = put_page(spec, page.model_copy(update={"filters": names}))
    return spec


def _searchable(entity: Entity, options: SearchOptions) -> Entity:
    kinds = (TextType, LongTextType) if options.whole_text else (TextType,)
    found = tuple(
        field.model_copy(update={"searchable": True})
        if isinstance(field.type, kinds) and field.computed is None and not field.searchable
        else field
        for field in entity.fields
    )
    return entity.model_copy(update={"fields": found}) if found != entity.fields else entity


def _narrowing(entity: Entity) -> tuple[str, ...]:
    fields = [f.name for f in entity.fields if isinstance(f.type, ChoiceType | BooleanType)]
    relations = [r.name for r in entity.relations if r.kind in ("many_to_one", "one_to_one")]
    return (*fields, *relations)


MODULE = Feature(
    name="search",
    title="Search",
    about="Records are found by words and narrowed by filters.",
    options=SearchOptions,
    apply=apply,
)
