"""Where things lie in the lake: folders that say whose and when (Hive partitions)."""

__all__ = ["app_folder", "day_file", "tenant_folder"]

_NO_APP = "__HIVE_DEFAULT_PARTITION__"
"""What Hive, pyarrow and DuckDB read as null."""


def day_file(tenant: str, app: str, day: str) -> str:
    """The key of the file with one day of an application; the application is empty for the platform itself."""
    return f"{app_folder(tenant, app)}date={day}/events.parquet"


def app_folder(tenant: str, app: str) -> str:
    """Below which everything of an application lies."""
    return f"{tenant_folder(tenant)}app={app or _NO_APP}/"


def tenant_folder(tenant: str) -> str:
    """Below which everything of a tenant lies."""
    return f"events/tenant={tenant}/"
