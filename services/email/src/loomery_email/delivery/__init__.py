"""The way of accepted messages to a transport: claims, tries, back-off, giving up."""
