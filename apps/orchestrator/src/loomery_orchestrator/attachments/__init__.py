"""Files that people attach to what they want built."""
