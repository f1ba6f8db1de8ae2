"""Makes the bucket of the platform when it is missing; for stores of our own, which begin empty."""

import sys

from botocore.exceptions import ClientError

from loomery_orchestrator.settings import OrchestratorSettings
from loomery_shared.aws import aws_config, aws_session, error_code

_THERE = {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}


def main() -> int:
    """Safe to repeat."""
    settings = OrchestratorSettings()
    client = aws_session(settings.aws).client(
        "s3", endpoint_url=settings.aws.endpoint or None, config=aws_config()
    )
    try:
        client.create_bucket(Bucket=settings.objects.bucket)
    except ClientError as error:
        if error_code(error) not in _THERE:
            raise
    return 0


if __name__ == "__main__":
    sys.exit(main())
