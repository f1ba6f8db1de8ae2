"""Developer tool: the documents and types from which the portal speaks to the platform."""
