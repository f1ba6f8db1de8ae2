"""Every archetype and every blueprint becomes sound parts of an AppSpec."""

import pytest

from loomery_spec import AppSpec, Entity, SeedSet
from loomery_spec.pages import BoardPage, CalendarPage, DetailPage, FormPage, LandingPage, ListPage, ToolPage
from loomery_spec.sections import Chart, Hero, Link
from loomery_spec.text import dump_spec, parse_spec
from loomery_templates.catalogue import Catalogue
from loomery_templates.catalogue.sources import Sources
from loomery_templates.catalogue.to_spec import archetype_entity, blueprint_parts, blueprint_spec


def _said(catalogue: Catalogue, blueprint_id: str) -> str:
    """All words that bring in the conditional parts of a blueprint."""
    blueprint = catalogue.blueprint(blueprint_id)
    conditions = [*(item.when for item in blueprint.entities), *(item.when for item in blueprint.pages)]
    return ". ".join(word for words in conditions for word in words)


@pytest.fixture(scope="module")
def specs(catalogue: Catalogue) -> dict[str, AppSpec]:
    """Each blueprint with everything that it can have."""
    return {
        name: blueprint_spec(catalogue, name, text=_said(catalogue, name), records=6)
        for name in catalogue.blueprint_ids
    }


def test_every_archetype_becomes_an_entity(sources: Sources) -> None:
    known = {archetype.id for archetype in sources.archetypes}
    for archetype in sources.archetypes:
        entity = archetype_entity(archetype, kept=known).entity
        members = [field.name for field in entity.fields] + [relation.name for relation in entity.relations]
        assert len(members) == len(set(members)), archetype.id
        assert entity.title_field is None or entity.field(entity.title_field), archetype.id
        if archetype.states:
            assert entity.states is not None, archetype.id
            reached = {state for states in archetype.states.flow.values() for state in states}
            assert len(entity.states.transitions) == len(reached), archetype.id


def test_every_blueprint_survives_being_written_and_read(specs: dict[str, AppSpec]) -> None:
    for name, spec in specs.items():
        again, report = parse_spec(dump_spec(spec))
        assert not report.failed, name
        assert again == spec, name


def _member_names(entity: Entity) -> set[str]:
    own = {field.name for field in entity.fields} | {relation.name for relation in entity.relations}
    return own | {"id", "created_at", "updated_at"}


def _fields_named(page: object) -> list[str]:
    match page:
        case ListPage(filters=filters, sort=sort):
            return [*filters, *([sort.field] if sort else [])]
        case FormPage(steps=steps):
            return [name for step in steps for name in step.fields]
        case BoardPage(group_by=name):
            return [name]
        case CalendarPage(start=start, end=end):
            return [start, *([end] if end else [])]
    return []


def test_everything_that_a_page_names_is_there(specs: dict[str, AppSpec]) -> None:
    for name, spec in specs.items():
        pages = {page.name for page in spec.pages}
        assert len(pages) == len(spec.pages), name
        assert len({page.path for page in spec.pages}) == len(spec.pages), name
        for page in spec.pages:
            entity = spec.entity(getattr(page, "entity", ""))
            assert entity or not getattr(page, "entity", ""), (name, page.name)
            if entity:
                assert set(_fields_named(page)) <= _member_names(entity), (name, page.name)
            for section in page.sections:
                links: tuple[Link, ...] = getattr(section, "actions", ())
                assert {link.page for link in links} <= pages, (name, page.name)
                if isinstance(section, Chart):
                    shown = spec.entity(section.entity)
                    assert shown, (name, section.title)
                    assert section.group_by in _member_names(shown), (name, section.title)


def test_everybody_granted_something_exists(specs: dict[str, AppSpec]) -> None:
    for name, spec in specs.items():
        for grant in spec.grants:
            entity = spec.entity(grant.entity)
            assert spec.role(grant.role), (name, grant)
            assert entity, (name, grant)
            if grant.scope == "own":
                assert entity.owner or entity.name == "user", (name, grant)
            if grant.scope == "related":
                for step in grant.through:
                    assert entity, (name, grant)
                    relation = entity.relation(step)
                    assert relation, (name, grant)
                    last, entity = relation.target, spec.entity(relation.target)
                assert last == "user", (name, grant)


