"""Who may do what, before and after."""

from loomery_shared.contracts.preview_values import PermissionChange
from loomery_spec import AppSpec
from loomery_spec.permitted import permitted

__all__ = ["permission_changes"]


def permission_changes(before: AppSpec, after: AppSpec) -> list[PermissionChange]:
    """Each permission that differs, for completed specifications."""
    old, new = permitted(before), permitted(after)
    return [
        PermissionChange(
            role=role,
            entity=entity,
            action=action,
            before=old.get((role, entity, action), ""),
            after=new.get((role, entity, action), ""),
        )
        for role, entity, action in dict.fromkeys((*old, *new))
        if old.get((role, entity, action)) != new.get((role, entity, action))
    ]
