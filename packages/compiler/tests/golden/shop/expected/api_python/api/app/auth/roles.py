"""The roles that people have."""

from typing import Literal

RoleName = Literal["customer", "clerk", "admin"]
ROLES: tuple[RoleName, ...] = ("customer", "clerk", "admin")
LABELS: dict[RoleName, str] = {"customer": "Customer", "clerk": "Clerk", "admin": "Administrator"}
SIGN_UP: tuple[RoleName, ...] = ("customer",)
"""Roles that people may register with by themselves; the first is the usual one."""
POSITIONS: tuple[RoleName | None, ...] = (None, "customer", "clerk", "admin")
"""Roles in the order in which the records of the demo count them."""
