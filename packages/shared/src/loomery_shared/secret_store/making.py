"""Which store of secrets the settings ask for."""

from loomery_shared.secret_store.files import FileSecrets
from loomery_shared.secret_store.port import SecretStore
from loomery_shared.settings import WebServiceSettings

__all__ = ["make_secrets"]


def make_secrets(settings: WebServiceSettings) -> SecretStore:
    """SSM when a path is set, else a file under LOOMERY_HOME."""
    if settings.secret_store.ssm_prefix:
        # Amazon's library takes a while to load: only who uses it waits for it.
        from loomery_shared.secret_store.ssm import SsmSecrets

        return SsmSecrets(settings.secret_store.ssm_prefix, settings.aws)
    return FileSecrets(settings.home / "secrets")
