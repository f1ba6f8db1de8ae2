"""What should be looked at, from what happened, from jobs that failed, and from quotas."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal

from loomery_orchestrator.apps.schemas import UsageOut
from loomery_orchestrator.jobs.model import JobRecord
from loomery_orchestrator.monitor.repository import Happening
from loomery_orchestrator.monitor.schemas import Alert, AlertKind

__all__ = ["NEARLY", "from_happening", "from_job", "from_usage"]

NEARLY = 0.9
"""From which share on a quota is nearly used."""
_Severity = Literal["info", "warning", "error"]
_KINDS: dict[str, tuple[AlertKind, _Severity]] = {
    "restarted": ("app_restarted", "warning"),
    "broken": ("app_broken", "error"),
    "healed": ("app_healed", "info"),
    "failed": ("release_failed", "error"),
    "stuck": ("release_stuck", "error"),
}


def from_happening(one: Happening, names: Mapping[str, str]) -> Alert:
    """What happened to a running application."""
    kind, severity = _KINDS[one.kind]
    return Alert(
        id=one.id,
        at=one.at,
        tenant=one.tenant,
        app=one.app,
        app_name=names.get(one.app, ""),
        job="",
        kind=kind,
        severity=severity,
        message=one.message,
    )


def from_job(job: JobRecord, names: Mapping[str, str]) -> Alert:
    """A build that failed."""
    return Alert(
        id=f"failed:{job.id}",
        at=job.finished_at or job.created_at,
        tenant=job.tenant,
        app=job.app,
        app_name=names.get(job.app, ""),
        job=job.id,
        kind="build_failed",
        severity="error",
        message=str((job.error or {}).get("message", "")) or "The build failed.",
    )


def from_usage(tenant: str, usage: UsageOut, now: datetime) -> Iterator[Alert]:
    """Quotas that are used, or nearly."""
    shares = {
        "apps": (usage.apps, usage.apps_limit, "applications"),
        "builds": (usage.builds_last_hour, usage.builds_limit, "builds of an hour"),
        "storage": (usage.storage_mb, usage.storage_limit_mb, "megabytes of artifacts"),
    }
    for name, (used, limit, words) in shares.items():
        if limit and used >= limit * NEARLY:
            full = used >= limit
            yield Alert(
                id=f"quota:{name}:{tenant}",
                at=now.replace(minute=0, second=0, microsecond=0),
                tenant=tenant,
                app="",
                app_name="",
                job="",
                kind="quota_used" if full else "quota_nearly_used",
                severity="error" if full else "warning",
                message=f"{used:g} of {limit} {words} are used.",
            )
