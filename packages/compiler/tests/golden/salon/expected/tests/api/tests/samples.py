"""What records look like in the tests: values that every rule lets pass."""

from tests.support import Sample

SAMPLES: dict[str, Sample] = {
    "user": Sample(
        path="/api/users",
        table="users",
        values={
            "name": "Name {n}",
            "email": "person{n}@example.com",
            "role": "customer",
            "avatar": "https://example.com/file-1.bin",
            "password_hash": "!",
        },
        body=("avatar",),
        change={"name": "Robin Example"},
        seen_by={"customer": ("self",), "stylist": ("self",)},
    ),
    "service": Sample(
        path="/api/services",
        table="services",
        values={
            "name": "Name {n}",
            "description": "Some words {n}",
            "minutes": 30,
            "price": 10.0,
            "photo": "https://example.com/file-1.bin",
        },
        body=("name", "description", "minutes", "price", "photo"),
        change={"description": "Other words 2"},
    ),
    "staff_member": Sample(
        path="/api/staff-members",
        table="staff_members",
        values={
            "name": "Name {n}",
            "phone": "+49 30 123450",
            "skills": ["blue", "green"],
            "works_since": "2030-05-17",
        },
        body=("name", "phone", "skills", "works_since"),
        change={"name": "Other name 2"},
    ),
    "appointment": Sample(
        path="/api/appointments",
        table="appointments",
        values={
            "start": "2030-05-17T09:30:00Z",
            "end": "2030-05-17T10:30:00Z",
            "status": "requested",
            "note": "Some words {n}",
        },
        body=("start", "end", "note"),
        needs={"service": "service", "staff_member": "staff_member"},
        leads={"service": "service", "staff_member": "staff_member", "customer": "user"},
        owner="customer",
        change={"note": "Other words 2"},
        seen_by={"customer": ("customer",)},
    ),
    "review": Sample(
        path="/api/reviews",
        table="reviews",
        values={"stars": 3, "text": "Some words {n}", "published": True},
        body=("stars", "text", "published"),
        needs={"service": "service"},
        leads={"service": "service", "author": "user"},
        owner="author",
        change={"stars": 4},
    ),
    "notification": Sample(
        path="/api/notifications",
        table="notifications",
        values={"message": "Message {n}", "link": "Link {n}", "is_read": False},
        body=("message", "link", "is_read"),
        leads={"recipient": "user"},
        owner="recipient",
        change={"message": "Other message 2"},
        seen_by={"customer": ("recipient",), "stylist": ("recipient",)},
    ),
}
