"""Projects that were published before, without the checks that a build makes."""

from pathlib import Path

from loomery_codegen.durable import DurableBuilds
from loomery_spec import AppSpec

__all__ = ["publish"]


def publish(builds: DurableBuilds, tenant: str, app: str, spec: AppSpec) -> Path:
    """Compile, merge and publish a specification; the project."""
    builder, slug = builds.of(tenant), app.replace("_", "-")
    staging = builder.home.root / "staging"
    builder.apps.folder(slug).mkdir(parents=True, exist_ok=True)
    staging.mkdir(parents=True, exist_ok=True)
    work = builder.work(slug, staging, keep_git=True)
    drafts, complete, _ = builder.compile(spec, work.git)
    merged = builder.merge(work, drafts)
    builder.publish("words", complete, work, merged, staging)
    return builds.project(tenant, app)
