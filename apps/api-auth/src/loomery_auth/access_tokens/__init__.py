"""Personal access tokens, for programs that act for a person."""
