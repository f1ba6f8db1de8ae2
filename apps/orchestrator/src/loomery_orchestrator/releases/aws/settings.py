"""Settings of releases on Amazon's services."""

from pydantic import Field

from loomery_shared.settings import Group

__all__ = ["AwsHostingSettings"]


class AwsHostingSettings(Group):
    """Where applications go on Amazon's services."""

    bucket: str = ""
    """The bucket that CloudFront reads pages from. Empty: nothing can be released there."""
    account: str = ""
    """The number of the account, for policies."""
    domain: str = ""
    """Applications answer at `<slug>.<domain>`."""
    certificate: str = ""
    """The ARN of a certificate for `*.<domain>` in us-east-1."""
    bucket_domain: str = ""
    """The address of the bucket that holds pages, such as `pages.s3.eu-central-1.amazonaws.com`."""
    access_control: str = ""
    """The id of the origin access control with which CloudFront reads the bucket."""
    api_domain: str = ""
    """The load balancer in front of the containers; it tells applications apart by `X-Loomery-App`."""
    images: str = ""
    """The registry for images, such as `123456789012.dkr.ecr.eu-central-1.amazonaws.com/apps`."""
    execution_role: str = ""
    """The ARN of the role with which ECS fetches images and writes logs."""
    log_group: str = "/loomery/apps"
    """Where containers log."""
    region: str = Field(default="eu-central-1")
    """Where containers run."""
