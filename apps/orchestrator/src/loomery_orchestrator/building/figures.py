"""Figures of builds for Prometheus."""

from prometheus_client import Counter, Gauge, Histogram

__all__ = ["ENDED", "STEPS", "STEP_SECONDS", "WAITING"]

STEPS = Counter(
    "loomery_build_steps_total",
    "Attempts at steps of builds, by how they ended: succeeded, failed, stopped, or tried again.",
    ["step", "state"],
)
STEP_SECONDS = Histogram(
    "loomery_build_step_seconds",
    "Seconds that attempts at steps took.",
    ["step"],
    buckets=(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180, 600),
)
ENDED = Counter("loomery_builds_total", "Builds that are over, by how they ended.", ["state"])
WAITING = Gauge("loomery_builds_waiting", "Builds that no worker has begun.")
