"""Releases on Amazon's services: pages from S3 through CloudFront, the API as a container."""
