"""Work in the background: counts per hour, and letting go of what is old."""
