"""What is kept of each build: what became of the words, the checks, the pictures; and the checkpoints made of it."""
