"""The settings base: typed, frozen, read from the environment once, at the edge of a program."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

__all__ = [
    "AwsSettings",
    "DatabaseSettings",
    "Group",
    "HttpSettings",
    "ObjectSettings",
    "SecretSettings",
    "ServiceSettings",
    "TelemetrySettings",
    "WebServiceSettings",
]


class Group(BaseModel):
    """A group of settings about one thing."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class DatabaseSettings(Group):
    """Where relational data lives."""

    url: SecretStr = SecretStr("")
    """Empty: SQLite files under LOOMERY_HOME. Else postgresql://user:password@host/database."""
    pool_size: int = 10
    """Connections each service keeps open to its database; as many again for a moment."""


class AwsSettings(Group):
    """How Amazon's services are reached; credentials come from where boto3 looks for them."""

    region: str = "eu-central-1"
    """The region of every service."""
    endpoint: str = ""
    """Another address for every service: a stand-in, or a compatible store. Empty: Amazon's own."""


class ObjectSettings(Group):
    """Where artifacts live."""

    bucket: str = ""
    """Empty: files under LOOMERY_HOME. Else the name of an S3 bucket."""


class SecretSettings(Group):
    """Where secrets live."""

    ssm_prefix: str = ""
    """Empty: a file under LOOMERY_HOME that only its owner reads. Else a path in SSM Parameter Store."""


class TelemetrySettings(Group):
    """Who is told what happens inside."""

    otlp_endpoint: str = ""
    """Base address of an OpenTelemetry collector (OTLP over HTTP). Empty: nothing leaves the machine."""
    sentry_dsn: SecretStr = SecretStr("")
    """Where unexpected errors are reported. Empty: the log only."""


class HttpSettings(Group):
    """Limits of every HTTP request."""

    max_body: int = 10_000_000
    """Bytes that a request may carry."""
    timeout: float = 30.0
    """Seconds until an answer must have begun."""
    concurrency: int = 200
    """Requests that are worked on at once; more are told to come back."""
    per_tenant: str = "1200 per minute"
    """Requests of one organisation, as each process counts; read by the library `limits`. Empty: no limit."""


class ServiceSettings(BaseSettings):
    """What every part needs. A part subclasses it and adds groups of its own."""

    model_config = SettingsConfigDict(
        env_prefix="LOOMERY_", env_nested_delimiter="__", frozen=True, use_attribute_docstrings=True
    )

    home: Path = Field(default_factory=lambda: Path.home() / ".loomery", description="Where all state lives.")
    log_level: str = "INFO"
    """How much is logged: DEBUG, INFO, WARNING or ERROR."""

    @field_validator("home", mode="before")
    @classmethod
    def _anywhere(cls, home: object) -> object:
        """Programs run in folders of their own, so a place is the same for all of them; empty is as unset."""
        return Path(str(home)).expanduser().absolute() if str(home) else Path.home() / ".loomery"


class WebServiceSettings(ServiceSettings):
    """What every service that answers HTTP needs besides."""

    database: DatabaseSettings = DatabaseSettings()
    aws: AwsSettings = AwsSettings()
    objects: ObjectSettings = ObjectSettings()
    secret_store: SecretSettings = SecretSettings()
    telemetry: TelemetrySettings = TelemetrySettings()
    http: HttpSettings = HttpSettings()
    public_url: str = "http://127.0.0.1:8400"
    """The address under which people reach the platform; links in mails begin with it."""
    service_token: SecretStr = SecretStr("")
    """What services show each other. Empty: one is made and kept with the other secrets."""
