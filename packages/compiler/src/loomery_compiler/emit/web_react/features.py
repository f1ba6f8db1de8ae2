"""Everything of one entity: the folder `src/features/<entity>/` and its client."""

from collections.abc import Iterator

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.web_react.actions import emit_menu, emit_new, emit_related
from loomery_compiler.emit.web_react.clients import emit_client, emit_queries
from loomery_compiler.emit.web_react.collections import emit_collection, emit_columns, emit_list
from loomery_compiler.emit.web_react.feature import Feature
from loomery_compiler.emit.web_react.forms import emit_form, emit_values, emit_wizard
from loomery_compiler.emit.web_react.naming import EntityNames
from loomery_compiler.emit.web_react.site import Site
from loomery_compiler.emit.web_react.ties import emit_tie


def emit_feature(site: Site, names: EntityNames) -> Iterator[FileDraft]:
    """Every file of one entity."""
    feature = Feature(site, names)
    yield emit_client(feature)
    yield emit_queries(feature)
    yield from emit_values(feature)
    yield from emit_form(feature)
    yield from emit_wizard(feature)
    yield emit_columns(feature)
    yield emit_collection(feature)
    yield from emit_menu(feature)
    yield emit_list(feature)
    yield from emit_new(feature)
    yield from emit_related(feature)
    yield from emit_tie(feature)
