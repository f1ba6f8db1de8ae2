"""What search engines and previews of links are told."""

from app.core.site import Site

SITE = Site(name="Everything", about="One of each thing that a specification can say.")
