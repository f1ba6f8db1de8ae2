"""Who may do what: role, entity, actions, scope. What is not listed is refused."""

from app.core.policy import Grant, Policy, Visibility

GRANTS: tuple[Grant, ...] = (
    Grant("visitor", "task", frozenset({"export", "view", "create", "edit", "delete", "import"})),
)

VISIBILITY: tuple[Visibility, ...] = ()

POLICY = Policy(GRANTS, VISIBILITY, has_accounts=False)
