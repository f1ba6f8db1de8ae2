"""Accounts: who is signed in, and the pages around signing in."""

from collections.abc import Iterator

from loomery_compiler.drafts import FileDraft
from loomery_compiler.emit.web_react.imports import Imports
from loomery_compiler.emit.web_react.shell_file import shell_file
from loomery_compiler.emit.web_react.site import Site
from loomery_compiler.emit.web_react.words import key, literal, union


def emit_accounts(site: Site) -> Iterator[FileDraft]:
    joining = [role for role in site.people if role.signs_up]
    labels = [(key(role.name), literal(role.label)) for role in site.people]
    roles = union([role.name for role in site.people])
    yield shell_file("api/auth.ts", "auth.ts", roles=roles, labels=labels, choose=len(joining) > 1)
    yield shell_file("app/session.ts", "session.ts")
    yield shell_file("app/Guard.tsx", "Guard.tsx")
    yield shell_file("app/AccountFrame.tsx", "AccountFrame.tsx", seed=literal(site.spec.name))
    yield _profile()
    if not any(page.path == "/profile" for page in site.spec.pages):
        yield shell_file("pages/AccountPage.tsx", "Account.tsx")
    imports = Imports("pages/SignInPage.tsx")
    imports.use("Button", "FormLayout", "TextInput", "TextLink", "http", "useForm", "useNavigate", "useQuery")
    imports.use("useSearchParams")
    _account_imports(imports)
    imports.add("api/auth", "auth", "roleLabels")
    yield shell_file("pages/SignInPage.tsx", "SignIn.tsx", imports=imports.render(), register=bool(joining))
    yield shell_file("pages/ForgotPasswordPage.tsx", "Forgot.tsx")
    if joining:
        imports = Imports("pages/RegisterPage.tsx")
        imports.use("FormLayout", "TextInput", "TextLink", "useForm", "useNavigate", "useToast")
        _account_imports(imports)
        imports.add("lib/rules", "minLength")
        imports.add("api/auth", "auth")
        choose = len(joining) > 1
        if choose:
            imports.use("RadioGroup")
            imports.types("api/auth", "Role")
        yield shell_file(
            "pages/RegisterPage.tsx",
            "Register.tsx",
            imports=imports.render(),
            choose=choose,
            first_role=joining[0].name,
            options=[f"{{ value: {literal(r.name)}, label: {literal(r.label)} }}" for r in joining],
        )


def _account_imports(imports: Imports) -> None:
    imports.add("app/session", "useSession")
    imports.add("app/navigation", "startPaths")
    imports.add("app/AccountFrame", "AccountFrame")
    imports.add("lib/rules", "check", "isEmail", "required")


def _profile() -> FileDraft:
    imports = Imports("app/account.tsx")
    imports.use("Card", "FormLayout", "ImageInput", "TextInput", "uploadFile", "useForm", "useToast")
    imports.add("api/auth", "auth", "roleLabels")
    imports.types("api/auth", "Me")
    imports.add("app/session", "useSession")
    imports.add("lib/rules", "check", "isEmail", "minLength", "required")
    return shell_file("app/account.tsx", "account.tsx", imports=imports.render())
