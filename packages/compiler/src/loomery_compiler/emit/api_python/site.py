"""The pages that everybody may see, for search engines and previews of links: `app/site.py`."""

from collections.abc import Iterator

from loomery_compiler.emit.api_python.plan import AppPlan
from loomery_compiler.emit.api_python.source import call, imports, sequence
from loomery_compiler.emit.names import pyrepr
from loomery_spec import AppSpec, Entity
from loomery_spec.fields import ImageType, LongTextType
from loomery_spec.pages import AnyPage, DetailPage, LandingPage, StaticPage

_TOLD = ("landing", "static", "list", "tool", "quiz", "calendar", "map", "board")
"""Kinds of page that strangers come to read; forms and figures are found from there."""
_LONGEST = 160


def site_file(app: AppPlan) -> str:
    """The source of the module. An application that shows itself to nobody names no pages."""
    spec = app.spec
    open_to_all = any(isinstance(page, LandingPage | StaticPage) for page in spec.pages)
    pages = [_page(spec, page) for page in spec.pages if _is_told(spec, page)] if open_to_all else []
    records = list(_records(app)) if open_to_all else []
    arguments = [f"name={pyrepr(spec.name)}", f"about={pyrepr(_short(spec.summary))}"]
    if pages:
        arguments.append(f"pages={sequence(pages, indent=4)}")
    if records:
        arguments.append(f"records={sequence(records, indent=4)}")
    lines = ["from app.core.site import Site"]
    lines += ["from app.core.site import PublicPage"] if pages else []
    lines += ["from app.core.site import PublicRecords", "from app import models"] if records else []
    return (
        '"""What search engines and previews of links are told."""\n\n'
        f"{imports(lines)}\n\n{call('SITE = Site', arguments)}\n"
    )


def _is_told(spec: AppSpec, page: AnyPage) -> bool:
    visitors = {role.name for role in spec.roles if role.kind == "visitor"}
    shut = bool(page.roles) and not visitors & set(page.roles)
    return page.kind in _TOLD and page.side == "public" and ":" not in page.path and not shut


def _page(spec: AppSpec, page: AnyPage) -> str:
    title = spec.name if page.path == "/" else page.title
    arguments = [f"path={pyrepr(page.path)}", f"title={pyrepr(title)}"]
    about = _short(page.intro or _about(spec, page))
    if about:
        arguments.append(f"about={pyrepr(about)}")
    return call("PublicPage", arguments, indent=8)


def _about(spec: AppSpec, page: AnyPage) -> str:
    entity = spec.entity(getattr(page, "entity", ""))
    if entity is not None:
        return entity.about
    words = (getattr(section, "text", "") or getattr(section, "body", "") for section in page.sections)
    return next((text for text in words if text), "")


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"


def _records(app: AppPlan) -> Iterator[str]:
    """Kinds of records with a page that strangers may open; accounts of people are nobody else's business."""
    visitors = {role.name for role in app.spec.roles if role.kind == "visitor"}
    for page in app.spec.pages:
        if not isinstance(page, DetailPage) or page.side != "public" or page.roles:
            continue
        entity = app.spec.entity(page.entity)
        seen = {
            grant.role for grant in app.spec.grants if grant.entity == page.entity and "view" in grant.actions
        }
        if entity is None or entity.system or entity.name == "user" or not visitors & seen:
            continue
        yield _record(app, entity, page)


def _record(app: AppPlan, entity: Entity, page: DetailPage) -> str:
    plan = app.entity(entity.name)
    arguments = [f"path={pyrepr(page.path.rpartition('/:')[0])}", f"model=models.{plan.cls}"]
    for name, kind in (("about", LongTextType), ("picture", ImageType)):
        field = next((one for one in plan.stored if isinstance(one.field.type, kind)), None)
        if field is not None:
            arguments.append(f"{name}={pyrepr(field.attr)}")
    return call("PublicRecords", arguments, indent=8)
