"""Addresses of accounts."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.auth import demo, service, sessions, throttle
from app.auth.schemas import DemoAccounts, PasswordChange, ProfileUpdate, Registration, SignInData
from app.core.actor import ActorDep
from app.core.db import SessionDep
from app.core.errors import RESPONSES, Invalid, NotSignedIn
from app.entities.user.model import User
from app.entities.user.schemas import UserRead
from app.entities.user.service import UserService
from app.settings import Settings

router = APIRouter(prefix="/auth", tags=["Account"], responses=RESPONSES)


def get_settings(request: Request) -> Settings:
    """The settings of this installation."""
    settings: Settings = request.app.state.settings
    return settings


def get_user(session: SessionDep, actor: ActorDep) -> User:
    """The account of the caller; raises NotSignedIn for visitors."""
    user = session.get(User, actor.id) if actor.signed_in else None
    if user is None:
        raise NotSignedIn("Please sign in.")
    return user


SettingsDep = Annotated[Settings, Depends(get_settings)]
UserDep = Annotated[User, Depends(get_user)]
PeopleDep = Annotated[UserService, Depends()]


def _computer(request: Request) -> str:
    return request.client.host if request.client else "local"


@router.post("/register", status_code=201, summary="Make an account and sign in")
def register(
    request: Request, response: Response, session: SessionDep, settings: SettingsDep, data: Registration
) -> UserRead:
    """Make an account for oneself, where the application allows it."""
    keys = throttle.keys(settings, data.email, _computer(request))
    throttle.check(session, keys)
    try:
        user = service.register(session, data)
    except service.Conflict:
        session.rollback()
        throttle.failed(session, keys)
        raise
    sessions.start(session, user, response, settings)
    session.commit()
    return UserRead.model_validate(user)


@router.post("/login", summary="Sign in")
def login(
    request: Request, response: Response, session: SessionDep, settings: SettingsDep, data: SignInData
) -> UserRead:
    """Sign in; the answer is the same for a wrong password and an unknown address."""
    keys = throttle.keys(settings, data.email, _computer(request))
    throttle.check(session, keys)
    user = service.sign_in(session, data.email, data.password)
    if user is None:
        throttle.failed(session, keys)
        raise NotSignedIn(service.WRONG, code="wrong_credentials")
    throttle.succeeded(session, keys)
    sessions.start(session, user, response, settings)
    session.commit()
    return UserRead.model_validate(user)


@router.post("/logout", status_code=204, summary="Sign out")
def logout(request: Request, response: Response, session: SessionDep, _actor: ActorDep) -> None:
    """Sign out in this browser."""
    sessions.end(session, request, response)
    session.commit()


@router.get("/me", summary="Who is signed in")
def read_me(user: UserDep) -> UserRead:
    """One's own data; 401 for visitors."""
    return UserRead.model_validate(user)


@router.patch("/me", summary="Change one's own data")
def update_me(session: SessionDep, actor: ActorDep, user: UserDep, data: ProfileUpdate) -> UserRead:
    """Change the values that are sent."""
    service.update_own(session, actor, user, data.model_dump(exclude_unset=True))
    session.commit()
    return UserRead.model_validate(user)


@router.post("/password", status_code=204, summary="Change one's password")
def change_password(
    request: Request, session: SessionDep, settings: SettingsDep, user: UserDep, data: PasswordChange
) -> None:
    """Change the password and sign out in all other browsers."""
    keys = throttle.keys(settings, user.email, _computer(request))
    throttle.check(session, keys)
    try:
        service.change_password(user, data.current_password, data.new_password)
    except Invalid:
        throttle.failed(session, keys)
        raise
    sessions.end_others(session, request, user.id)
    session.commit()


@router.get("/demo", summary="Accounts to try the application with")
def list_demo_accounts(settings: SettingsDep) -> DemoAccounts:
    """One account for each role while the application runs as a demo; otherwise none."""
    return DemoAccounts(items=demo.accounts() if settings.demo else [])
