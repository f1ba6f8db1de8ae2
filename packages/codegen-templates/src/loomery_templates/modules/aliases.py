"""Which module answers to the name of a feature: ids of the catalogue, and words that people use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from pydantic import JsonValue

Answer = Literal["module", "built_in", "none"]


@dataclass(frozen=True)
class Alias:
    """What answers: a module with options, what every application does anyway, or nothing yet."""

    answer: Answer
    module: str = ""
    options: Mapping[str, JsonValue] = field(default_factory=dict)
    note: str = ""
    """For `built_in`: by what; for `none`: what is missing. One line for people."""


def _module(name: str, **options: JsonValue) -> Alias:
    return Alias(answer="module", module=name, options=MappingProxyType(options))


def _built_in(note: str) -> Alias:
    return Alias(answer="built_in", note=note)


def _none(note: str) -> Alias:
    return Alias(answer="none", note=note)


CATALOGUE: Mapping[str, Alias] = MappingProxyType(
    {
        "accounts": _module("auth"),
        "roles_permissions": _module("auth", admin=True),
        "admin_area": _module("auth", admin=True, registration=False),
        "search": _module("search"),
        "filter": _module("search"),
        "upload": _module("uploads"),
        "file_management": _module("uploads", several=True),
        "image_gallery": _module("uploads", kind="image"),
        "statistics": _module("dashboard"),
        "charts": _module("dashboard"),
        "monitoring": _module("dashboard"),
        "reports": _module("reports"),
        "export": _module("csv"),
        "download": _module("csv"),
        "comments": _module("comments"),
        "ratings_reviews": _module("ratings"),
        "favourites": _module("favourites"),
        "contact_form": _module("contact_form"),
        "notifications": _module("notifications"),
        "profile": _module("profile"),
        "browsing": _built_in("lists and details of every entity"),
        "record_management": _built_in("create, edit and delete for every entity"),
        "responsive": _built_in("every page fits a phone and a desk"),
        "static_pages": _built_in("landing and static pages with sections and navigation"),
        "showcase": _built_in("records as cards or a gallery on public pages"),
        "publishing": _built_in("entities with states and public lists"),
        "categories": _built_in("choice and tag fields, relations, filters"),
        "forms": _built_in("forms with validation for every entity, also in steps"),
        "settings": _built_in("the settings page"),
        "tracking": _built_in("states with transitions, boards"),
        "tasks": _built_in("entities with states, boards, due dates"),
        "orders": _built_in("line items and totals"),
        "cart": _built_in("cart pages"),
        "checkout": _built_in("checkout pages"),
        "inventory": _built_in("movements of stock"),
        "booking": _built_in("no overlap, capacity, calendar pages"),
        "events": _built_in("calendar pages and capacity"),
        "calendar": _built_in("calendar pages"),
        "approval": _built_in("approval chains and transitions"),
        "crm": _built_in("entities with relations, states and boards"),
        "finance": _built_in("money fields, balances, sums"),
        "courses": _built_in("entities with relations and states"),
        "forum": _built_in("entities with comments"),
        "notes_editor": _built_in("long text with Markdown"),
        "survey": _built_in("forms and charts of their answers"),
        "quiz": _built_in("quiz pages"),
        "maps": _built_in("map pages"),
        "calculator": _built_in("tool pages"),
        "conversion": _built_in("tool pages"),
        "code_tools": _built_in("tool pages"),
        "comparison": _built_in("sortable tables side by side"),
        "ranking": _built_in("sorted lists"),
        "history_records": _built_in("records with the time they were made and changed"),
        "preview": _built_in("the page of a record"),
        "security": _built_in("permissions, deny by default, hashed passwords"),
        "homepage_banner": _built_in("the hero of the landing page"),
        "chat": _built_in("chat pages"),
        "customer_service": _built_in("requests with states"),
        "points_rewards": _built_in("movements of points"),
        "auction_trade": _built_in("entities of owners, with states"),
        "subscription": _built_in("plans and memberships as entities"),
        "newsletter": _built_in("subscribers as entities, with a form"),
        "referral": _built_in("invitations as entities"),
        "automation": _built_in("workflows"),
        "live_data": _module("live"),
        "sharing": _module("sharing"),
        "customization": _none("light and dark only; no editor of the appearance"),
        "integration": _none("no connectors to other systems yet"),
        "payments": _none("orders are kept; no payment service is connected yet"),
        "document_generation": _none("no documents are made from templates yet"),
        "video_playback": _built_in("players on the pages of records with videos or sound"),
        "gameplay": _none("no game runs"),
        "image_editing": _none("simple tools only: size, rotation, cropping"),
        "recognition": _none("nothing is recognised in pictures or sound"),
        "recommendations": _none("the newest are shown; nothing is recommended by taste"),
        "email": _none("messages stay inside the application"),
        "ai_generation": _none("no text or pictures are invented"),
        "simulation": _none("nothing is simulated"),
        "language": _none("one language"),
        "prediction": _none("figures of the past only"),
    }
)
"""By id of the catalogue's features."""

