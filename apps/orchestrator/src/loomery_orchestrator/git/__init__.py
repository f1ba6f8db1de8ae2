"""The repositories of applications: over git's own protocol, and to look at."""
