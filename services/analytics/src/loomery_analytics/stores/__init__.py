"""Where events live: one port, and an adapter for each kind of store."""
