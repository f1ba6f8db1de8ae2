"""The settings of every part of the platform, read once."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pydantic import SecretStr

from loomery_analytics.settings import AnalyticsSettings
from loomery_auth.settings import AuthSettings
from loomery_codegen.settings import CodegenSettings
from loomery_email.settings import EmailSettings
from loomery_orchestrator.settings import OrchestratorSettings
from loomery_shared.settings import WebServiceSettings

__all__ = ["PlatformSettings"]

Settings = TypeVar("Settings", bound=WebServiceSettings)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlatformSettings:
    """One value per part."""

    auth: AuthSettings
    orchestrator: OrchestratorSettings
    email: EmailSettings
    analytics: AnalyticsSettings
    codegen: CodegenSettings
    portal: Path | None = None
    """Where the pages of the portal were made already; None: they are made from their sources."""

    @property
    def on_postgres(self) -> bool:
        """Whether several processes can share the work."""
        return self.orchestrator.database.url.get_secret_value().startswith("postgres")

    @classmethod
    def load(cls, **given: object) -> "PlatformSettings":
        """From the environment; what is given explicitly counts more."""
        return cls(
            auth=AuthSettings(**given),  # type: ignore[arg-type]
            orchestrator=OrchestratorSettings(**given),  # type: ignore[arg-type]
            email=EmailSettings(**given),  # type: ignore[arg-type]
            analytics=AnalyticsSettings(**given),  # type: ignore[arg-type]
            codegen=CodegenSettings(),
            portal=Path(found) if (found := os.environ.get("LOOMERY_PORTAL", "")) else None,
        )

    def with_token(self, token: SecretStr) -> "PlatformSettings":
        """The same, with the token that services show each other."""

        def told(settings: Settings) -> Settings:
            return settings.model_copy(update={"service_token": token})

        return replace(
            self,
            auth=told(self.auth),
            orchestrator=told(self.orchestrator),
            email=told(self.email),
            analytics=told(self.analytics),
        )

    def with_setup_code(self, code: SecretStr) -> "PlatformSettings":
        """The same, with the code that the first account must show."""
        return replace(self, auth=self.auth.model_copy(update={"setup_code": code}))

    def with_builds(self, **values: object) -> "PlatformSettings":
        """The same, with other settings of builds."""
        builds = self.orchestrator.builds.model_copy(update=values)
        return replace(self, orchestrator=self.orchestrator.model_copy(update={"builds": builds}))
