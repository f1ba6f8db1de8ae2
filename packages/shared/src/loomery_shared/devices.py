"""What kind of device a page was shown on: coarse enough to tell nobody apart."""

from typing import Literal

__all__ = ["device_class"]


def device_class(user_agent: str) -> Literal["phone", "tablet", "desktop"]:
    """Phone, tablet or desktop, by the words that browsers put into their names; the name itself is not kept."""
    agent = user_agent.lower()
    if "ipad" in agent or "tablet" in agent or ("android" in agent and "mobile" not in agent):
        return "tablet"
    if "mobi" in agent or "iphone" in agent:
        return "phone"
    return "desktop"
