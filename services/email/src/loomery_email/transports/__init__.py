"""Ways out for messages; one contract suite holds for all of them."""
