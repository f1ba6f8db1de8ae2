"""What the browser flows do in this application."""

from support import Flow

VISITORS = ["visitor"]
GUIDES = ["visitor", "owner"]
FLOWS = [
    Flow(
        role="owner",
        entity="service",
        path="/services",
        form="/services/new",
        values={"name": "Zanzibar 7421", "description": "Some words 7421", "minutes": 30, "price": 10.0},
        list="/services",
        new="New Service",
        search="Search Services",
        words="Zanzibar 7421",
        required=True,
        change={"description": "Other words 2"},
        deletes=True,
    ),
    Flow(
        role="owner",
        entity="staff_member",
        path="/staff-members",
        form="/staff-members/new",
        values={"name": "Zanzibar 7421", "phone": "+49 30 123450", "works_since": "2030-05-17"},
        list="/staff-members",
        new="New Staff member",
        search="Search Staff",
        words="Zanzibar 7421",
        required=True,
        change={"name": "Other name 2"},
        deletes=True,
    ),
]
FIRST = "customer"
REFUSALS = [("visitor", "/appointments", "sign-in"), ("customer", "/manage/services", "missing")]
