"""What Amazon is asked for: a CloudFront distribution and an ECS task, as the parameters of their APIs."""

from typing import Any

from loomery_orchestrator.releases.aws.settings import AwsHostingSettings
from loomery_shared.contracts.running import RunLimits

__all__ = ["distribution", "pages_policy", "task", "task_role_policy"]

# Managed policies have the same ids in every account: CachingDisabled, AllViewerExceptHostHeader, CachingOptimized.
_NO_CACHE = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
_ALL_VIEWER = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
_CACHE = "658327ea-f89d-4fab-a63d-7e88639e58f6"
_READS = ["GET", "HEAD"]
_ALL = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
_PORT = 8000


def distribution(settings: AwsHostingSettings, app: str, slug: str, pages_at: str) -> dict[str, Any]:
    """The configuration of a distribution: pages from one folder of the bucket, everything of the API passed on.

    Files below `assets/` carry their digest in the name and are kept; all others are asked for again.
    """
    pages: dict[str, Any] = {
        "Id": "pages",
        "DomainName": settings.bucket_domain,
        "OriginPath": f"/{pages_at}",
        "S3OriginConfig": {"OriginAccessIdentity": ""},
        "OriginAccessControlId": settings.access_control,
    }
    api: dict[str, Any] = {
        "Id": "api",
        "DomainName": settings.api_domain,
        "CustomHeaders": _listed([{"HeaderName": "X-Loomery-App", "HeaderValue": app}]),
        "CustomOriginConfig": {
            "HTTPPort": 80,
            "HTTPSPort": 443,
            "OriginProtocolPolicy": "https-only",
            "OriginSslProtocols": _listed(["TLSv1.2"]),
        },
    }
    return {
        "CallerReference": f"loomery-{app}",
        "Comment": f"Loomery: {slug}",
        "Enabled": True,
        "Aliases": _listed([f"{slug}.{settings.domain}"]),
        "DefaultRootObject": "index.html",
        "Origins": _listed([pages, api]),
        "DefaultCacheBehavior": _behaviour("pages", _READS, _NO_CACHE),
        "CacheBehaviors": _listed(
            [
                {"PathPattern": "/api/*", **_behaviour("api", _ALL, _NO_CACHE, _ALL_VIEWER)},
                {"PathPattern": "/assets/*", **_behaviour("pages", _READS, _CACHE)},
            ]
        ),
        # Addresses of pages are routed in the browser: each of them is answered with the first page.
        "CustomErrorResponses": _listed(
            [
                {
                    "ErrorCode": 403,
                    "ResponsePagePath": "/index.html",
                    "ResponseCode": "200",
                    "ErrorCachingMinTTL": 0,
                }
            ]
        ),
        "ViewerCertificate": {
            "ACMCertificateArn": settings.certificate,
            "SSLSupportMethod": "sni-only",
            "MinimumProtocolVersion": "TLSv1.2_2021",
        },
        "HttpVersion": "http2and3",
        "PriceClass": "PriceClass_100",
    }


def task(
    settings: AwsHostingSettings, app: str, release: str, limits: RunLimits, secret_prefix: str
) -> dict[str, Any]:
    """The definition of a task for Fargate: one container that writes to its volume only.

    Secrets are named by their place in the parameter store below `secret_prefix`; no value is written here.
    """
    return {
        "family": f"loomery-{app}".replace("_", "-"),
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": str(max(256, round(limits.cores * 1024))),
        "memory": str(max(512, limits.memory)),
        "executionRoleArn": settings.execution_role,
        "volumes": [{"name": "data"}, {"name": "tmp"}],
        "containerDefinitions": [
            {
                "name": "app",
                "image": f"{settings.images}:{release}",
                "essential": True,
                "user": "10001",
                "readonlyRootFilesystem": True,
                "linuxParameters": {"capabilities": {"drop": ["ALL"]}, "initProcessEnabled": True},
                "portMappings": [{"containerPort": _PORT, "protocol": "tcp"}],
                "mountPoints": [
                    {"sourceVolume": "data", "containerPath": "/data"},
                    {"sourceVolume": "tmp", "containerPath": "/tmp"},  # noqa: S108 - inside the container
                ],
                "environment": [
                    {"name": "APP_UPLOADS", "value": "/data/uploads"},
                    {"name": "APP_SECURE_COOKIES", "value": "1"},
                ],
                "secrets": [
                    {"name": name, "valueFrom": f"{secret_prefix}/{app}/{name}"}
                    for name in ("APP_DATABASE_URL", "APP_SECRET")
                ],
                "healthCheck": {
                    "command": [
                        "CMD",
                        "python",
                        "-c",
                        f"import urllib.request; urllib.request.urlopen('http://127.0.0.1:{_PORT}/api/health')",
                    ],
                    "interval": 10,
                    "timeout": 5,
                    "retries": 3,
                    "startPeriod": 30,
                },
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": settings.log_group,
                        "awslogs-region": settings.region,
                        "awslogs-stream-prefix": app,
                    },
                },
            }
        ],
    }


def pages_policy(settings: AwsHostingSettings, account: str, distribution_id: str) -> dict[str, Any]:
    """The policy of the bucket: CloudFront alone reads pages, for this distribution alone."""
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "PagesForCloudFront",
                "Effect": "Allow",
                "Principal": {"Service": "cloudfront.amazonaws.com"},
                "Action": "s3:GetObject",
                "Resource": f"arn:aws:s3:::{settings.bucket}/sites/*",
                "Condition": {
                    "StringEquals": {
                        "AWS:SourceArn": f"arn:aws:cloudfront::{account}:distribution/{distribution_id}"
                    }
                },
            }
        ],
    }


def task_role_policy(
    settings: AwsHostingSettings, account: str, app: str, secret_prefix: str
) -> dict[str, Any]:
    """What ECS may do to start one application: read its own values, fetch its image, write its log; nothing else."""
    here = f"{settings.region}:{account}"
    repository = settings.images.partition("/")[2] or settings.images
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "OwnValues",
                "Effect": "Allow",
                "Action": "ssm:GetParameters",
                "Resource": f"arn:aws:ssm:{here}:parameter/{secret_prefix.strip('/')}/{app}/*",
            },
            {
                "Sid": "Image",
                "Effect": "Allow",
                "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                "Resource": f"arn:aws:ecr:{here}:repository/{repository}",
            },
            # Amazon knows no narrower resource for the token with which images are fetched.
            {"Sid": "Registry", "Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"},
            {
                "Sid": "Log",
                "Effect": "Allow",
                "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                "Resource": f"arn:aws:logs:{here}:log-group:{settings.log_group}:*",
            },
        ],
    }


def _listed(items: list[Any]) -> dict[str, Any]:
    """A list as CloudFront wants it: with its length."""
    return {"Quantity": len(items), "Items": items}


def _behaviour(origin: str, methods: list[str], cache: str, request: str = "") -> dict[str, Any]:
    return {
        "TargetOriginId": origin,
        "ViewerProtocolPolicy": "redirect-to-https",
        "AllowedMethods": {**_listed(methods), "CachedMethods": _listed(_READS)},
        "Compress": True,
        "CachePolicyId": cache,
        **({"OriginRequestPolicyId": request} if request else {}),
    }
