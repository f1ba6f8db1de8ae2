"""The script that pages load."""
