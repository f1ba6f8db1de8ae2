"""Who may do what: role, entity, actions, scope. What is not listed is refused."""

from app import models
from app.core import logic
from app.core.policy import Grant, Policy, Visibility

GRANTS: tuple[Grant, ...] = (
    Grant("visitor", "place", frozenset({"view"})),
    Grant("visitor", "sample", frozenset({"view"})),
    Grant("member", "place", frozenset({"view"})),
    Grant("member", "booking", frozenset({"view", "create", "edit", "delete"}), scope="own"),
    Grant(
        "member",
        "record_entry",
        frozenset({"view"}),
        condition=lambda session, actor: models.RecordEntry.on > logic.add_days(logic.today(), -30),
    ),
    Grant("member", "sample", frozenset({"view"})),
    Grant("keeper", "user", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("keeper", "sample", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("keeper", "sheep", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("keeper", "place", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("keeper", "passport", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("keeper", "booking", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("keeper", "record_entry", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("member", "user", frozenset({"view", "edit"}), scope="own"),
)

VISIBILITY: tuple[Visibility, ...] = (
    Visibility("place", frozenset(), lambda session, actor: models.Place.open.is_(True)),
)

POLICY = Policy(GRANTS, VISIBILITY, has_accounts=True)
