"""What can be wrong with a backup."""

from loomery_shared.errors import LoomeryError, UsageError

__all__ = ["DamagedBackupError", "UnfitBackupError", "WrongPassphraseError"]


class DamagedBackupError(LoomeryError):
    """The file is not whole, or was changed since it was made."""

    code = "backup_damaged"


class WrongPassphraseError(UsageError):
    """The backup is sealed, and does not open."""

    code = "backup_sealed"


class UnfitBackupError(UsageError):
    """The backup cannot be restored by this version, or not with these settings."""

    code = "backup_unfit"
