"""Rules of purchases."""

from app.core.states import Approvals, ApprovalStep, States, Transition

STATES = States(
    field="status",
    initial="draft",
    transitions=(
        Transition(name="submit", label="Submit", sources=("draft",), target="submitted"),
        Transition(name="approve", label="Approve", sources=("submitted",), target="approved"),
        Transition(name="reject", label="Reject", sources=("submitted",), target="rejected"),
    ),
    approvals=Approvals(
        approved="approved",
        rejected="rejected",
        steps=(
            ApprovalStep(role="clerk", label="Clerk"),
            ApprovalStep(
                role="admin",
                label="Administrator",
                when=lambda record, actor: bool(record.cost > 500),
            ),
        ),
    ),
)
