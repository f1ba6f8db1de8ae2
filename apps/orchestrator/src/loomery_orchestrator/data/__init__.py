"""The records of an application, to look at."""
