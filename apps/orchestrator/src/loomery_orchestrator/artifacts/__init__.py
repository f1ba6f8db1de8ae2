"""Files that builds made: the source to download and the bundle to run."""
