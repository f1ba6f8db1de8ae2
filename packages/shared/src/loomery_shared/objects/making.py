"""Which store of artifacts the settings ask for."""

import secrets as randomness

from loomery_shared.objects.disk import DiskObjects
from loomery_shared.objects.port import ObjectStore
from loomery_shared.secret_store.port import SecretStore, get_or_make
from loomery_shared.settings import WebServiceSettings

__all__ = ["make_objects"]


async def make_objects(settings: WebServiceSettings, secrets: SecretStore) -> ObjectStore:
    """S3 when a bucket is set, else files under LOOMERY_HOME, whose links need `object_links` in the application.

    Raises UnavailableError when the store of secrets cannot be reached.
    """
    if settings.objects.bucket:
        # Amazon's library takes a while to load: only who uses it waits for it.
        from loomery_shared.objects.s3 import S3Objects

        return S3Objects(settings.objects.bucket, settings.aws)
    key = await get_or_make(secrets, "objects/link-key", lambda: randomness.token_hex(32))
    store = DiskObjects(settings.home / "objects", bytes.fromhex(key.get_secret_value()), settings.public_url)
    await store.tidy()
    return store