def test_one_role_at_least_administers_accounts_that_are_managed(
    specs: dict[str, AppSpec], catalogue: Catalogue
) -> None:
    for name, spec in specs.items():
        lines = [line for role in catalogue.blueprint(name).roles for line in role.may]
        if "manage user" in lines:
            assert any(role.kind == "admin" for role in spec.roles), name


def _indices(seeds: tuple[SeedSet, ...]) -> dict[str, int]:
    return {item.entity: len(item.records) for item in seeds}


def test_seeds_keep_to_their_entity(specs: dict[str, AppSpec]) -> None:
    for name, spec in specs.items():
        sizes = _indices(spec.seeds) | {"user": len(spec.roles)}
        for item in spec.seeds:
            entity = spec.entity(item.entity)
            assert entity, (name, item.entity)
            unique = [field.name for field in entity.fields if field.unique]
            for key in unique:
                values = [row[key] for row in item.records if key in row]
                assert len(values) == len(set(map(str, values))), (name, entity.name, key)
            for row in item.records:
                assert row.keys() <= _member_names(entity), (name, entity.name)
                for relation in (item for item in entity.relations if item.kind != "one_to_many"):
                    index = row.get(relation.name)
                    assert index is not None or not relation.required, (name, entity.name, relation.name)
                    if isinstance(index, int):
                        assert index < sizes[relation.target], (name, entity.name, relation.name)


def test_main_entities_have_more_than_a_page_of_records(catalogue: Catalogue) -> None:
    for name in ("online_shop", "clinic", "news_site", "todo_list"):
        spec = blueprint_spec(catalogue, name)
        assert max(_indices(spec.seeds).values()) >= 20, name


def test_words_bring_in_what_waits_for_them(catalogue: Catalogue) -> None:
    blueprint = catalogue.blueprint("sports_data_site")
    plain = {entity.name for entity in blueprint_parts(catalogue, blueprint).entities}
    asked = {
        entity.name
        for entity in blueprint_parts(catalogue, blueprint, text="with betting odds and tips").entities
    }
    assert "prediction" not in plain
    assert "prediction" in asked


def test_parts_speak_only_of_what_is_kept(catalogue: Catalogue) -> None:
    blueprint = catalogue.blueprint("sports_data_site")
    parts = blueprint_parts(catalogue, blueprint, kept=("team", "player"))
    assert {entity.name for entity in parts.entities} <= {"team", "player", "user"}
    assert {getattr(page, "entity", "team") for page in parts.pages} <= {"team", "player"}


def test_nothing_of_a_blueprint_is_dropped_in_silence(catalogue: Catalogue) -> None:
    for name in ("online_shop", "library_management", "chess_online"):
        if name not in catalogue.blueprint_ids:
            continue
        blueprint = catalogue.blueprint(name)
        parts = blueprint_parts(catalogue, blueprint)
        assert set(blueprint.rules) == set(parts.enforced) | (set(parts.not_enforced) & set(blueprint.rules))


def test_an_application_has_a_face(specs: dict[str, AppSpec]) -> None:
    landing = next(page for page in specs["sports_data_site"].pages if isinstance(page, LandingPage))
    hero = landing.sections[0]
    assert isinstance(hero, Hero)
    assert hero.title == "Every match. Every number."
    assert hero.actions
    assert any(isinstance(page, DetailPage) for page in specs["sports_data_site"].pages)


def test_tool_pages_hold_a_tool(specs: dict[str, AppSpec]) -> None:
    pages = [page for spec in specs.values() for page in spec.pages if isinstance(page, ToolPage)]
    assert len(pages) > 40
    assert all(any(section.kind == "tool" for section in page.sections) for page in pages)


def test_the_visitor_is_always_among_the_roles(specs: dict[str, AppSpec]) -> None:
    for name, spec in specs.items():
        assert sum(role.kind == "visitor" for role in spec.roles) == 1, name


def test_own_means_the_role_s_own_and_not_those_of_its_clients(catalogue: Catalogue) -> None:
    grants = blueprint_parts(catalogue, catalogue.blueprint("clinic")).grants
    of_doctor = [grant for grant in grants if grant.role == "doctor" and grant.scope == "related"]
    of_patient = [grant for grant in grants if grant.role == "patient" and grant.scope == "related"]
    assert of_doctor
    assert of_patient
    assert {grant.through[0] for grant in of_doctor} == {"doctor"}
    assert {grant.through[0] for grant in of_patient} == {"patient"}
