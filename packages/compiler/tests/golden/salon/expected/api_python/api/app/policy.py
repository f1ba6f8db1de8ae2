"""Who may do what: role, entity, actions, scope. What is not listed is refused."""

from app import models
from app.core.policy import Grant, Policy, Visibility

GRANTS: tuple[Grant, ...] = (
    Grant("visitor", "service", frozenset({"view"})),
    Grant("visitor", "staff_member", frozenset({"view"})),
    Grant("visitor", "review", frozenset({"view"})),
    Grant("customer", "service", frozenset({"view"})),
    Grant("customer", "staff_member", frozenset({"view"})),
    Grant("customer", "review", frozenset({"view"})),
    Grant("customer", "review", frozenset({"create", "edit", "delete"}), scope="own"),
    Grant("customer", "appointment", frozenset({"view", "create", "edit"}), scope="own"),
    Grant("stylist", "service", frozenset({"view"})),
    Grant("stylist", "staff_member", frozenset({"view"})),
    Grant("stylist", "review", frozenset({"view"})),
    Grant("stylist", "appointment", frozenset({"view", "create", "edit", "export"})),
    Grant("customer", "notification", frozenset({"view", "edit", "delete"}), scope="own"),
    Grant("stylist", "notification", frozenset({"view", "edit", "delete"}), scope="own"),
    Grant("owner", "notification", frozenset({"view", "edit", "delete"}), scope="own"),
    Grant("owner", "user", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("owner", "service", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("owner", "staff_member", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("owner", "appointment", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("owner", "review", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("owner", "notification", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("customer", "user", frozenset({"view", "edit"}), scope="own"),
    Grant("stylist", "user", frozenset({"view", "edit"}), scope="own"),
)

VISIBILITY: tuple[Visibility, ...] = (
    Visibility("review", frozenset(), lambda session, actor: models.Review.published.is_(True)),
)

POLICY = Policy(GRANTS, VISIBILITY, has_accounts=True)
