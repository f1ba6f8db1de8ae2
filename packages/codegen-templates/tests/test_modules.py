"""Feature modules: the contract of each, and what each adds."""

from importlib.metadata import entry_points

import pytest

from loomery_spec import AppSpec, Entity, Field, Relation, Report, SeedSet
from loomery_spec.behaviour import FeatureUse
from loomery_spec.constraints import UniqueTogether
from loomery_spec.fields import BooleanType, FileType, ImageType, IntegerType, LongTextType
from loomery_spec.pages import DashboardPage, DetailPage, ListPage, ReportPage
from loomery_spec.sections import EntityForm, Related
from loomery_templates.modules.building import put_entity
from loomery_templates.modules.checking import check_module, example_spec, open_spec, show_module
from loomery_templates.modules.protocol import FeatureModule

MODULES: dict[str, FeatureModule] = {
    point.name: point.load()
    for point in entry_points(group="loomery.features")
    if point.value.startswith("loomery_templates.")
}


def expand(spec: AppSpec, feature: str, *entities: str, **options: object) -> AppSpec:
    use = FeatureUse(feature=feature, entities=entities, options=options)  # type: ignore[arg-type]
    assert MODULES[feature].check_options(use.options) == []
    report = Report()
    once = MODULES[feature].expand(spec, use, report)
    assert not report.failed
    assert MODULES[feature].expand(once, use, Report()) == once
    return once


def grants(spec: AppSpec, entity: str) -> set[tuple[str, str, str]]:
    return {
        (grant.role, action, grant.scope)
        for grant in spec.grants
        if grant.entity == entity
        for action in grant.actions
    }


def test_the_twelve_are_behind_the_door() -> None:
    ours = "auth comments contact_form csv dashboard favourites notifications profile ratings reports search"
    assert set(MODULES) >= {*ours.split(), "uploads"}


@pytest.mark.parametrize("name", sorted(MODULES))
def test_contract(name: str) -> None:
    assert MODULES[name].name == name
    assert [str(item) for item in check_module(MODULES[name]).found] == []


@pytest.mark.parametrize("name", sorted(MODULES))
def test_card_shows_options_and_effect(name: str) -> None:
    card = show_module(MODULES, name)
    assert card is not None
    assert card.schema["additionalProperties"] is False
    assert card.adds or name in ("auth", "search")


class TestComments:
    def test_members_write_their_own_and_visitors_read(self) -> None:
        spec = expand(example_spec(), "comments", "book")
        comment = spec.entity("book_comment")
        assert comment is not None
        assert comment.owner == "author"
        assert comment.relation("book") is not None
        assert grants(spec, "book_comment") >= {
            ("visitor", "view", "all"),
            ("member", "create", "own"),
            ("member", "edit", "own"),
            ("admin", "delete", "all"),
        }
        assert ("visitor", "create", "all") not in grants(spec, "book_comment")
        assert ("member", "edit", "all") not in grants(spec, "book_comment")

    def test_shown_under_the_record(self) -> None:
        page = next(p for p in expand(example_spec(), "comments").pages if isinstance(p, DetailPage))
        assert [section.kind for section in page.sections] == ["facts", "related"]

    def test_without_accounts_people_type_their_name(self) -> None:
        comment = expand(open_spec(), "comments").entity("book_comment")
        assert comment is not None
        assert comment.owner is None
        assert comment.field("author_name") is not None

    def test_parts_of_a_thing_get_no_comments_of_their_own(self) -> None:
        chapter = Entity(
            name="chapter",
            plural="chapters",
            label="Chapter",
            label_plural="Chapters",
            relations=(Relation(name="book", label="Book", target="book", required=True),),
        )
        spec = example_spec()
        spec = expand(spec.model_copy(update={"entities": (chapter, *spec.entities)}), "comments")
        assert [entity.name for entity in spec.entities] == ["chapter", "book", "book_comment"]

    def test_an_entity_that_the_text_stated_is_used(self) -> None:
        stated = Entity(
            name="comment",
            plural="comments",
            label="Remark",
            label_plural="Remarks",
            archetype="comment",
            fields=(Field(name="body", label="Body", type=LongTextType()),),
            relations=(Relation(name="about", label="About", target="book"),),
        )
        spec = example_spec()
        spec = expand(spec.model_copy(update={"entities": (*spec.entities, stated)}), "comments", "book")
        assert [entity.name for entity in spec.entities] == ["book", "comment"]
        comment = spec.entity("comment")
        assert comment is not None
        assert [field.name for field in comment.fields] == ["body"]
        page = next(p for p in spec.pages if isinstance(p, DetailPage))
        related = next(section for section in page.sections if isinstance(section, Related))
        assert (related.title, related.relation) == ("Remarks", "about")

    def test_two_targets_get_names_that_differ(self) -> None:
        spec = example_spec()
        film = spec.entities[0].model_copy(
            update={"name": "film", "plural": "films", "label": "Film", "label_plural": "Films"}
        )
        spec = expand(
            spec.model_copy(update={"entities": (*spec.entities, film)}), "comments", "book", "film"
        )
        labels = [entity.label for entity in spec.entities if entity.archetype == "comment"]
        assert labels == ["Comment", "Film comment"]

    def test_samples_lead_to_samples(self) -> None:
        spec = example_spec().model_copy(
            update={"seeds": (SeedSet(entity="book", records=({"title": "A"}, {"title": "B"})),)}
        )
        samples = next(s for s in expand(spec, "comments").seeds if s.entity == "book_comment")
        assert {record["book"] for record in samples.records} == {0, 1}
        assert {record["author"] for record in samples.records} <= {1, 2}


