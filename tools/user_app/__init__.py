"""`apps/user-app-temp`: what the generator makes of the todo description, checked in as living golden output."""
