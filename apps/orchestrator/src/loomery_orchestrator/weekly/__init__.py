"""What happened to applications in a week, told to people who want that."""
