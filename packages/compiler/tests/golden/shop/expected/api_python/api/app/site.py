"""What search engines and previews of links are told."""

from app.core.site import Site

SITE = Site(name="Corner Shop", about="Products, orders and stock of a small shop.")
