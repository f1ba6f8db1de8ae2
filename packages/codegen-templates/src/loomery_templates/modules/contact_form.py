"""Contact form: visitors write, those who run the application read and answer."""

from loomery_spec import AppSpec, Entity, Evidence, Field, Grant, Report, StateMachine, Transition
from loomery_spec.behaviour import FeatureUse, Notify, RecordEvent, Workflow
from loomery_spec.fields import Choice, ChoiceType, EmailType, LongTextType, PhoneType, TextType
from loomery_spec.pages import ListPage, Navigation, StaticPage
from loomery_spec.sections import EntityForm, Text
from loomery_templates.modules.building import add_entity, add_grants, add_page, add_workflow, because
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.people import EVERYTHING, ensure_visitor, may
from loomery_templates.modules.targets import free_page_name

KINDS = ("contact_request", "inquiry", "enquiry", "contact_message")


class ContactOptions(Options):
    """What the form asks and says."""

    title: str = "Contact"
    intro: str = "Write to us. We answer within two working days."
    phone: bool = False
    """Ask for a telephone number."""


def apply(spec: AppSpec, use: FeatureUse, options: ContactOptions, _report: Report) -> AppSpec:
    """Add the form, and the list of what came in for those who answer."""
    evidence = because(use)
    spec = ensure_visitor(spec)
    entity = next((e for e in spec.entities if e.archetype in KINDS or e.name in KINDS), None)
    if entity is None:
        entity = _request(options, evidence)
        spec = add_entity(spec, entity)
    spec = _open(spec, entity)
    if not any(
        isinstance(section, EntityForm) and section.entity == entity.name
        for page in spec.pages
        for section in page.sections
    ):
        spec = add_page(spec, _page(spec, options, entity, evidence))
    return _inbox(spec, entity, evidence)


def _request(options: ContactOptions, evidence: Evidence) -> Entity:
    states = ChoiceType(
        choices=(
            Choice(value="new", label="New", tone="info"),
            Choice(value="answered", label="Answered", tone="success"),
        )
    )
    phone = (Field(name="phone", label="Telephone", type=PhoneType(), personal="personal"),)
    return Entity(
        name="contact_request",
        plural="contact_requests",
        label="Contact request",
        label_plural="Contact requests",
        about="What people wrote through the contact form.",
        icon="mail",
        title_field="subject",
        archetype="contact_request",
        evidence=evidence,
        fields=(
            Field(name="name", label="Your name", type=TextType(), required=True, personal="personal"),
            Field(name="email", label="Your e-mail", type=EmailType(), required=True, personal="personal"),
            *(phone if options.phone else ()),
            Field(name="subject", label="Subject", type=TextType(), required=True, searchable=True),
            Field(
                name="message",
                label="Message",
                type=LongTextType(max_length=5000),
                required=True,
                searchable=True,
            ),
            Field(name="status", label="Status", type=states, default="new", read_only=True),
        ),
        states=StateMachine(
            field="status",
            initial="new",
            transitions=(
                Transition(
                    name="mark_answered", label="Mark as answered", sources=("new",), target="answered"
                ),
            ),
        ),
    )


def _open(spec: AppSpec, entity: Entity) -> AppSpec:
    """Everybody writes; staff and administrators read and answer."""
    grants = []
    for role in spec.roles:
        if role.kind in ("staff", "admin"):
            grants.append(Grant(role=role.name, entity=entity.name, actions=EVERYTHING))
        elif not may(spec, role.name, "create", entity.name):
            grants.append(Grant(role=role.name, entity=entity.name, actions=("create",)))
    return add_grants(spec, grants)


def _page(spec: AppSpec, options: ContactOptions, entity: Entity, evidence: Evidence) -> StaticPage:
    hidden = {entity.states.field} if entity.states else set()
    fields = tuple(
        field.name
        for field in entity.fields
        if field.name not in hidden and not field.read_only and field.computed is None
    )
    return StaticPage(
        name=free_page_name(spec, "contact"),
        title=options.title,
        path="/contact",
        navigation=Navigation(label=options.title, icon="mail", order=90),
        evidence=evidence,
        sections=(
            Text(body=options.intro),
            EntityForm(title="Write to us", entity=entity.name, fields=fields, submit_label="Send"),
        ),
    )


def _inbox(spec: AppSpec, entity: Entity, evidence: Evidence) -> AppSpec:
    """The list of requests and a notification, where somebody is there to answer."""
    answering = tuple(role for role in spec.roles if role.kind in ("staff", "admin"))
    if not answering:
        return spec
    if not any(isinstance(page, ListPage) and page.entity == entity.name for page in spec.pages):
        inbox = ListPage(
            name=free_page_name(spec, f"{entity.name}_list"),
            title=entity.label_plural,
            path=f"/{entity.path}",
            side="staff" if any(role.kind == "staff" for role in answering) else "admin",
            roles=tuple(role.name for role in answering),
            entity=entity.name,
            navigation=Navigation(label=entity.label_plural, icon="inbox", order=95),
            evidence=evidence,
        )
        spec = add_page(spec, inbox)
    return add_workflow(
        spec,
        Workflow(
            name=f"announce_{entity.name}",
            label=f"Tell those who answer about a new {entity.label.lower()}",
            trigger=RecordEvent(entity=entity.name, on="created"),
            actions=(
                Notify(roles=tuple(role.name for role in answering), message=f"New {entity.label.lower()}"),
            ),
            evidence=evidence,
        ),
    )


MODULE = Feature(
    name="contact_form",
    title="Contact form",
    about="Visitors write; those who run the application read and answer.",
    options=ContactOptions,
    apply=apply,
)
