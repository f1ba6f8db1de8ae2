"""A counter of greetings."""
