"""What every store of artifacts does, on disk and in S3; then what only the one on disk does."""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import boto3
import httpx2
import pytest
from fastapi import FastAPI

from loomery_shared.errors import ConflictError, NotFoundError, UnavailableError, UsageError
from loomery_shared.objects.disk import DiskObjects
from loomery_shared.objects.links import object_links
from loomery_shared.objects.making import make_objects
from loomery_shared.objects.port import DamagedObjectError, ObjectInfo, ObjectStore
from loomery_shared.objects.s3 import S3Objects
from loomery_shared.secret_store.making import make_secrets
from loomery_shared.secret_store.ssm import SsmSecrets
from loomery_shared.settings import AwsSettings, ObjectSettings, SecretSettings, WebServiceSettings
from loomery_shared.web import service_app

REGION = "eu-central-1"
Fetch = Callable[[str], Awaitable[httpx2.Response]]


@asynccontextmanager
async def nothing(_app: FastAPI) -> AsyncIterator[None]:
    yield


class Now:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.moment = datetime(2030, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Now:
    return Now()


def disk(folder: Path, clock: Now) -> DiskObjects:
    return DiskObjects(folder / "objects", b"k" * 32, "https://loomery.test", clock)


@pytest.fixture(params=["disk", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: Now) -> ObjectStore:
    if request.param == "disk":
        return disk(tmp_path, clock)
    endpoint = request.getfixturevalue("aws_endpoint")
    client = boto3.client("s3", endpoint_url=endpoint, region_name=REGION)
    client.create_bucket(Bucket="artifacts", CreateBucketConfiguration={"LocationConstraint": REGION})
    return S3Objects("artifacts", AwsSettings(endpoint=endpoint))


@pytest.fixture
async def fetch(store: ObjectStore, tmp_path: Path) -> AsyncIterator[Fetch]:
    """Follows a link: into the application that serves the disk, or to the stand-in."""
    transport = None
    if isinstance(store, DiskObjects):
        app = service_app(
            WebServiceSettings(home=tmp_path), service="a", title="A", prefix="/api", lifespan=nothing
        )
        app.include_router(object_links(store))
        transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, trust_env=False) as client:
        yield client.get


async def test_what_is_put_can_be_had_again(store: ObjectStore) -> None:
    info = await store.put("acme/app/site.html", b"<p>hi</p>", "text/html; charset=utf-8")
    assert info == ObjectInfo(
        key="acme/app/site.html",
        size=9,
        sha256=hashlib.sha256(b"<p>hi</p>").hexdigest(),
        etag=info.etag,
        content_type="text/html; charset=utf-8",
    )
    assert await store.stat("acme/app/site.html") == info
    assert await store.get("acme/app/site.html") == b"<p>hi</p>"
    again = await store.put("acme/app/site.html", b"")
    assert await store.get("acme/app/site.html") == b""
    assert again.etag != info.etag
    assert (await store.stat("acme/app/site.html")).content_type == "application/octet-stream"


async def test_big_files_travel_whole(store: ObjectStore, tmp_path: Path) -> None:
    content = os.urandom(1 << 20) * 9
    (tmp_path / "big").write_bytes(content)
    info = await store.put("big.bin", tmp_path / "big")
    assert (info.size, info.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert await store.download("big.bin", tmp_path / "new" / "copy") == info
    assert (tmp_path / "new" / "copy").read_bytes() == content
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["copy"]
    copied = await store.copy("big.bin", "other/big.bin")
    assert (copied.size, copied.sha256, copied.content_type) == (info.size, info.sha256, info.content_type)


async def test_what_is_missing_is_told(store: ObjectStore, tmp_path: Path) -> None:
    await store.put("a/b", b"x")
    for work in (
        store.get("a"),
        store.stat("a/c"),
        store.download("a/b/c", tmp_path / "new"),
        store.copy("b", "c"),
        store.put("d", tmp_path / "no-such-file"),
    ):
        with pytest.raises(NotFoundError):
            await work
    assert not (tmp_path / "new").exists()
    await store.delete("a/c")


async def test_a_key_may_be_the_beginning_of_another(store: ObjectStore) -> None:
    await store.put("a/b", b"1")
    await store.put("a", b"2")
    await store.put("a/b/c", b"3")
    assert [await store.get(key) for key in ("a", "a/b", "a/b/c")] == [b"2", b"1", b"3"]
    await store.delete("a/b")
    assert [entry.key for entry in (await store.list()).items] == ["a", "a/b/c"]


async def test_lists_come_in_pages(store: ObjectStore) -> None:
    keys = sorted(["x/1", "x/10", "x/2", "x-/1", "x.1", "y", "x/2/3"])
    for key in keys:
        await store.put(key, key.encode())
    seen, cursor = [], ""
    while True:
        page = await store.list(limit=3, cursor=cursor)
        assert len(page.items) <= 3
        seen += page.items
        if page.next is None:
            break
        cursor = page.next
    assert [entry.key for entry in seen] == keys
    assert [entry.size for entry in seen] == [len(key) for key in keys]
    assert [entry.key for entry in (await store.list("x/")).items] == ["x/1", "x/10", "x/2", "x/2/3"]
    assert [entry.key for entry in (await store.list("x/1")).items] == ["x/1", "x/10"]
    assert (await store.list("z/")).items == []
    with pytest.raises(UsageError):
        await store.list(cursor="???")


async def test_a_prefix_is_removed_and_its_neighbours_stay(store: ObjectStore) -> None:
    for key in ("acme/1", "acme/2/3", "acme2/1", "acme"):
        await store.put(key, b"x")
    assert await store.delete_prefix("acme/") == 2
    assert [entry.key for entry in (await store.list()).items] == ["acme", "acme2/1"]
    assert await store.delete_prefix("acme/") == 0
    for prefix in ("acme", "", "/"):
        with pytest.raises(UsageError):
            await store.delete_prefix(prefix)


NO_KEYS = [
    "",
    "/",
    "/etc/passwd",
    "a//b",
    "a/",
    "../a",
    "a/../b",
    "a/.",
    "a\\b",
    "a\0",
    "a\n",
    "ä",
    "a~",
    "a b",
]


async def test_keys_stay_inside(store: ObjectStore, tmp_path: Path) -> None:
    for key in [*NO_KEYS, "x" * 901]:
        for work in (
            store.put(key, b"x"),
            store.get(key),
            store.stat(key),
            store.download(key, tmp_path / "new"),
            store.delete(key),
            store.copy(key, "a"),
            store.copy("a", key),
            store.link(key, 10),
        ):
            with pytest.raises(UsageError, match="no key"):
                await work


async def test_types_are_headers(store: ObjectStore) -> None:
    for content_type in ("", "text", "text/html\r\nX-A: b", "a/" + "b" * 200):
        with pytest.raises(UsageError, match="content type"):
            await store.put("a", b"x", content_type)


async def test_links_download(store: ObjectStore, fetch: Fetch) -> None:
    await store.put("acme/page.html", b"<script>", "text/html")
    answer = await fetch(await store.link("acme/page.html", 60, 'Grüße "1".html'))
    assert (answer.status_code, answer.content) == (200, b"<script>")
    assert answer.headers["content-type"].startswith("text/html")
    told = answer.headers["content-disposition"]
    assert told.startswith("attachment; ")
    assert told.endswith("filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%221%22.html")
    plain = await fetch(await store.link("acme/page.html", 60))
    assert "page.html" in plain.headers["content-disposition"]
    assert (await fetch(await store.link("acme/nothing", 60))).status_code in {403, 404}
    for seconds in (0, 7 * 24 * 3600 + 1):
        with pytest.raises(UsageError):
            await store.link("acme/page.html", seconds)


async def test_of_writers_at_once_one_wins_whole(store: ObjectStore) -> None:
    contents = [bytes([number]) * 100_000 for number in range(6)]
    await asyncio.gather(*(store.put("a/b", content) for content in contents))
    assert await store.get("a/b") in contents
    await asyncio.gather(
        *(store.put(f"t/{number}/x", b"x") for number in range(8)),
        *(store.delete_prefix(f"t/{number}/") for number in range(8)),
    )


@pytest.fixture(params=["disk", "s3"])
def unreachable(request: pytest.FixtureRequest, tmp_path: Path, clock: Now) -> ObjectStore:
    if request.param == "disk":
        (tmp_path / "objects").write_text("no folder")
        return disk(tmp_path, clock)
    request.getfixturevalue("aws_endpoint")
    return S3Objects("artifacts", AwsSettings(endpoint="http://127.0.0.1:1"))


async def test_no_store_is_told_plainly(unreachable: ObjectStore, tmp_path: Path) -> None:
    results = await asyncio.gather(
        unreachable.put("a", b"x"),
        unreachable.get("a"),
        unreachable.stat("a"),
        unreachable.download("a", tmp_path / "new"),
        unreachable.list(),
        unreachable.delete("a"),
        unreachable.delete_prefix("a/"),
        unreachable.copy("a", "b"),
        unreachable.ping(),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [UnavailableError] * 9


async def test_no_bucket_is_told_plainly(aws_endpoint: str) -> None:
    store = S3Objects("nowhere", AwsSettings(endpoint=aws_endpoint))
    for work in (store.put("a", b"x"), store.get("a"), store.list(), store.ping()):
        with pytest.raises(UnavailableError):
            await work


async def test_damage_in_the_bucket_is_noticed(aws_endpoint: str, tmp_path: Path) -> None:
    client = boto3.client("s3", endpoint_url=aws_endpoint, region_name=REGION)
    client.create_bucket(Bucket="artifacts", CreateBucketConfiguration={"LocationConstraint": REGION})
    store = S3Objects("artifacts", AwsSettings(endpoint=aws_endpoint))
    client.put_object(Bucket="artifacts", Key="a", Body=b"other", Metadata={"sha256": "0" * 64})
    with pytest.raises(DamagedObjectError):
        await store.get("a")
    with pytest.raises(DamagedObjectError):
        await store.download("a", tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
    client.put_object(Bucket="artifacts", Key="b", Body=b"theirs")
    assert await store.get("b") == b"theirs"
    assert (await store.stat("b")).sha256 == ""


async def test_a_copy_is_of_one_moment(aws_endpoint: str) -> None:
    client = boto3.client("s3", endpoint_url=aws_endpoint, region_name=REGION)
    client.create_bucket(Bucket="artifacts", CreateBucketConfiguration={"LocationConstraint": REGION})
    store = S3Objects("artifacts", AwsSettings(endpoint=aws_endpoint))
    await store.put("a", b"first")

    looks = 0

    def replace(**_: object) -> None:
        nonlocal looks
        looks += 1
        if looks == 2:
            client.put_object(Bucket="artifacts", Key="a", Body=b"second")

    store.client.meta.events.register("before-call.s3.HeadObject", replace)
    with pytest.raises(ConflictError):
        await store.copy("a", "b")
    with pytest.raises(NotFoundError):
        await store.get("b")


async def test_links_are_signed_and_end(tmp_path: Path, clock: Now) -> None:
    store = disk(tmp_path, clock)
    await store.put("a", b"x")
    await store.put("b", b"y")
    url = urlsplit(await store.link("a", 60, "x.txt"))
    app = service_app(
        WebServiceSettings(home=tmp_path), service="a", title="A", prefix="/api", lifespan=nothing
    )
    app.include_router(object_links(store))
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="https://loomery.test") as client:
        assert (await client.get(f"{url.path}?{url.query}")).content == b"x"
        for path, query in (
            ("/objects/b", url.query),
            (url.path, url.query.replace("x.txt", "x.exe")),
            (url.path, url.query.replace("expires=", "expires=9")),
            (url.path, url.query[:-1] + ("0" if url.query[-1] != "0" else "1")),
        ):
            assert (await client.get(f"{path}?{query}")).status_code == 403
        assert (await client.get(f"/objects/..%2f..%2fetc?{url.query}")).status_code in {400, 403, 404}
        clock.moment += timedelta(seconds=60)
        over = await client.get(f"{url.path}?{url.query}")
        assert (over.status_code, over.json()["detail"]) == (403, "This link is over.")
    other = DiskObjects(tmp_path / "objects", b"j" * 32, "https://loomery.test", clock)
    assert urlsplit(await other.link("a", 60)).query != urlsplit(await store.link("a", 60)).query


async def test_damage_on_the_disk_is_noticed(tmp_path: Path, clock: Now) -> None:
    store = disk(tmp_path, clock)
    await store.put("a/b", b"content")
    (path,) = (tmp_path / "objects").rglob("b")
    path.write_bytes(path.read_bytes().replace(b"content", b"c0ntent"))
    with pytest.raises(DamagedObjectError):
        await store.get("a/b")
    with pytest.raises(DamagedObjectError):
        await store.download("a/b", tmp_path / "new")
    assert not (tmp_path / "new").exists()
    path.write_bytes(b"{")
    with pytest.raises(DamagedObjectError):
        await store.stat("a/b")


async def test_others_on_the_machine_see_nothing_and_nothing_is_left(tmp_path: Path, clock: Now) -> None:
    store = disk(tmp_path, clock)
    await store.put("a/b", b"x")
    assert [
        path for path in (tmp_path / "objects").rglob("*") if path.is_file() and path.stat().st_mode & 0o077
    ] == []
    assert (tmp_path / "objects").stat().st_mode & 0o077 == 0
    left = tmp_path / "objects" / "unfinished" / ".old.part"
    left.write_bytes(b"half")
    assert await store.tidy() == 0
    os.utime(left, (0, 0))
    assert await store.tidy() == 1
    await store.delete("a/b")
    assert list((tmp_path / "objects" / "kept").rglob("*")) == []


async def test_a_broken_copy_is_never_shown(
    tmp_path: Path, clock: Now, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = disk(tmp_path, clock)
    await store.put("a", b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnavailableError, match="No space"):
        await store.put("a", b"new")
    monkeypatch.undo()
    assert await store.get("a") == b"old"
    assert list((tmp_path / "objects" / "unfinished").iterdir()) == []


async def test_settings_choose(tmp_path: Path, aws_endpoint: str) -> None:
    plain = WebServiceSettings(home=tmp_path)
    first, second = [await make_objects(plain, make_secrets(plain)) for _ in range(2)]
    assert isinstance(first, DiskObjects)
    await first.put("a", b"x")
    assert await second.get("a") == b"x"
    big = WebServiceSettings(
        home=tmp_path,
        aws=AwsSettings(endpoint=aws_endpoint),
        objects=ObjectSettings(bucket="artifacts"),
        secret_store=SecretSettings(ssm_prefix="/loomery/test"),
    )
    secrets = make_secrets(big)
    assert isinstance(secrets, SsmSecrets)
    assert isinstance(await make_objects(big, secrets), S3Objects)
    assert await secrets.names() == []
    assert await make_secrets(plain).names() == ["objects/link-key"]
