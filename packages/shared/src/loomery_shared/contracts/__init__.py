"""What services agree on: values that cross between them, and the ports through which they call each other."""
