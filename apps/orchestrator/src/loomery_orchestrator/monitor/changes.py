"""What is different between two moments."""

from collections.abc import Sequence
from typing import TypeVar

from loomery_orchestrator.monitor.schemas import Alert, Changes, MonitorApp, MonitorJob, MonitorOut

__all__ = ["changes"]

_Item = TypeVar("_Item", MonitorJob, MonitorApp, Alert)


def changes(before: MonitorOut, now: MonitorOut) -> Changes | None:
    """What has changed; None when nothing has."""
    jobs, gone_jobs = _compared(_by_id(before.jobs), _by_id(now.jobs))
    apps, gone_apps = _compared(_by_id(before.apps), _by_id(now.apps))
    alerts, gone_alerts = _compared(_by_id(before.alerts), _by_id(now.alerts))
    found = Changes(
        at=now.at,
        waiting=now.waiting,
        running=now.running,
        jobs=jobs,
        gone_jobs=gone_jobs,
        apps=apps,
        gone_apps=gone_apps,
        alerts=alerts,
        gone_alerts=gone_alerts,
    )
    return found if found != Changes(at=now.at, waiting=before.waiting, running=before.running) else None


def _by_id(items: Sequence[_Item]) -> dict[str, _Item]:
    return {_id(item): item for item in items}


def _id(item: MonitorJob | MonitorApp | Alert) -> str:
    if isinstance(item, MonitorJob):
        return item.job
    return item.app if isinstance(item, MonitorApp) else item.id


def _compared(before: dict[str, _Item], now: dict[str, _Item]) -> tuple[list[_Item], list[str]]:
    return [item for key, item in now.items() if before.get(key) != item], [
        key for key in before if key not in now
    ]
