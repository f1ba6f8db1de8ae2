"""What search engines and previews of links are told."""

from app.core.site import Site

SITE = Site(name="Todo", about="A simple list of things to do.")
