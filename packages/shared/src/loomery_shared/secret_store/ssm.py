"""Secrets in SSM Parameter Store, encrypted there (`SecureString`)."""

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError
from pydantic import SecretStr

from loomery_shared.aws import aws_config, aws_session, error_code, in_thread
from loomery_shared.secret_store.port import checked_name, checked_value
from loomery_shared.settings import AwsSettings

if TYPE_CHECKING:
    from mypy_boto3_ssm import SSMClient

__all__ = ["SsmSecrets"]

_WHAT = "The store of secrets"


class SsmSecrets:
    """A `SecretStore` under a path of parameters, such as `/loomery/production`."""

    def __init__(self, prefix: str, settings: AwsSettings) -> None:
        self._base = "/" + prefix.strip("/")
        self._ssm: SSMClient = aws_session(settings).client(
            "ssm", endpoint_url=settings.endpoint or None, config=aws_config()
        )

    async def get(self, name: str) -> SecretStr | None:
        """See `SecretStore`."""
        full = self._full(name)

        def work() -> SecretStr | None:
            try:
                answer = self._ssm.get_parameter(Name=full, WithDecryption=True)
            except ClientError as error:
                if error_code(error) == "ParameterNotFound":
                    return None
                raise
            return SecretStr(answer["Parameter"]["Value"])

        return await in_thread(_WHAT, work)

    async def put(self, name: str, value: SecretStr) -> None:
        """See `SecretStore`."""
        full, plain = self._full(name), checked_value(value)
        await in_thread(
            _WHAT,
            lambda: self._ssm.put_parameter(Name=full, Value=plain, Type="SecureString", Overwrite=True),
        )

    async def add(self, name: str, value: SecretStr) -> bool:
        """See `SecretStore`."""
        full, plain = self._full(name), checked_value(value)

        def work() -> bool:
            try:
                self._ssm.put_parameter(Name=full, Value=plain, Type="SecureString", Overwrite=False)
            except ClientError as error:
                if error_code(error) == "ParameterAlreadyExists":
                    return False
                raise
            return True

        return await in_thread(_WHAT, work)

    async def delete(self, name: str) -> None:
        """See `SecretStore`."""
        full = self._full(name)

        def work() -> None:
            try:
                self._ssm.delete_parameter(Name=full)
            except ClientError as error:
                if error_code(error) != "ParameterNotFound":
                    raise

        await in_thread(_WHAT, work)

    async def names(self, prefix: str = "") -> list[str]:
        """See `SecretStore`."""

        def work() -> list[str]:
            pages = self._ssm.get_paginator("get_parameters_by_path").paginate(
                Path=self._base, Recursive=True, WithDecryption=False
            )
            found = [
                row["Name"].removeprefix(f"{self._base}/") for page in pages for row in page["Parameters"]
            ]
            return sorted(name for name in found if name.startswith(prefix))

        return await in_thread(_WHAT, work)

    def _full(self, name: str) -> str:
        return f"{self._base}/{checked_name(name)}"
