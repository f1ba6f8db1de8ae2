"""What a recipient may not want: the scopes of suppressions, and of the links by which they unsubscribe."""

from typing import Literal, TypeAlias, get_args

from loomery_shared.contracts.mail import Template

__all__ = ["SCOPES", "Scope", "Unsubscribed", "scope_of"]

Unsubscribed: TypeAlias = Literal["notifications", "weekly_digest"]
"""What one unsubscribes from: any notification, or the letters of the week alone."""
Scope: TypeAlias = Literal["all", "notifications", "weekly_digest"]
"""The same, and any mail at all."""
SCOPES: tuple[Unsubscribed, ...] = get_args(Unsubscribed)


def scope_of(template: Template) -> Unsubscribed:
    """What somebody does not want who unsubscribes from such a letter."""
    return "weekly_digest" if template == "weekly_digest" else "notifications"
