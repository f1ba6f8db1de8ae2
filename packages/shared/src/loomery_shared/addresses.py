"""From where a request comes: the socket's other end, or what a proxy we trust says of it."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import HTTPConnection

__all__ = ["Addresses"]


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped or address


class Addresses:
    """Knows the proxies whose X-Forwarded-For is believed."""

    def __init__(self, trusted: tuple[str, ...]) -> None:
        self._trusted: list[IPv4Network | IPv6Network] = [ip_network(item) for item in trusted]

    def _trusts(self, text: str) -> bool:
        address = _parsed(text)
        return address is not None and any(address in network for network in self._trusted)

    def of(self, request: HTTPConnection) -> str:
        """The caller's address: the last one in the chain that is no trusted proxy; "unknown" without a socket."""
        nearest = request.client.host if request.client else "unknown"
        if not self._trusts(nearest):
            return nearest
        for hop in reversed(request.headers.get("x-forwarded-for", "").split(",")):
            address = _parsed(hop)
            if address is None:
                return nearest
            nearest = str(address)
            if not self._trusts(nearest):
                return nearest
        return nearest

    @staticmethod
    def network_of(address: str) -> str:
        """What is counted together: an IPv4 address, or the /64 that an IPv6 customer has to themselves."""
        parsed = _parsed(address)
        if isinstance(parsed, IPv6Address):
            return str(ip_network((parsed, 64), strict=False))
        return address
