"""Reading what was written down."""
