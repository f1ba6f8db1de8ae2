"""`.env.example` of each application, made from its settings classes."""
