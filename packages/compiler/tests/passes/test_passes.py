"""The passes: what they refuse, with code and place, and what they complete."""

import pytest

from loomery_compiler.passes.seeds import COUNT
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import Plugins
from loomery_spec import (
    AppSpec,
    Entity,
    Field,
    Grant,
    Relation,
    Report,
    Role,
    SeedSet,
    StateMachine,
    Transition,
)
from loomery_spec.constraints import LineItems, NoOverlap
from loomery_spec.fields import BooleanType, Choice, ChoiceType, FieldType, IntegerType, TextType
from loomery_spec.pages import DetailPage, FormPage, LandingPage, ListPage, ProfilePage, StaticPage
from loomery_spec.sections import CallToAction, Link, Records, Related

TITLE = Field(name="title", label="Title", type=TextType(), required=True)
STATUS = ChoiceType(choices=(Choice(value="open", label="Open"), Choice(value="done", label="Done")))
MEMBER = Role(name="member", label="Member", signs_up=True)
ADMIN = Role(name="admin", label="Administrator", kind="admin")


def entity(name: str, *fields: Field, **more: object) -> Entity:
    values = {
        "plural": f"{name}s",
        "label": name.title(),
        "label_plural": f"{name.title()}s",
        "fields": fields or (TITLE,),
    }
    return Entity(name=name, **(values | more))


def app(*entities: Entity, **more: object) -> AppSpec:
    return AppSpec(name="Demo", slug="demo", entities=entities, **more)


def complete(spec: AppSpec) -> tuple[AppSpec, Report]:
    return complete_spec(spec, Plugins())


def field(name: str, kind: FieldType | None = None) -> Field:
    return Field(name=name, label=name.title(), type=kind or TextType())


FAULTY = [
    ("REF101", app(entity("task", relations=(Relation(name="list", label="List", target="nothing"),)))),
    ("REF102", app(entity("task"), grants=(Grant(role="ghost", entity="task", actions=("view",)),))),
    (
        "REF103",
        app(
            pages=(
                LandingPage(
                    name="home",
                    title="Home",
                    path="/",
                    sections=(CallToAction(title="Go", actions=(Link(label="Go", page="nowhere"),)),),
                ),
            )
        ),
    ),
    ("REF104", app(entity("task", title_field="missing"))),
    ("REF104", app(entity("task", constraints=(NoOverlap(start="from_day", end="to_day"),)))),
    (
        "REF104",
        app(
            entity("task"),
            pages=(ListPage(name="t", title="T", path="/t", entity="task", columns=("gone",)),),
        ),
    ),
    ("REF105", app(entity("task", owner="title"))),
    ("NAME101", app(entity("class"))),
    ("NAME102", app(entity("task", TITLE, TITLE))),
    ("NAME103", app(entity("task", field("metadata")))),
    ("NAME104", app(entity("task"), entity("task", plural="others"))),
    ("NAME105", app(pages=tuple(LandingPage(name=name, title="Home", path="/") for name in ("a", "b")))),
    ("STATE101", app(entity("task", states=StateMachine(field="title", initial="open")))),
    (
        "STATE102",
        app(
            entity(
                "task",
                TITLE,
                field("status", STATUS),
                states=StateMachine(
                    field="status",
                    initial="open",
                    transitions=(Transition(name="lose", label="Lose", sources=("open",), target="lost"),),
                ),
            )
        ),
    ),
    (
        "PERM101",
        app(
            entity("task"),
            roles=(MEMBER,),
            grants=(Grant(role="member", entity="task", actions=("edit",), scope="own"),),
        ),
    ),
]


@pytest.mark.parametrize(
    ("code", "spec"), FAULTY, ids=[f"{code}-{place}" for place, (code, _) in enumerate(FAULTY)]
)
def test_faults_are_refused_with_their_code(code: str, spec: AppSpec) -> None:
    _, report = complete(spec)
    assert report.failed
    assert code in {item.code for item in report.found}


