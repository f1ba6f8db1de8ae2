"""Who may do what: role, entity, actions, scope. What is not listed is refused."""

from app.core.policy import Grant, Policy, Visibility

GRANTS: tuple[Grant, ...] = (
    Grant("visitor", "category", frozenset({"view"})),
    Grant("visitor", "product", frozenset({"view"})),
    Grant("visitor", "tag", frozenset({"view"})),
    Grant("customer", "category", frozenset({"view"})),
    Grant("customer", "tag", frozenset({"view"})),
    Grant("customer", "product", frozenset({"view"})),
    Grant("customer", "order", frozenset({"view", "create", "edit"}), scope="own"),
    Grant(
        "customer",
        "order_line",
        frozenset({"view", "create", "edit", "delete"}),
        scope="related",
        through=("order", "customer"),
    ),
    Grant("clerk", "category", frozenset({"view", "create", "edit"})),
    Grant("clerk", "tag", frozenset({"view", "create", "edit"})),
    Grant("clerk", "product", frozenset({"view", "create", "edit", "export", "import"})),
    Grant("clerk", "order", frozenset({"view", "edit", "export"})),
    Grant("clerk", "order_line", frozenset({"view"})),
    Grant("clerk", "purchase", frozenset({"view"})),
    Grant("clerk", "purchase", frozenset({"create", "edit"}), scope="own"),
    Grant("admin", "user", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("admin", "category", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("admin", "product", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("admin", "tag", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("admin", "order", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("admin", "order_line", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("admin", "purchase", frozenset({"view", "create", "edit", "delete", "export", "import"})),
    Grant("customer", "user", frozenset({"view", "edit"}), scope="own"),
    Grant("clerk", "user", frozenset({"view", "edit"}), scope="own"),
)

VISIBILITY: tuple[Visibility, ...] = ()

POLICY = Policy(GRANTS, VISIBILITY, has_accounts=True)
