"""The roles that people have."""

from typing import Literal

RoleName = Literal["member", "keeper"]
ROLES: tuple[RoleName, ...] = ("member", "keeper")
LABELS: dict[RoleName, str] = {"member": "Member", "keeper": "Keeper"}
SIGN_UP: tuple[RoleName, ...] = ("member",)
"""Roles that people may register with by themselves; the first is the usual one."""
POSITIONS: tuple[RoleName | None, ...] = (None, "member", "keeper")
"""Roles in the order in which the records of the demo count them."""
