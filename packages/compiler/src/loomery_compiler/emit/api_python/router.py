"""Addresses of an entity: `app/entities/<entity>/router.py`."""

import re
from functools import partial

from loomery_compiler.emit import names
from loomery_compiler.emit.api_python.identifiers import attribute, module
from loomery_compiler.emit.api_python.plan import EntityPlan
from loomery_compiler.emit.api_python.source import call, sequence
from loomery_compiler.emit.names import pyrepr
from loomery_compiler.emit.render import render
from loomery_spec.pages import QuizPage


def router_file(plan: EntityPlan) -> str:
    """The source of the module."""
    entity = plan.entity
    creates = not plan.is_user
    exports, imports = plan.grants("export"), plan.grants("import") and creates
    fastapi = ["APIRouter", "Depends", "Path", "Query"]
    fastapi += [name for name, wanted in (("Response", exports), ("UploadFile", imports)) if wanted]
    endings = ["Create"] if creates else []
    steps = [step.name for step in entity.states.transitions] if entity.states else []
    quiz = _quiz(plan)
    return render(
        "api_python/entity/router.py",
        answers=sequence([pyrepr(attribute(name)) for name in quiz.answers], indent=8) if quiz else "",
        correct=pyrepr(attribute(quiz.correct)) if quiz else "",
        signature=partial(signature, plan.cls),
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


def _quiz(plan: EntityPlan) -> QuizPage | None:
    """The page on which its records are asked as questions."""
    pages = (page for page in plan.spec.pages if isinstance(page, QuizPage))
    names = {field.key for field in plan.stored}
    return next(
        (
            page
            for page in pages
            if page.question == plan.entity.name and {*page.answers, page.correct} <= names
        ),
        None,
    )


def signature(cls: str, name: str, parameters: str, returns: str) -> str:
    """The first line of a function, or its first lines when it is long; `$` stands for the class."""
    pieces = re.split(r", (?=[a-z_]+: )", parameters.replace("$", cls))
    return call(f"def {name}", pieces, tail=f" -> {returns.replace('$', cls)}:")
