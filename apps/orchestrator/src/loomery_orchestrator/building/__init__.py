"""Durable builds: the order of the steps, the steps, and the workers that take them."""
