"""Jobs: what was asked for, how far it is, and everything that was told on the way."""
