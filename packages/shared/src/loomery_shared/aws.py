"""Amazon's services by boto3, in threads: one way to make clients, one way to tell what went wrong."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from loomery_shared.errors import UnavailableError
from loomery_shared.settings import AwsSettings

if TYPE_CHECKING:
    from boto3.session import Session

__all__ = ["aws_config", "aws_session", "error_code", "in_thread", "telling"]

Result = TypeVar("Result")


def aws_session(settings: AwsSettings) -> "Session":
    """A session of its own: the shared default one of boto3 is not safe to use from several threads."""
    import boto3

    return boto3.session.Session(region_name=settings.region)


def aws_config(**options: Any) -> Config:
    """What every client is made with: few retries that wait longer each time, and no endless waiting."""
    return Config(
        connect_timeout=5, read_timeout=60, retries={"mode": "standard", "max_attempts": 3}, **options
    )


async def in_thread(what: str, work: Callable[[], Result]) -> Result:
    """Do blocking work elsewhere; raises UnavailableError when `what` cannot be reached or refuses."""

    def told() -> Result:
        with telling(what):
            return work()

    return await asyncio.to_thread(told)


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Failures to reach `what` become UnavailableError; answers a caller understands are caught inside."""
    try:
        yield
    except ClientError as error:
        raise UnavailableError(
            f"{what} refused: {error_code(error)}.",
            hint="Look at its name, its region and the permissions of this process.",
        ) from error
    except BotoCoreError as error:
        raise UnavailableError(f"{what} does not answer.", hint="Try again in a moment.") from error


def error_code(error: ClientError) -> str:
    """The code by which Amazon names a failure, such as `NoSuchKey`."""
    return str(error.response.get("Error", {}).get("Code", ""))
