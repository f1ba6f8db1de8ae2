"""What would change if an application were built again, part by part."""