class TestRatings:
    def test_once_per_person_with_an_average(self) -> None:
        spec = expand(example_spec(), "ratings", "book", stars=10)
        review = spec.entity("book_review")
        assert review is not None
        rule = next(rule for rule in review.constraints if isinstance(rule, UniqueTogether))
        assert rule.fields == ("book", "author")
        stars = review.field("stars")
        assert stars is not None
        assert stars.type.max == 10  # type: ignore[union-attr]
        book = spec.entity("book")
        assert book is not None
        average = book.field("average_rating")
        assert average is not None
        assert average.computed is not None

    def test_samples_keep_the_rule(self) -> None:
        spec = example_spec().model_copy(
            update={"seeds": (SeedSet(entity="book", records=({"title": "A"},)),)}
        )
        samples = next(s for s in expand(spec, "ratings").seeds if s.entity == "book_review")
        pairs = [(record["book"], record["author"]) for record in samples.records]
        assert len(pairs) == len(set(pairs)) == 2


class TestFavourites:
    def test_a_private_list(self) -> None:
        spec = expand(example_spec(), "favourites", "book")
        assert grants(spec, "book_favourite") == {
            (role, action, "own") for role in ("member", "admin") for action in ("view", "create", "delete")
        }
        page = next(p for p in spec.pages if isinstance(p, ListPage))
        assert (page.fixed[0].field, page.fixed[0].value) == ("owner", "me")

    def test_a_mark_where_nobody_signs_in(self) -> None:
        spec = expand(open_spec(), "favourites")
        assert [entity.name for entity in spec.entities] == ["book"]
        mark = spec.entities[0].field("favourite")
        assert mark is not None
        assert isinstance(mark.type, BooleanType)


class TestUploads:
    def test_one_field(self) -> None:
        image = expand(open_spec(), "uploads", kind="image").entities[0].field("image")
        assert image is not None
        assert isinstance(image.type, ImageType)

    def test_a_field_of_that_kind_is_enough(self) -> None:
        once = expand(open_spec(), "uploads", "book")
        assert expand(once, "uploads", "book", accept=[".pdf"]) == once

    def test_several_follow_the_grants_of_the_record(self) -> None:
        spec = expand(example_spec(), "uploads", several=True)
        entity = spec.entity("book_attachment")
        assert entity is not None
        field = entity.field("attachment")
        assert field is not None
        assert isinstance(field.type, FileType)
        assert ("visitor", "view", "all") in grants(spec, "book_attachment")
        assert ("visitor", "create", "all") not in grants(spec, "book_attachment")


def test_contact_form_is_for_all_and_its_inbox_for_the_administrator() -> None:
    spec = expand(example_spec(), "contact_form")
    assert ("visitor", "create", "all") in grants(spec, "contact_request")
    assert ("visitor", "view", "all") not in grants(spec, "contact_request")
    assert ("member", "view", "all") not in grants(spec, "contact_request")
    form = next(s for page in spec.pages for s in page.sections if isinstance(s, EntityForm))
    assert "status" not in form.fields
    inbox = next(page for page in spec.pages if isinstance(page, ListPage))
    assert inbox.roles == ("admin",)


def test_csv_is_for_those_who_manage() -> None:
    given = grants(expand(example_spec(), "csv", imports=True), "book")
    assert {("admin", "export", "all"), ("admin", "import", "all")} <= given
    assert not any(role == "member" and action in ("export", "import") for role, action, _ in given)


def test_notifications_need_somebody_to_tell() -> None:
    report = Report()
    use = FeatureUse(feature="notifications")
    assert MODULES["notifications"].expand(open_spec(), use, report) == open_spec()
    assert [item.code for item in report.found] == ["FEAT004"]


