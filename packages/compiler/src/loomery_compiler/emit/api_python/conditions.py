"""Conditions that select records: SQL where it can be said so, a test of loaded records where not."""

from loomery_compiler.emit.api_python.expressions import Scope, python
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan
from loomery_compiler.emit.api_python.sql import NotInSql, sql
from loomery_spec.expressions import Expression


def condition(app: AppPlan, plan: EntityPlan, expression: Expression, prefix: str = "models.") -> str:
    """A function of session and caller that gives the condition, as source."""
    try:
        code = sql(expression, app, plan, prefix)
    except NotInSql:
        test = python(expression, Scope(app, plan)).text
        return f"lambda session, actor: only(session, {prefix}{plan.cls}, lambda record: {test})"
    return f"lambda session, actor: {code}"
