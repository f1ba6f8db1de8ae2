"""The button that ties a person to the record at hand: join and leave, keep and let go."""

from collections.abc import Iterator

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.ties import tie_of
from loomery_compiler.emit.web_react.context import PageContext
from loomery_compiler.emit.web_react.feature import Feature
from loomery_compiler.emit.web_react.site import Site
from loomery_compiler.emit.web_react.words import literal
from loomery_spec import Entity

_JOINING = ("Join", "Leave", "You take part", "You no longer take part", "UserPlusIcon", "UserCheckIcon")


def _words(entity: Entity) -> tuple[str, str, str, str, str, str]:
    """What the button says before and after, what is told then, and its pictures."""
    if entity.archetype == "participation":
        return _JOINING
    label = entity.label
    return (label, label, "Kept", "No longer kept", "HeartIcon", "HeartIcon")


def emit_tie(feature: Feature) -> Iterator[FileDraft]:
    """`<Entity>Button.tsx`, where one press makes a record."""
    tie = tie_of(feature.entity)
    if tie is None or not offers_tie(feature.site, feature.entity):
        return
    names = feature.names
    imports = feature.imports(f"{names.stem}Button.tsx")
    imports.use("Button", "ButtonLink", "messageOf", "useToast", "useLocation")
    imports.add("app/permissions", "useMay")
    imports.add("app/session", "useSession")
    feature.own(
        imports, "queries", f"use{names.stem}List", f"useCreate{names.stem}", f"useDelete{names.stem}"
    )
    off, on, made, ended, free, held = _words(feature.entity)
    imports.use(free, held)
    yield feature.draft(
        f"{names.stem}Button.tsx",
        "Tie.tsx",
        imports,
        end=f"{tie.end.name}_id",
        person=f"{tie.person}_id",
        off=literal(off),
        on=literal(on),
        toggles=off == on,
        made=literal(made),
        ended=literal(ended),
        free=free,
        held=held,
    )


def offers_tie(site: Site, entity: Entity) -> bool:
    """Whether somebody who signs in may make such records."""
    return site.accounts and tie_of(entity) is not None and bool(site.may("create", entity.name))


def tie_buttons(context: PageContext, entity: Entity) -> list[str]:
    """JSX of the buttons on the page of one record."""
    found = []
    for other, link in context.site.pointing_at(entity.name):
        if not offers_tie(context.site, other) or link.name == other.owner:
            continue
        names = context.site.names[other.name]
        context.imports.add(f"features/{names.folder}/{names.stem}Button", f"{names.stem}Button")
        found.append(f"<{names.stem}Button id={{record.id}} />")
    return found
