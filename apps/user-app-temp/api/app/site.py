"""What search engines and previews of links are told."""

from app.core.site import Site

SITE = Site(name="todo", about="One's own tasks with lists, due days and ticks.")
