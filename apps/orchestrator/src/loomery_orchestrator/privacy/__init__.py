"""What a person may take along, and how everything about them is erased."""
