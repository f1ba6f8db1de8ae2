"""Addresses of an entity: `app/entities/<entity>/router.py`."""

from loomery_compiler.emit import names
from loomery_compiler.emit.api_python.identifiers import module
from loomery_compiler.emit.api_python.plan import EntityPlan
from loomery_compiler.emit.render import render


def router_file(plan: EntityPlan) -> str:
    """The source of the module."""
    entity = plan.entity
    creates = not plan.is_user
    exports, imports = plan.grants("export"), plan.grants("import") and creates
    fastapi = ["APIRouter", "Depends", "Path", "Query"]
    fastapi += [name for name, wanted in (("Response", exports), ("UploadFile", imports)) if wanted]
    endings = ["Create"] if creates else []
    steps = [step.name for step in entity.states.transitions] if entity.states else []
    return render(
        "api_python/entity/router.py",
        cls=plan.cls,
        module=module(entity.name),
        name=entity.name,
        many_name=names.plural_safe(entity.plural, entity.name),
        path=entity.path,
        tag=entity.label_plural,
        plural=entity.label_plural.lower(),
        one=entity.label.lower(),
        creates=creates,
        exports=exports,
        imports=imports,
        fastapi=", ".join(fastapi),
        endings=[*endings, "Query", "Read", "StatsQuery", "Update"],
        steps=", ".join(steps),
    )
