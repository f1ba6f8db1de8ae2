"""Profile: everyone sees and edits their own data."""

from typing import Literal

from loomery_spec import AppSpec, Field, Report
from loomery_spec.behaviour import FeatureUse
from loomery_spec.fields import AddressType, DateType, FieldType, LongTextType, PhoneType, TextType, UrlType
from loomery_spec.pages import Navigation, ProfilePage
from loomery_templates.modules.building import add_fields, add_page, because
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.people import ensure_accounts, ensure_visitor

Detail = Literal["bio", "phone", "address", "birthday", "website", "company"]
DETAILS: dict[Detail, tuple[str, FieldType]] = {
    "bio": ("About me", LongTextType(max_length=1000)),
    "phone": ("Telephone", PhoneType()),
    "address": ("Address", AddressType()),
    "birthday": ("Date of birth", DateType(max="today")),
    "website": ("Website", UrlType()),
    "company": ("Company", TextType(max_length=120)),
}


class ProfileOptions(Options):
    """What a profile holds beside name, e-mail and picture."""

    fields: tuple[Detail, ...] = ("bio", "phone")


def apply(spec: AppSpec, use: FeatureUse, options: ProfileOptions, _report: Report) -> AppSpec:
    """Add the page and the fields of the account."""
    evidence = because(use)
    spec = ensure_accounts(ensure_visitor(spec), evidence)
    details = [
        Field(name=name, label=DETAILS[name][0], type=DETAILS[name][1], personal="personal")
        for name in options.fields
    ]
    spec = add_fields(spec, "user", details)
    if any(isinstance(page, ProfilePage) for page in spec.pages):
        return spec
    page = ProfilePage(
        name="profile",
        title="Profile",
        path="/profile",
        side="member",
        navigation=Navigation(label="Profile", icon="user", order=90, place="account"),
        evidence=evidence,
    )
    return add_page(spec, page)


MODULE = Feature(
    name="profile",
    title="Profile",
    about="Everyone sees and edits their own data.",
    options=ProfileOptions,
    apply=apply,
)
