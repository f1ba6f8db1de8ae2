"""Operation of the platform, for its owners."""
