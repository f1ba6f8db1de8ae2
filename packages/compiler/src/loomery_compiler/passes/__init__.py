"""Passes: AppSpec in, AppSpec out, findings in the report. The order below is the order of work."""

from collections.abc import Callable

from loomery_compiler.passes.accounts import ensure_accounts
from loomery_compiler.passes.expressions import check_expressions
from loomery_compiler.passes.house import settle_house
from loomery_compiler.passes.lines import settle_lines
from loomery_compiler.passes.movements import settle_movements
from loomery_compiler.passes.names import check_names
from loomery_compiler.passes.pages import complete_pages
from loomery_compiler.passes.permissions import complete_permissions
from loomery_compiler.passes.references import check_references
from loomery_compiler.passes.relations import normalise_relations
from loomery_compiler.passes.seeds import plan_seeds
from loomery_compiler.passes.states import settle_states
from loomery_compiler.passes.talk import settle_talk
from loomery_spec import AppSpec, Report

PASSES: tuple[Callable[[AppSpec, Report], AppSpec], ...] = (
    check_names,
    check_references,
    ensure_accounts,
    settle_movements,
    normalise_relations,
    check_expressions,
    settle_states,
    settle_lines,
    settle_house,
    settle_talk,
    complete_permissions,
    complete_pages,
    plan_seeds,
)
