"""Developer tool: pictures of the portal, to be looked at and for the guide."""
