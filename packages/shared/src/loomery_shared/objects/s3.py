"""Artifacts in S3, or in a store that speaks like it."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from botocore.exceptions import ClientError

from loomery_shared.aws import aws_config, aws_session, error_code, in_thread
from loomery_shared.errors import ConflictError, NotFoundError
from loomery_shared.files import write_whole
from loomery_shared.objects.port import (
    DEFAULT_TYPE,
    ObjectEntry,
    ObjectInfo,
    checked_content,
    checked_key,
    checked_link,
    checked_prefix,
    checked_source,
    checked_type,
    damaged,
    disposition,
    file_digest,
)
from loomery_shared.paging import Page, decode_cursor, encode_cursor
from loomery_shared.settings import AwsSettings

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

__all__ = ["S3Objects"]

Result = TypeVar("Result")
_WHAT = "The object store"
_MISSING = {"404", "NoSuchKey", "NotFound"}
_CHANGED = {"412", "PreconditionFailed"}
_DIGEST = "sha256"
"""The name under which the digest is kept with an object, as metadata."""
_CHUNK = 1 << 20
_AT_ONCE = 1000
"""Keys that one call removes at most."""


class S3Objects:
    """An `ObjectStore` in a bucket; files above 8 MB travel in parts."""

    def __init__(self, bucket: str, settings: AwsSettings) -> None:
        # Compatible stores are rarely reached at a host name for each bucket.
        style = "path" if settings.endpoint else "auto"
        self._bucket = bucket
        self.client: S3Client = aws_session(settings).client(
            "s3",
            endpoint_url=settings.endpoint or None,
            config=aws_config(signature_version="s3v4", s3={"addressing_style": style}),
        )

    async def put(
        self, key: str, content: bytes | Path, content_type: str = DEFAULT_TYPE, cache: str = ""
    ) -> ObjectInfo:
        """See `ObjectStore`."""
        checked_key(key)
        checked_type(content_type)
        checked_source(content)
        return await in_thread(_WHAT, lambda: self._put(key, content, content_type, cache))

    async def get(self, key: str) -> bytes:
        """See `ObjectStore`."""

        def work() -> bytes:
            answer = self.client.get_object(Bucket=self._bucket, Key=key)
            return checked_content(answer["Body"].read(), _info(key, answer))

        return await self._reading(key, work)

    async def download(self, key: str, path: Path) -> ObjectInfo:
        """See `ObjectStore`."""

        def work() -> ObjectInfo:
            # One answer brings both what is known and the content; two could be of different writes.
            answer = self.client.get_object(Bucket=self._bucket, Key=key)
            info = _info(key, answer)

            def write(file: BinaryIO) -> None:
                digest = hashlib.sha256()
                for chunk in answer["Body"].iter_chunks(_CHUNK):
                    digest.update(chunk)
                    file.write(chunk)
                if info.sha256 and digest.hexdigest() != info.sha256:
                    raise damaged(key)

            write_whole(path, write)
            return info

        return await self._reading(key, work)

    async def stat(self, key: str) -> ObjectInfo:
        """See `ObjectStore`."""
        return await self._reading(key, lambda: self._head(key))

    async def list(self, prefix: str = "", *, limit: int = 200, cursor: str = "") -> Page[ObjectEntry]:
        """See `ObjectStore`."""
        checked_prefix(prefix)
        after = str((decode_cursor(cursor) or ("",))[0])
        return await in_thread(_WHAT, lambda: self._list(prefix, limit, after))

    async def delete(self, key: str) -> None:
        """See `ObjectStore`."""
        checked_key(key)
        await in_thread(_WHAT, lambda: self.client.delete_object(Bucket=self._bucket, Key=key))

    async def delete_prefix(self, prefix: str) -> int:
        """See `ObjectStore`."""
        checked_prefix(prefix, whole=True)

        def work() -> int:
            removed = 0
            while keys := [entry.key for entry in self._list(prefix, _AT_ONCE, "").items]:
                self.client.delete_objects(
                    Bucket=self._bucket, Delete={"Objects": [{"Key": key} for key in keys], "Quiet": True}
                )
                removed += len(keys)
            return removed

        return await in_thread(_WHAT, work)

    async def copy(self, source: str, target: str) -> ObjectInfo:
        """See `ObjectStore`."""
        checked_key(target)

        def work() -> ObjectInfo:
            info = self._head(source)
            # A copy in parts forgets what is known of the source, so it is always said again, of just this source.
            self.client.copy(
                {"Bucket": self._bucket, "Key": source},
                self._bucket,
                target,
                ExtraArgs={
                    **_extra(info.content_type, info.sha256),
                    "MetadataDirective": "REPLACE",
                    "CopySourceIfMatch": f'"{info.etag}"',
                },
            )
            return self._head(target)

        return await self._reading(source, work)

    async def link(self, key: str, seconds: int, filename: str = "") -> str:
        """See `ObjectStore`."""
        name = checked_link(key, seconds, filename)
        return await in_thread(
            _WHAT,
            lambda: self.client.generate_presigned_url(
                "get_object",
                Params={
                    "Bucket": self._bucket,
                    "Key": key,
                    "ResponseContentDisposition": disposition(name),
                },
                ExpiresIn=seconds,
            ),
        )

    async def ping(self) -> None:
        """See `ObjectStore`."""
        await in_thread(_WHAT, lambda: self.client.head_bucket(Bucket=self._bucket))

    def _put(self, key: str, content: bytes | Path, content_type: str, cache: str) -> ObjectInfo:
        if isinstance(content, Path):
            extra = _extra(content_type, file_digest(content), cache)
            self.client.upload_file(str(content), self._bucket, key, ExtraArgs=extra)
            return self._head(key)
        digest = hashlib.sha256(content).hexdigest()
        answer = self.client.put_object(
            Bucket=self._bucket, Key=key, Body=content, **_extra(content_type, digest, cache)
        )
        return ObjectInfo(
            key=key,
            size=len(content),
            sha256=digest,
            etag=answer["ETag"].strip('"'),
            content_type=content_type,
        )

    def _head(self, key: str) -> ObjectInfo:
        return _info(key, self.client.head_object(Bucket=self._bucket, Key=key))

    def _list(self, prefix: str, limit: int, after: str) -> Page[ObjectEntry]:
        answer = self.client.list_objects_v2(
            Bucket=self._bucket, Prefix=prefix, MaxKeys=limit, StartAfter=after
        )
        rows = [ObjectEntry(key=row["Key"], size=row["Size"]) for row in answer.get("Contents", [])]
        more = bool(rows) and answer["IsTruncated"]
        return Page(items=rows, next=encode_cursor(rows[-1].key) if more else None)

    async def _reading(self, key: str, work: Callable[[], Result]) -> Result:
        """Do work in a thread; that the object is missing is told as such."""
        checked_key(key)

        def told() -> Result:
            try:
                return work()
            except ClientError as error:
                if error_code(error) in _MISSING:
                    raise NotFoundError(f"There is no object {key}.") from error
                if error_code(error) in _CHANGED:
                    raise ConflictError(
                        f"{key} was replaced while it was copied.", hint="Try again."
                    ) from error
                raise

        return await in_thread(_WHAT, told)


def _extra(content_type: str, digest: str, cache: str = "") -> dict[str, Any]:
    told = {"CacheControl": cache} if cache else {}
    return {"ContentType": content_type, "Metadata": {_DIGEST: digest}, **told}


def _info(key: str, answer: Any) -> ObjectInfo:
    return ObjectInfo(
        key=key,
        size=answer["ContentLength"],
        sha256=answer["Metadata"].get(_DIGEST, ""),
        etag=answer["ETag"].strip('"'),
        content_type=answer.get("ContentType", DEFAULT_TYPE),
    )
