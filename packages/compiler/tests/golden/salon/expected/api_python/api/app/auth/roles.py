"""The roles that people have."""

from typing import Literal

RoleName = Literal["customer", "stylist", "owner"]
ROLES: tuple[RoleName, ...] = ("customer", "stylist", "owner")
LABELS: dict[RoleName, str] = {"customer": "Customer", "stylist": "Stylist", "owner": "Owner"}
SIGN_UP: tuple[RoleName, ...] = ("customer",)
"""Roles that people may register with by themselves; the first is the usual one."""
POSITIONS: tuple[RoleName | None, ...] = (None, "customer", "stylist", "owner")
"""Roles in the order in which the records of the demo count them."""
