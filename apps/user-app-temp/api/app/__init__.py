"""The API of the application."""
