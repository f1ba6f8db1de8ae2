"""The web portal: made from its sources once per version, and served as files."""
