"""`docs/api.md`: every address of the API, what goes in and what comes out."""

from collections.abc import Iterator

from loomery_compiler.emit.docs.markdown import table
from loomery_compiler.emit.docs.words import limits_in_words, rule_in_words, type_in_words
from loomery_spec import AppSpec, Entity, Field, Relation

GENERAL = """\
All addresses begin with `/api`. Bodies are JSON. The running application describes itself at
`/api/openapi.json`, and lets you try it at `/api/docs`.

Lists take `q` (words to search for), `page`, `page_size` (at most 200), `sort` (a field; with `-` before it,
descending) and a parameter for each field: `<field>=`, and for numbers and dates `<field>_min=` and
`<field>_max=`. They answer `{items, total, page, page_size}`.

Every record has `id`, `label`, `created_at`, `updated_at` and `can: {edit, delete, transitions}`, which says
what the caller may do with it now.

Errors are `application/problem+json`:
`{type, title, status, detail, code, errors: [{field, code, message}]}`."""
STATUSES = (
    ("401", "Not signed in"),
    ("403", "Not allowed"),
    ("404", "Missing, or not visible to the caller"),
    ("409", "Conflict with another record, a state or a number"),
    ("422", "Some values are not right"),
)
ACCOUNT = (
    ("POST", "/api/auth/register", "Make an account and sign in: `email`, `password`, `name`"),
    ("POST", "/api/auth/login", "Sign in: `email`, `password`; sets the cookie `session`"),
    ("POST", "/api/auth/logout", "Sign out in this browser"),
    ("GET", "/api/auth/me", "Who is signed in"),
    ("PATCH", "/api/auth/me", "Change one's own data"),
    ("POST", "/api/auth/password", "Change one's password: `current_password`, `new_password`"),
)


def reference_page(spec: AppSpec) -> str:
    """The page in Markdown."""
    parts = [f"# API of {spec.name}", GENERAL, table(("Status", "Means"), STATUSES)]
    if spec.has_accounts:
        words = "Changes that come with the cookie need the header `X-Requested-With`."
        rows = [(f"`{method}`", f"`{path}`", about) for method, path, about in ACCOUNT]
        parts += ["## Accounts", words, table(("", "Address", "Does"), rows)]
    for entity in spec.entities:
        parts += _entity(spec, entity)
    return "\n\n".join(parts) + "\n"


def _entity(spec: AppSpec, entity: Entity) -> Iterator[str]:
    yield f"## {entity.label_plural}"
    if entity.about:
        yield entity.about
    rows = [(f"`{method}`", f"`{path}`", about) for method, path, about in _operations(spec, entity)]
    yield table(("", "Address", "Does"), rows)
    members = [_field(field) for field in entity.fields] + [_relation(item) for item in entity.relations]
    yield table(("Field", "Is", "Required", "Keeps to"), members)
    rules = [f"- {rule_in_words(entity, rule)}" for rule in entity.constraints]
    if rules:
        yield "Rules:"
        yield "\n".join(rules)


def _operations(spec: AppSpec, entity: Entity) -> Iterator[tuple[str, str, str]]:
    path, one = f"/api/{entity.path}", entity.label.lower()

    def granted(action: str) -> bool:
        return any(grant.entity == entity.name and action in grant.actions for grant in spec.grants)

    yield "GET", path, f"List {entity.label_plural.lower()}"
    if entity.name != "user":
        yield "POST", path, f"Make one {one}"
    yield "GET", f"{path}/{{id}}", f"Read one {one}"
    yield "PATCH", f"{path}/{{id}}", "Change the values that are sent"
    yield "DELETE", f"{path}/{{id}}", "Delete it"
    for step in entity.states.transitions if entity.states else ():
        yield "POST", f"{path}/{{id}}/transitions/{step.name}", f"{step.label}: to `{step.target}`"
    yield "GET", f"{path}/stats", "Figures: `group_by`, `measure`, `of`, `by`"
    if granted("export"):
        yield "GET", f"{path}/export.csv", "All that may be seen, as a table"
    if granted("import") and entity.name != "user":
        yield "POST", f"{path}/import", "Take in a table; all rows or none"


def _field(field: Field) -> tuple[str, str, str, str]:
    return (
        f"`{field.name}`",
        type_in_words(field.type),
        "yes" if field.required else "",
        limits_in_words(field),
    )


def _relation(relation: Relation) -> tuple[str, str, str, str]:
    many = relation.kind == "many_to_many"
    key = f"`{relation.name}_ids`" if many else f"`{relation.name}_id`"
    deletion = {
        "cascade": "deleted along",
        "restrict": "keeps the other from being deleted",
        "set_null": "emptied when the other is deleted",
    }
    about = f"{'several' if many else 'one'} of `{relation.target}`"
    return key, about, "yes" if relation.required else "", "" if many else deletion[relation.on_delete]
