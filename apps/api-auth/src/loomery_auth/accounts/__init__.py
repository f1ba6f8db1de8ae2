"""A person's account: made, proven, changed, taken along and deleted."""
