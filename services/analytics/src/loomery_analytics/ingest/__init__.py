"""Taking events: over HTTP from services, the portal and generated applications."""
