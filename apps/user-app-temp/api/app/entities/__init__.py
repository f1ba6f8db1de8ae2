"""What the application keeps, a folder for each kind."""
