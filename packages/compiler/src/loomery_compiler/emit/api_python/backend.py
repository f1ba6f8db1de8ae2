"""All files of the Python API, from a complete specification."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.api_python import migration, project
from loomery_compiler.emit.api_python.evolution import next_migration
from loomery_compiler.emit.api_python.history import VERSIONS, read_history
from loomery_compiler.emit.api_python.model import model_file
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan
from loomery_compiler.emit.api_python.router import router_file
from loomery_compiler.emit.api_python.rules import rules_file
from loomery_compiler.emit.api_python.schemas import schemas_file
from loomery_compiler.emit.api_python.service import service_file
from loomery_compiler.emit.api_python.site import site_file
from loomery_compiler.emit.api_python.tables import tables_of
from loomery_compiler.emit.api_python.workflows import has_jobs, workflows_file
from loomery_compiler.emit.render import render, static_drafts
from loomery_compiler.generation import Generation
from loomery_spec import AppSpec

FOLDER = "api_python"
PLACES_FOR_PEOPLE = ("api/app/custom/",)


@dataclass(frozen=True)
class PythonApi:
    """Emits the folder `api`."""

    name: str = "api_python"
    history: tuple[str, ...] = (f"{VERSIONS}/*.py",)

    def wants(self, spec: AppSpec) -> bool:
        """Whether the API is to be written in Python."""
        return spec.target.api == "python"

    def emit(self, spec: AppSpec) -> Iterable[FileDraft]:
        """All files of the folder `api`."""
        app = AppPlan(spec)
        yield from _all_but_migrations(app)
        yield FileDraft.text(f"{VERSIONS}/{migration.FIRST}.py", migration.migration_file(app))

    def evolve(self, spec: AppSpec, previous: Generation) -> Iterable[FileDraft]:
        """The same files; migrations that are there stay, and one more follows when tables change."""
        history = read_history(previous.files)
        if not history.heads:
            yield from self.emit(spec)
            return
        app = AppPlan(spec)
        yield from _all_but_migrations(app)
        for path, content in previous.files.items():
            yield FileDraft(path=PurePosixPath(path), content=content, keep=True)
        following = next_migration(tables_of(AppPlan(previous.spec)), tables_of(app), history)
        if following is not None:
            revision, source = following
            yield FileDraft.text(f"{VERSIONS}/{revision}.py", source)


def _all_but_migrations(app: AppPlan) -> Iterator[FileDraft]:
    yield from _static(app.spec)
    for plan in app.entities:
        yield from _entity(app, plan)
    yield from _whole(app)


def _static(spec: AppSpec) -> Iterator[FileDraft]:
    """Files that are the same in every application."""
    for draft in static_drafts(FOLDER, "api"):
        path = str(draft.path)
        if path.startswith("api/app/auth/") and not spec.has_accounts:
            continue
        keep = path.startswith(PLACES_FOR_PEOPLE)
        yield FileDraft(path=draft.path, content=draft.content, keep=keep)


def _entity(app: AppPlan, plan: EntityPlan) -> Iterator[FileDraft]:
    folder = f"api/app/entities/{plan.module}"
    rules = rules_file(app, plan)
    yield FileDraft.text(f"{folder}/__init__.py", f'"""{plan.entity.label_plural}."""\n')
    yield FileDraft.text(f"{folder}/model.py", model_file(app, plan))
    yield FileDraft.text(f"{folder}/schemas.py", schemas_file(app, plan))
    if rules:
        yield FileDraft.text(f"{folder}/rules.py", rules)
    yield FileDraft.text(f"{folder}/service.py", service_file(app, plan, "RULES: " in rules))
    yield FileDraft.text(f"{folder}/router.py", router_file(plan))


def _whole(app: AppPlan) -> Iterator[FileDraft]:
    seeds, data = project.seeds_files(app)
    yield FileDraft.text(
        "api/app/entities/__init__.py", '"""What the application keeps, a folder for each kind."""\n'
    )
    yield FileDraft.text("api/app/models.py", project.models_file(app))
    yield FileDraft.text("api/app/policy.py", project.policy_file(app))
    yield FileDraft.text("api/app/upload_rules.py", project.uploads_file(app))
    yield FileDraft.text("api/app/workflows.py", workflows_file(app))
    yield FileDraft.text("api/app/main.py", project.main_file(app, has_jobs(app.spec)))
    yield FileDraft.text("api/app/site.py", site_file(app))
    yield FileDraft.text("api/app/seeds.py", seeds)
    yield FileDraft.text("api/app/seeds.json", data)
    if app.spec.has_accounts:
        yield FileDraft.text("api/app/auth/roles.py", project.roles_file(app))
    yield FileDraft.text("api/pyproject.toml", render("api_python/pyproject.toml", slug=app.spec.slug))


BACKEND = PythonApi()