def test_all_faults_of_a_pass_come_in_one_run() -> None:
    spec = app(
        entity(
            "task", title_field="missing", relations=(Relation(name="list", label="List", target="nothing"),)
        ),
        grants=(Grant(role="ghost", entity="task", actions=("view",)),),
    )
    _, report = complete(spec)
    assert {item.code for item in report.found} == {"REF101", "REF102", "REF104"}


def test_completing_twice_changes_nothing() -> None:
    spec = app(entity("task", TITLE, field("done", BooleanType())), entity("note"), roles=(MEMBER, ADMIN))
    once, _ = complete(spec)
    twice, report = complete(once)
    assert not report.failed
    assert twice == once


def test_an_app_without_accounts_is_open() -> None:
    done, _ = complete(app(entity("task")))
    (grant,) = done.grants
    assert grant.role == "visitor"
    assert "delete" in grant.actions
    assert done.entity("user") is None


def test_what_is_not_granted_is_refused() -> None:
    view = Grant(role="member", entity="task", actions=("view",))
    done, _ = complete(app(entity("task"), roles=(MEMBER, ADMIN), grants=(view,)))
    member = [grant for grant in done.grants if grant.role == "member" and grant.entity == "task"]
    assert [grant.actions for grant in member] == [("view",)]
    assert not [grant for grant in done.grants if grant.role == "visitor"]
    create = next(page for page in done.pages if isinstance(page, FormPage) and page.entity == "task")
    assert create.roles == ("admin",)


def test_signing_in_takes_nothing_away() -> None:
    owner = Relation(name="owner", label="Owner", target="user")
    grants = (
        Grant(role="visitor", entity="task", actions=("view",)),
        Grant(role="member", entity="task", actions=("view", "edit"), scope="own"),
    )
    visitor = Role(name="visitor", label="Visitor", kind="visitor")
    task = entity("task", owner="owner", relations=(owner,))
    done, _ = complete(app(task, roles=(visitor, MEMBER, ADMIN), grants=grants))
    mine = {(one.scope, one.actions) for one in done.grants if (one.role, one.entity) == ("member", "task")}
    assert mine == {("own", ("view", "edit")), ("all", ("view",))}


def test_accounts_bring_a_user_with_the_roles_as_choices() -> None:
    done, _ = complete(app(entity("task"), roles=(MEMBER, ADMIN)))
    user = done.entity("user")
    assert user is not None
    role = user.field("role")
    assert role is not None
    assert isinstance(role.type, ChoiceType)
    assert [choice.value for choice in role.type.choices] == ["member", "admin"]
    assert role.default == "member"


def test_to_many_becomes_to_one_on_the_other_side() -> None:
    items = Relation(name="items", label="Items", target="item", kind="one_to_many")
    done, _ = complete(app(entity("order_entry", plural="orders", relations=(items,)), entity("item")))
    item = done.entity("item")
    assert item is not None
    assert [(link.name, link.kind, link.inverse) for link in item.relations] == [
        ("order_entry", "many_to_one", "items")
    ]
    detail = next(
        page for page in done.pages if isinstance(page, DetailPage) and page.entity == "order_entry"
    )
    assert any(isinstance(section, Related) and section.entity == "item" for section in detail.sections)


def test_every_thing_can_be_found_seen_made_and_changed() -> None:
    done, _ = complete(app(entity("task"), entity("note")))
    for name in ("task", "note"):
        kinds = {
            (page.kind, getattr(page, "mode", ""))
            for page in done.pages
            if getattr(page, "entity", "") == name
        }
        assert kinds == {("list", ""), ("detail", ""), ("form", "create"), ("form", "edit")}


