"""What is shown of tracking."""

from pydantic import BaseModel

__all__ = ["TrackingOut"]


class TrackingOut(BaseModel):
    """Page views and requests are counted without this; with it an application tells events of its own."""

    write_key: str
    """Public: it only lets events of this application in."""
    script: str
    """Address of a script that sets no cookies and stores nothing; `loomery.track("app.ordered")` tells an event."""
    snippet: str
    """What to put into a page, where its content security policy allows the script."""
