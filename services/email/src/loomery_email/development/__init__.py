"""For development only: previews of templates and the outbox."""
