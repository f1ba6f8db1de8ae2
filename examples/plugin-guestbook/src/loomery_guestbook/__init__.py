"""A guest book: visitors leave a line, everybody reads it, those who manage the site remove what is rude."""

from loomery_spec import AppSpec, Entity, Evidence, Field, Grant, Report
from loomery_spec.behaviour import FeatureUse
from loomery_spec.fields import LongTextType, TextType
from loomery_spec.pages import Navigation, StaticPage
from loomery_spec.sections import EntityForm, Records, Sort
from loomery_templates.modules.building import add_entity, add_grants, add_page, because
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.people import EVERYTHING, ensure_visitor

ENTITY = "guest_line"


class GuestbookOptions(Options):
    """How the guest book looks."""

    title: str = "Guest book"
    longest: int = 500
    """The most characters of a line."""


def apply(spec: AppSpec, use: FeatureUse, options: GuestbookOptions, _report: Report) -> AppSpec:
    """Add the lines, who may write and read them, and the page."""
    evidence = because(use)
    spec = add_entity(ensure_visitor(spec), _line(options, evidence))
    for role in spec.roles:
        manages = role.kind in ("staff", "admin")
        actions = EVERYTHING if manages else ("view", "create")
        spec = add_grants(spec, [Grant(role=role.name, entity=ENTITY, actions=actions)])
    return add_page(spec, _page(options, evidence))


def _line(options: GuestbookOptions, evidence: Evidence) -> Entity:
    return Entity(
        name=ENTITY,
        plural="guest_lines",
        label="Line",
        label_plural="Lines",
        about="What guests wrote.",
        icon="feather",
        layout="feed",
        title_field="name",
        evidence=evidence,
        fields=(
            Field(name="name", label="Your name", type=TextType(max_length=80), required=True),
            Field(
                name="message",
                label="Your line",
                type=LongTextType(max_length=options.longest),
                required=True,
            ),
        ),
    )


def _page(options: GuestbookOptions, evidence: Evidence) -> StaticPage:
    return StaticPage(
        name="guestbook",
        title=options.title,
        path="/guestbook",
        navigation=Navigation(label=options.title, icon="feather", order=80),
        evidence=evidence,
        sections=(
            EntityForm(title="Leave a line", entity=ENTITY, submit_label="Sign"),
            Records(
                title="What others wrote",
                entity=ENTITY,
                layout="feed",
                limit=20,
                sort=Sort(field="created_at", descending=True),
            ),
        ),
    )


MODULE = Feature(
    name="guestbook",
    title="Guest book",
    about="Visitors leave a line that everybody can read.",
    options=GuestbookOptions,
    apply=apply,
)