def test_no_form_asks_for_what_lines_set() -> None:
    money = IntegerType()
    sold = LineItems(
        parent="order", item="thing", quantity="count", price="cost", item_price="cost", total="total"
    )
    line = entity(
        "line",
        field("count", money),
        field("cost", money),
        relations=(
            Relation(name="order", label="Order", target="order"),
            Relation(name="thing", label="Thing", target="thing"),
        ),
        constraints=(sold,),
    )
    total = field("total", money).model_copy(update={"required": True})
    done, _ = complete(app(entity("order", TITLE, total), entity("thing", TITLE, field("cost", money)), line))
    asked = {page.entity: page.fields for page in done.pages if isinstance(page, FormPage)}
    assert asked == {
        "order": ("title",),
        "thing": ("title", "cost"),
        "line": ("count", "order", "thing"),
    }


def test_a_public_page_shows_only_what_visitors_may_see() -> None:
    home = LandingPage(
        name="home",
        title="Home",
        path="/",
        sections=(Records(title="Tasks", entity="task"), Records(title="Notes", entity="note")),
    )
    told = StaticPage(name="told", title="Told", path="/told", sections=home.sections)
    grants = (Grant(role="visitor", entity="note", actions=("view",)),)
    visitor = Role(name="visitor", label="Visitor", kind="visitor")
    spec = app(entity("task"), entity("note"), roles=(visitor, ADMIN), grants=grants, pages=(home, told))
    done, report = complete(spec)
    shown = {
        page.name: [section.title for section in page.sections if isinstance(section, Records)]
        for page in done.pages
    }
    assert shown["told"] == ["Notes"]
    # The front page greets those who sign in as well; its blocks ask by themselves who looks.
    assert shown["home"] == ["Tasks", "Notes"]
    assert "PAGE102" in {item.code for item in report.found}


def test_lists_start_with_believable_records() -> None:
    done, _ = complete(app(entity("task", TITLE, field("effort", IntegerType(min=1, max=8)))))
    (seeds,) = done.seeds
    assert len(seeds.records) == COUNT
    assert all(1 <= record["effort"] <= 8 for record in seeds.records)  # type: ignore[operator]


def test_written_records_stay_and_bad_values_are_told() -> None:
    seeds = SeedSet(entity="task", records=({"title": "Water the plants", "effort": 99},))
    done, report = complete(app(entity("task", TITLE, field("effort", IntegerType(max=8))), seeds=(seeds,)))
    assert done.seeds[0].records == ({"title": "Water the plants"},)
    assert [item.code for item in report.found] == ["SEED101"]


def test_required_links_lead_to_records_that_exist() -> None:
    owner = Relation(name="list_of", label="List", target="folder", required=True)
    done, _ = complete(app(entity("task", relations=(owner,)), entity("folder")))
    assert [seeds.entity for seeds in done.seeds] == ["folder", "task"]
    assert all(0 <= record["list_of"] < COUNT for record in done.seeds[1].records)  # type: ignore[operator]


def test_no_two_records_share_an_account_of_their_own() -> None:
    account = Relation(name="account", label="Account", target="user", kind="one_to_one")
    done, report = complete(app(entity("employee", relations=(account,)), roles=(MEMBER, ADMIN)))
    assert not report.failed
    linked = [record["account"] for record in done.seeds[0].records if "account" in record]
    assert len(linked) == len(set(linked)) == 2 and len(done.seeds[0].records) == COUNT


def test_a_profile_is_left_out_where_nobody_signs_in_with_the_links_to_it() -> None:
    pages = (
        LandingPage(
            name="home",
            title="Home",
            path="/",
            sections=(CallToAction(title="Go", actions=(Link(label="Me", page="me"),)),),
        ),
        ProfilePage(name="me", title="Me", path="/me"),
    )
    done, report = complete(app(entity("task"), pages=pages))
    assert not report.failed
    assert "PAGE103" in {note.code for note in report.found}
    assert all(page.kind != "profile" for page in done.pages)
    assert [link for section in done.pages[0].sections for link in section.actions] == []
