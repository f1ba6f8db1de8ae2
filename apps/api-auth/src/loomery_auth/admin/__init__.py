"""Running the platform: organisations, people, and who owns it; for its owners."""
