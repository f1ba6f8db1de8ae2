"""What every store of secrets does, in a file and in SSM; then what only the file does."""

import asyncio
import json
import secrets
import stat
import subprocess
import sys
from pathlib import Path

import boto3
import pytest
from pydantic import SecretStr

from loomery_shared.errors import TooLargeError, UnavailableError, UsageError
from loomery_shared.secret_store.files import FileSecrets
from loomery_shared.secret_store.port import SecretStore, get_or_make
from loomery_shared.secret_store.ssm import SsmSecrets
from loomery_shared.settings import AwsSettings


@pytest.fixture(params=["file", "ssm"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SecretStore:
    if request.param == "file":
        return FileSecrets(tmp_path / "secrets")
    return SsmSecrets("/loomery/test", AwsSettings(endpoint=request.getfixturevalue("aws_endpoint")))


async def plain(store: SecretStore, name: str) -> str | None:
    found = await store.get(name)
    return None if found is None else found.get_secret_value()


async def test_what_is_put_can_be_had_again(store: SecretStore) -> None:
    assert await store.get("a/b") is None
    await store.put("a/b", SecretStr("one"))
    await store.put("a/b", SecretStr("two ü\n{}"))
    assert await plain(store, "a/b") == "two ü\n{}"
    assert "two" not in repr(await store.get("a/b"))
    await store.delete("a/b")
    await store.delete("a/b")
    assert await store.get("a/b") is None


async def test_only_the_first_is_added(store: SecretStore) -> None:
    results = await asyncio.gather(*(store.add("key", SecretStr(f"value {n}")) for n in range(6)))
    assert sorted(results) == [False] * 5 + [True]
    assert await plain(store, "key") == f"value {results.index(True)}"


async def test_names_are_listed(store: SecretStore) -> None:
    for name in ("b", "a/2", "a/1", "ab"):
        await store.put(name, SecretStr("x"))
    assert await store.names() == ["a/1", "a/2", "ab", "b"]
    assert await store.names("a/") == ["a/1", "a/2"]
    for number in range(12):
        await store.put(f"many/{number:02}", SecretStr("x"))
    assert len(await store.names("many/")) == 12


async def test_one_is_made_for_all(store: SecretStore) -> None:
    got = await asyncio.gather(*(get_or_make(store, "token", lambda: secrets.token_hex(8)) for _ in range(6)))
    assert len({value.get_secret_value() for value in got}) == 1
    assert await get_or_make(store, "token", lambda: "other") == got[0]


async def test_names_are_checked(store: SecretStore) -> None:
    for name in ("", "/a", "a/", "a//b", "a b", "ä", "a\n", "/".join("abcdefghijk")):
        for work in (
            store.get(name),
            store.put(name, SecretStr("x")),
            store.add(name, SecretStr("x")),
            store.delete(name),
        ):
            with pytest.raises(UsageError):
                await work


async def test_secrets_have_a_size(store: SecretStore) -> None:
    await store.put("a", SecretStr("ü" * 2048))
    for work in (store.put("a", SecretStr("x" * 4097)), store.add("b", SecretStr("ü" * 2049))):
        with pytest.raises(TooLargeError):
            await work
    with pytest.raises(UsageError):
        await store.put("a", SecretStr(""))


@pytest.fixture(params=["file", "ssm"])
def unreachable(request: pytest.FixtureRequest, tmp_path: Path) -> SecretStore:
    if request.param == "file":
        (tmp_path / "secrets").write_text("no folder")
        return FileSecrets(tmp_path / "secrets")
    request.getfixturevalue("aws_endpoint")
    return SsmSecrets("/loomery/test", AwsSettings(endpoint="http://127.0.0.1:1"))


async def test_no_store_is_told_plainly(unreachable: SecretStore) -> None:
    results = await asyncio.gather(
        unreachable.get("a"),
        unreachable.put("a", SecretStr("x")),
        unreachable.add("a", SecretStr("x")),
        unreachable.delete("a"),
        unreachable.names(),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [UnavailableError] * 5


async def test_parameters_are_encrypted_and_stay_under_their_path(aws_endpoint: str) -> None:
    settings = AwsSettings(endpoint=aws_endpoint)
    await SsmSecrets("/one", settings).put("a", SecretStr("x"))
    assert await SsmSecrets("/two", settings).get("a") is None
    client = boto3.client("ssm", endpoint_url=aws_endpoint, region_name="eu-central-1")
    (row,) = client.get_parameters_by_path(Path="/", Recursive=True)["Parameters"]
    assert (row["Name"], row["Type"]) == ("/one/a", "SecureString")


async def test_only_the_owner_reads_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    folder.mkdir(mode=0o755)
    store = FileSecrets(folder)
    await store.put("a", SecretStr("hidden"))
    path = folder / "secrets.json"
    assert (stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE(path.stat().st_mode)) == (0o700, 0o600)
    path.chmod(0o640)
    with pytest.raises(UnavailableError, match="read by others"):
        await store.get("a")
    path.chmod(0o600)
    path.write_text('{"a": "hidden')
    with pytest.raises(UnavailableError, match="damaged") as caught:
        await store.put("b", SecretStr("x"))
    assert caught.value.__cause__ is None
    assert "hidden" not in str(caught.value) + caught.value.hint
    assert path.read_text() == '{"a": "hidden'


async def test_a_crash_leaves_no_secrets_behind(tmp_path: Path) -> None:
    store = FileSecrets(tmp_path / "secrets")
    await store.put("a", SecretStr("x"))
    (tmp_path / "secrets" / ".1.part").write_text("half a secret")
    await store.put("b", SecretStr("x"))
    assert sorted(path.name for path in (tmp_path / "secrets").iterdir()) == ["lock", "secrets.json"]
    assert await store.names() == ["a", "b"]


WORKER = """
import asyncio, sys
from pathlib import Path
from pydantic import SecretStr
from loomery_shared.secret_store.files import FileSecrets
from loomery_shared.secret_store.port import get_or_make

async def work(folder, who):
    store = FileSecrets(Path(folder))
    made = await get_or_make(store, "shared", lambda: f"made by {who}")
    for number in range(5):
        await store.put(f"{who}/{number}", SecretStr("x"))
    print(made.get_secret_value())

asyncio.run(work(*sys.argv[1:]))
"""


def test_processes_take_turns(tmp_path: Path) -> None:
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, str(tmp_path / "secrets"), who], stdout=subprocess.PIPE, text=True
        )
        for who in ("one", "two")
    ]
    said = {worker.communicate(timeout=120)[0].strip() for worker in workers}
    assert [worker.returncode for worker in workers] == [0, 0]
    kept = json.loads((tmp_path / "secrets" / "secrets.json").read_text())
    assert len(kept) == 11
    assert said == {kept["shared"]}
