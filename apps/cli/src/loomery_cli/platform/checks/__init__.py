"""Whether everything that the platform needs is there: its machine, and the services around it."""
