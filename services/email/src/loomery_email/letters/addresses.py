"""Addresses as servers want them."""

from email_validator import validate_email

__all__ = ["wire_address"]


def wire_address(address: str) -> str:
    """The address with its domain in ASCII (RFC 5891) and in small letters: the same for every spelling.

    Raises email_validator.EmailNotValidError for what is no address.
    """
    known = validate_email(address, check_deliverability=False)
    return (known.ascii_email or f"{known.local_part}@{known.ascii_domain}").lower()
