"""`apps/user-app-temp`: what the generator makes of the todo description, kept as living golden output."""
