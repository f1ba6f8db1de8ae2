"""What is going on right now: jobs, applications and what should be looked at."""
