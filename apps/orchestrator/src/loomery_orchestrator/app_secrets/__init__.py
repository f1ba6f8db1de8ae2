"""What owners give their applications to know: names are shown, values never again."""
