"""What guards the rest: keys, hashes, limits and where a request comes from."""
