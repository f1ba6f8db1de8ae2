"""Questions that are worth asking about a description: rules, each a small function, most important first."""
