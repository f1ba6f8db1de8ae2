"""Settings of the orchestrator; built once, at the edge of a program."""

from typing import Literal

from pydantic import Field

from loomery_orchestrator.releases.aws.settings import AwsHostingSettings
from loomery_orchestrator.releases.settings import HostingSettings, ProxySettings
from loomery_shared.settings import Group, WebServiceSettings

__all__ = [
    "BuildSettings",
    "DeletionSettings",
    "GitSettings",
    "OrchestratorSettings",
    "PrivacySettings",
    "QuotaSettings",
    "UnderstandingSettings",
    "WeeklySettings",
]


class BuildSettings(Group):
    """How builds are taken."""

    at_once: int = 2
    """Builds that one worker runs at the same time."""
    per_tenant: int = 1
    """Builds that one organisation has running at the same time, over all workers."""
    everywhere: int = 64
    """Builds running at the same time, over all workers and organisations."""
    attempts: int = 4
    """How often a step is tried when something outside fails."""
    first_wait: float = 1.0
    """Seconds before the second try; each further one waits twice as long."""
    timeout: float = 1800.0
    """Seconds after which a build is given up."""
    worker: str = "main"
    """This worker's name. The same name after a restart takes up what it had begun."""
    heartbeat: float = 2.0
    """Seconds between signs of life of a worker."""
    lease: float = 20.0
    """Seconds without a sign of life after which others take over a worker's builds. Longer than a machine that has
    much to do keeps one waiting; whoever is started again takes up its own at once."""
    patience: float = 60.0
    """Seconds that running builds are given when a worker is asked to end; others take up the rest."""
    browser: bool = True
    """Whether builds are also checked in a browser."""


class QuotaSettings(Group):
    """What one organisation may use; 0 is without a limit."""

    apps: int = 50
    """Applications that are not deleted."""
    builds_per_hour: int = 60
    """Builds that are begun within an hour."""
    waiting_builds: int = 20
    """Builds that wait or run."""
    storage_mb: int = 5000
    """Megabytes of artifacts."""
    streams: int = 100
    """Jobs that are followed at the same time, as each process counts."""


class GitSettings(Group):
    """What repositories may take, over git's own protocol and to look at."""

    max_push: int = 50_000_000
    """Bytes of one push. At most ten times HTTP's largest body counts."""
    max_repository_mb: int = 500
    """Megabytes of a repository from which on it takes no more pushes."""
    max_files: int = 20_000
    """Files that a pushed commit may have."""
    max_tree: int = 200_000_000
    """Bytes that the files of a pushed commit may have together."""
    max_shown: int = 1_000_000
    """Bytes of a file or a difference that are shown at once."""
    timeout: float = 300.0
    """Seconds that one transfer may take, apart from its upload."""
    memory_mb: int = 2048
    """Megabytes of addresses that one process of git may have."""
    at_once: int = 8
    """Transfers at the same time; more wait for a moment, then are told to come back."""
    per_tenant: int = 4
    """Transfers of one organisation at the same time."""
    pack_after: int = 1000
    """Objects, each a file of its own, from which on a repository is packed; 0 is never."""
    pack_every: float = 900.0
    """Seconds between looks for repositories to pack."""
    pack_within: float = 45.0
    """Seconds that packing one may take; builds of its application wait meanwhile."""


class DeletionSettings(Group):
    """Deleting applications."""

    undo_days: float = 7.0
    """Days for which a deleted application can be brought back."""
    look_every: float = 60.0
    """Seconds between looks for those that go for good."""


class PrivacySettings(Group):
    """Taking one's data along, and being forgotten."""

    export_mb: int = 200
    """Megabytes that a person's export has at most, besides what the account itself holds."""
    look_every: float = 1.0
    """Seconds between looks for erasures that must go on."""


class UnderstandingSettings(Group):
    """How descriptions are read; rates count for each person, as each process sees them."""

    at_once: int = 1
    """Descriptions that are read at the same time; each takes a processor for itself."""
    warm_after: float = 1.0
    """Seconds after the start when what reading needs is loaded; 0 is when the first description comes."""
    while_typing: str = "600 per minute"
    """Readings at a glance, checks and comparisons; read by the library `limits`. Empty: no limit."""
    whole: str = "60 per minute"
    """Whole readings, and previews of changes. Empty: no limit."""
    largest_counted: int = 500
    """Megabytes of an application's database up to which rows are counted for a preview."""


class WeeklySettings(Group):
    """When people are told of the last week who want that."""

    hour: int = Field(default=7, ge=0, le=23)
    """From this hour of Monday on, where they live."""
    look_every: float = 900.0
    """Seconds between looks for people to tell; 0: nobody is told."""


class OrchestratorSettings(WebServiceSettings):
    """Everything the orchestrator is told from outside."""

    builds: BuildSettings = BuildSettings()
    quotas: QuotaSettings = QuotaSettings()
    git: GitSettings = GitSettings()
    hosting: HostingSettings = HostingSettings()
    aws_hosting: AwsHostingSettings = AwsHostingSettings()
    proxy: ProxySettings = ProxySettings()
    privacy: PrivacySettings = PrivacySettings()
    deletion: DeletionSettings = DeletionSettings()
    weekly: WeeklySettings = WeeklySettings()
    understanding: UnderstandingSettings = UnderstandingSettings()
    trusted_proxies: tuple[str, ...] = ()
    """Networks (10.0.0.0/8) whose X-Forwarded-For is believed; empty: nobody's."""
    job_store: Literal["sql", "dynamodb"] = "sql"
    """Where the state of jobs lives."""
    table_prefix: str = "loomery-"
    """Begins the names of tables in DynamoDB: tells installations in one account apart."""