WORDS: Mapping[str, Alias] = MappingProxyType(
    {
        "authentication": CATALOGUE["accounts"],
        "login": CATALOGUE["accounts"],
        "sign in": CATALOGUE["accounts"],
        "sign up": CATALOGUE["accounts"],
        "registration": CATALOGUE["accounts"],
        "user management": CATALOGUE["roles_permissions"],
        "admin panel": CATALOGUE["admin_area"],
        "filters": CATALOGUE["search"],
        "sorting": CATALOGUE["search"],
        "attachments": CATALOGUE["file_management"],
        "photos": CATALOGUE["image_gallery"],
        "gallery": CATALOGUE["image_gallery"],
        "analytics": CATALOGUE["statistics"],
        "figures": CATALOGUE["statistics"],
        "import": _module("csv", imports=True),
        "import export": _module("csv", imports=True),
        "export csv": CATALOGUE["export"],
        "reviews": CATALOGUE["ratings_reviews"],
        "review": CATALOGUE["ratings_reviews"],
        "stars": _module("ratings", reviews=False),
        "rating": CATALOGUE["ratings_reviews"],
        "replies": _module("comments", replies=True),
        "discussion": _module("comments", replies=True),
        "like": _module("favourites", label="Like", plural="Likes"),
        "likes": _module("favourites", label="Like", plural="Likes"),
        "bookmarks": _module("favourites", label="Bookmark", plural="Bookmarks"),
        "wishlist": _module("favourites", label="Wish", plural="Wish list"),
        "favorites": CATALOGUE["favourites"],
        "contact": CATALOGUE["contact_form"],
        "feedback form": CATALOGUE["contact_form"],
        "reminders": _module("notifications", reminders=True),
        "alerts": CATALOGUE["notifications"],
        "my account": CATALOGUE["profile"],
        "print": _module("printing"),
        "pdf documents": _module("printing"),
        "qr code": _module("sharing"),
        "code scanning": _none("codes are made, not read"),
        "change history": _module("history"),
        "audit log": _module("history"),
        "live streaming": _none("videos are kept as files; nothing is broadcast live"),
        "calls": _none("messages only; no calls"),
        "seo": _built_in(
            "titles, descriptions, a map of the site for search engines, pages that open quickly"
        ),
    }
)
"""By free words, lower case."""

MODULES = frozenset(alias.module for alias in (*CATALOGUE.values(), *WORDS.values()) if alias.module)


def resolve(name: str) -> Alias | None:
    """What answers to an id of the catalogue, the name of a module, or free words; none: never heard of."""
    words = " ".join(name.lower().replace("_", " ").replace("-", " ").split())
    by_id = words.replace(" ", "_")
    if by_id in CATALOGUE:
        return CATALOGUE[by_id]
    if by_id in MODULES:
        return _module(by_id)
    for candidate in (words, words.removesuffix("s"), f"{words}s"):
        if candidate in WORDS:
            return WORDS[candidate]
        if candidate.replace(" ", "_") in CATALOGUE:
            return CATALOGUE[candidate.replace(" ", "_")]
    return None
