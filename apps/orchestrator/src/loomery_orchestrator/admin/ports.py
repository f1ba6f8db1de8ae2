"""What operation needs from outside."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpx2

from loomery_shared.contracts.audit import AuditTrail
from loomery_shared.contracts.operation import Premises

__all__ = ["Oversight", "Service"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """Another service: how it is reached, where it says whether it is ready, and what is to be kept in mind."""

    http: httpx2.AsyncClient
    ready: str
    remark: str = ""
    """Something that is as somebody wanted it, but worth knowing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Oversight:
    """Whoever builds, whoever writes down, and the other services by name."""

    premises: Premises
    audit: AuditTrail
    services: Mapping[str, Service]