def test_notifications_tell_the_owner() -> None:
    spec = expand(example_spec(), "notifications")
    assert [workflow.name for workflow in spec.workflows] == ["tell_book_changed"]
    assert spec.entity("notification") is not None


def test_profile_adds_to_the_account() -> None:
    user = expand(example_spec(), "profile", fields=["website"]).entity("user")
    assert user is not None
    assert [field.name for field in user.fields] == ["website"]


def test_auth_takes_nothing_away_from_who_signs_in() -> None:
    spec = expand(open_spec(), "auth", admin=True)
    assert [(role.name, role.signs_up) for role in spec.roles] == [
        ("visitor", False),
        ("member", True),
        ("admin", False),
    ]


def test_search_makes_text_findable_and_lists_narrow() -> None:
    page = ListPage(name="book_list", title="Books", path="/books", entity="book")
    spec = expand(open_spec().model_copy(update={"pages": (page,)}), "search")
    assert {field.name for field in spec.entities[0].fields if field.searchable} == {"title", "summary"}
    changed = spec.pages[0]
    assert isinstance(changed, ListPage)
    assert changed.filters == ("status",)


def test_dashboard_and_report_count_and_chart() -> None:
    spec = expand(expand(open_spec(), "dashboard"), "reports")
    dashboard = next(page for page in spec.pages if isinstance(page, DashboardPage))
    report = next(page for page in spec.pages if isinstance(page, ReportPage))
    for page in (dashboard, report):
        assert [section.kind for section in page.sections] == ["stats", "chart", "chart", "records"]


def test_a_named_entity_that_is_not_there_is_reported() -> None:
    report = Report()
    MODULES["comments"].expand(open_spec(), FeatureUse(feature="comments", entities=("film",)), report)
    assert [item.code for item in report.found] == ["FEAT003"]


class TestParticipation:
    def test_people_join_once_while_there_are_places(self) -> None:
        spec = example_spec()
        book = spec.entity("book")
        assert book is not None
        places = Field(name="places", label="Places", type=IntegerType(), required=True)
        spec = put_entity(spec, book.model_copy(update={"fields": (*book.fields, places)}))
        spec = expand(spec, "participation", "book")
        entity = spec.entity("book_participation")
        assert entity is not None
        assert {rule.kind for rule in entity.constraints} == {"unique_together", "capacity"}
        assert ("member", "create", "own") in grants(spec, "book_participation")
        assert ("visitor", "create", "own") not in grants(spec, "book_participation")
        assert ("member", "create", "all") not in grants(spec, "book_participation")
        mine = next(p for p in spec.pages if isinstance(p, ListPage) and p.entity == entity.name)
        assert (mine.fixed[0].field, mine.fixed[0].value) == ("participant", "me")
        counted = next(one for one in spec.entities if one.name == "book").field("participant_count")
        assert counted is not None
        assert counted.computed is not None

    def test_a_list_kept_by_hand_gives_way(self) -> None:
        spec = example_spec()
        book = spec.entity("book")
        assert book is not None
        guests = Relation(name="participants", label="Participants", target="user", kind="many_to_many")
        spec = put_entity(spec, book.model_copy(update={"relations": (*book.relations, guests)}))
        joined = expand(spec, "participation", "book").entity("book")
        assert joined is not None
        assert joined.relation("participants") is None

    def test_nobody_joins_where_nobody_signs_in(self) -> None:
        assert expand(open_spec(), "participation", "book") == open_spec()


class TestTaking:
    def test_what_is_taken_is_left_to_who_took_it(self) -> None:
        spec = expand(example_spec(), "taking", "book", roles=["member"])
        book = spec.entity("book")
        assert book is not None
        assert book.states is not None
        steps = {step.name: step for step in book.states.transitions}
        assert steps["accept"].roles == ("member",)
        assert steps["start"].guard is not None
        assert book.relation("taken_by") is not None
        hidden = next(rule for rule in book.constraints if rule.kind == "visibility")
        assert hidden.roles == ("member",)
        assert any(flow.name == "book_taken" for flow in spec.workflows)
        lists = {page.fixed[0].value for page in spec.pages if isinstance(page, ListPage) and page.fixed}
        assert lists == {"open", "me"}


class TestModeration:
    def test_what_waits_is_hidden_and_only_heads_decide(self) -> None:
        spec = expand(example_spec(), "moderation", "book")
        book = spec.entity("book")
        assert book is not None
        assert book.states is not None
        assert book.states.initial == "in_review"
        deciding = [step for step in book.states.transitions if step.target in ("published", "rejected")]
        assert deciding
        assert all(step.roles == ("admin",) for step in deciding)
        assert any(rule.kind == "visibility" for rule in book.constraints)
        assert any(isinstance(page, ListPage) and page.roles == ("admin",) for page in spec.pages)
