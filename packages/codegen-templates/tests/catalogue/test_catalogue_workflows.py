"""Workflows in words become triggers and actions; what can't be said is reported."""

from loomery_spec import Role
from loomery_spec.behaviour import Notify, RecordEvent, Schedule, SetField
from loomery_templates.catalogue import Catalogue
from loomery_templates.catalogue.models import BlueprintWorkflow
from loomery_templates.catalogue.to_spec import Scope, archetype_entity
from loomery_templates.catalogue.to_spec.workflows import trigger, workflows

MEMBER = Role(name="member", label="Member", kind="member")
STAFF = Role(name="staff", label="Staff", kind="staff")


def _scope(catalogue: Catalogue, *names: str) -> Scope:
    sources = [catalogue.archetype(name) for name in names]
    made = [archetype_entity(source, kept=names).entity for source in sources]
    scope = Scope.of(made, {source.id: source.synonyms for source in sources})
    scope.roles = (MEMBER, STAFF)
    return scope


def test_events_are_read_from_states_and_deeds(catalogue: Catalogue) -> None:
    scope = _scope(catalogue, "order", "product")
    paid = trigger("order paid", scope)
    assert isinstance(paid, RecordEvent)
    assert (paid.entity, paid.on) == ("order", "transition")
    assert trigger("order created", scope) == RecordEvent(entity="order", on="created")
    assert trigger("every week", scope) == Schedule(every="week")
    assert trigger("the moon rises", scope) is None


def _workflows(
    catalogue: Catalogue, when: str, then: tuple[str, ...]
) -> tuple[list[object], tuple[str, ...]]:
    flow = BlueprintWorkflow(when=when, then=then)
    blueprint = catalogue.blueprint("online_shop").model_copy(update={"workflows": (flow,)})
    made, unheard = workflows(blueprint, _scope(catalogue, "order", "product"))
    return [action for item in made for action in item.actions], unheard


def test_staff_and_owners_are_told(catalogue: Catalogue) -> None:
    actions, unheard = _workflows(catalogue, "order created", ("notify staff", "notify customer"))
    assert unheard == ()
    assert [type(action) for action in actions] == [Notify, Notify]
    assert actions[0].roles == ("staff",)  # type: ignore[attr-defined]
    assert actions[1].owner or actions[1].through  # type: ignore[attr-defined]


def test_what_cannot_be_said_is_reported_word_for_word(catalogue: Catalogue) -> None:
    actions, unheard = _workflows(catalogue, "order paid", ("polish the brass",))
    assert actions == []
    assert unheard == ("when order paid: polish the brass",)


def test_a_step_never_undoes_itself(catalogue: Catalogue) -> None:
    actions, unheard = _workflows(catalogue, "order paid", ("set order cancelled",))
    assert not any(isinstance(action, SetField) for action in actions)
    assert unheard == ("when order paid: set order cancelled",)


def test_a_record_begins_at_its_beginning(catalogue: Catalogue) -> None:
    actions, unheard = _workflows(catalogue, "order recorded in full", ("mark paid", "notify staff"))
    assert not any(isinstance(action, SetField) for action in actions)
    assert len(actions) == 1
    assert unheard == ("when order recorded in full: mark paid",)
