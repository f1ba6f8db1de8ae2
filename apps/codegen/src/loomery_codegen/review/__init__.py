"""What is told of a description and of a specification before anything is built."""
