"""What search engines and previews of links are told."""

from app.core.site import Site

SITE = Site(name="Bloom Salon", about="Appointments for a small hair salon.")
