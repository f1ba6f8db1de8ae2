"""Modules that mark pages (sharing, printing, live pages), and the history of changes."""

import pytest

from loomery_compiler.emit.web_react import BACKEND
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import Plugins, load_plugins
from loomery_spec import AppSpec
from loomery_spec.behaviour import CreateRecord, FeatureUse
from loomery_spec.pages import ListPage, ToolPage
from loomery_spec.sections import Related
from loomery_templates.modules.checking import example_spec, open_spec


def used(spec: AppSpec, *features: str) -> AppSpec:
    uses = tuple(FeatureUse(feature=name) for name in features)
    complete, report = complete_spec(
        spec.model_copy(update={"features": uses}), Plugins(load_plugins().features)
    )
    assert not report.failed, [str(item) for item in report.found]
    return complete


def offers(spec: AppSpec) -> dict[str, tuple[str, ...]]:
    return {page.name: page.offers for page in spec.pages if page.offers}


def test_records_and_tools_are_shared() -> None:
    tool = ToolPage(name="dice", title="Dice", path="/dice")
    spec = example_spec()
    found = offers(used(spec.model_copy(update={"pages": (tool,)}), "sharing"))
    assert found == {"dice": ("share",), "book_detail": ("share",)}


def test_figures_and_lists_stay_up_to_date() -> None:
    books = ListPage(name="books", title="Books", path="/books", entity="book")
    spec = example_spec().model_copy(update={"pages": (books,)})
    assert offers(used(spec, "dashboard", "live")) == {
        "books": ("live",),
        "book_detail": ("live",),
        "dashboard": ("live",),
    }


@pytest.mark.parametrize(
    ("feature", "tag"),
    [("live", "<Live />"), ("printing", "<PrintButton />"), ("sharing", "<Share title={record.label} />")],
)
def test_the_page_shows_what_it_offers(feature: str, tag: str) -> None:
    files = {
        str(draft.path): draft.content.decode()
        for draft in BACKEND.emit(used(example_spec(), feature))
        if str(draft.path).endswith(".tsx")
    }
    assert tag in files["web/src/pages/BookDetailPage.tsx"]
    name = tag.strip("<").split()[0]
    assert f"web/src/features/shared/{name}.tsx" in files
    others = {"Live", "PrintButton", "Share"} - {name}
    assert not [path for path in files if path.endswith(tuple(f"/{other}.tsx" for other in others))]


def test_whoever_gets_the_address_of_a_closed_page_is_told_so() -> None:
    spec = example_spec()
    closed = tuple(grant for grant in spec.grants if grant.role != "visitor")
    complete = used(spec.model_copy(update={"grants": closed}), "sharing")
    files = {str(draft.path): draft.content for draft in BACKEND.emit(complete)}
    assert b"<Share title={record.label} closed />" in files["web/src/pages/BookDetailPage.tsx"]


class TestHistory:
    def test_what_happens_is_noted_with_values_and_person(self) -> None:
        spec = used(example_spec(), "history")
        change = spec.entity("book_change")
        assert change is not None
        assert [field.name for field in change.fields] == ["event", "called", "moment", "status", "price"]
        assert {flow.trigger.on for flow in spec.workflows if flow.trigger.kind == "record"} == {
            "created",
            "updated",
            "deleted",
        }
        for flow in spec.workflows:
            (action,) = flow.actions
            assert isinstance(action, CreateRecord)
            assert {"event", "called", "moment", "person"} <= action.values.keys()

    def test_nobody_writes_it_by_hand_not_even_administrators(self) -> None:
        spec = used(example_spec(), "history")
        may = {action for grant in spec.grants if grant.entity == "book_change" for action in grant.actions}
        assert may == {"view", "export"}
        assert not [page for page in spec.pages if page.kind == "form" and page.entity == "book_change"]

    def test_members_see_what_became_of_their_own(self) -> None:
        spec = used(example_spec(), "history")
        (grant,) = [g for g in spec.grants if g.entity == "book_change" and g.role == "member"]
        assert (grant.scope, grant.through) == ("related", ("record", "owner"))

    def test_without_accounts_nobody_is_named_and_nobody_writes(self) -> None:
        spec = used(open_spec(), "history")
        change = spec.entity("book_change")
        assert change is not None
        assert [relation.name for relation in change.relations] == ["record"]
        may = {action for grant in spec.grants if grant.entity == "book_change" for action in grant.actions}
        assert may == {"view", "export"}

    def test_it_stands_on_the_page_of_the_record(self) -> None:
        spec = used(example_spec(), "history")
        page = next(page for page in spec.pages if page.name == "book_detail")
        related = [section for section in page.sections if isinstance(section, Related)]
        assert [(one.title, one.relation, one.can_add) for one in related] == [("History", "record", False)]
