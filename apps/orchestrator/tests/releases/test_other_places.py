"""Drivers for other places: what they ask of Compose and of Amazon's services."""

import asyncio
import hashlib
import json
import os
import shutil
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import SecretStr, ValidationError

from apps.orchestrator.tests.releases.hosting import FolderOfBundles, zipped
from loomery_orchestrator.releases.aws.checked import check_call
from loomery_orchestrator.releases.aws.definitions import pages_policy, task, task_role_policy
from loomery_orchestrator.releases.aws.driver import AwsDriver, pages_of
from loomery_orchestrator.releases.aws.settings import AwsHostingSettings
from loomery_orchestrator.releases.containers.compose import ComposeFile, compose_file
from loomery_orchestrator.releases.containers.driver import ContainerDriver
from loomery_orchestrator.releases.driver import Hosted
from loomery_orchestrator.releases.errors import ReleaseFailedError
from loomery_orchestrator.releases.schemas import ReleaseRecord, ReleaseState
from loomery_orchestrator.releases.settings import HostingSettings
from loomery_shared.contracts.running import RunLimits
from loomery_shared.ids import utc_now
from loomery_shared.objects.s3 import S3Objects
from loomery_shared.settings import AwsSettings

SETTINGS = HostingSettings()
ROOT = Path(__file__).parents[4]
HOSTED = Hosted(app="app_1", tenant="t1", slug="tiny")
BUNDLE = zipped(
    {
        "Dockerfile": b"FROM scratch\n",
        "web/dist/index.html": b"<h1>tiny</h1>",
        "web/dist/assets/index-1.js": b"1",
        "api/app/__main__.py": b"",
    }
)


class Steps:
    """What a driver told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.files: dict[str, bytes] = {}

    async def generated(self, files: Mapping[str, bytes]) -> None:
        self.files |= files

    async def enter(self, state: ReleaseState, message: str) -> None:
        self.told.append(state.value)

    async def go_live(self, *, table_digest: str = "", notice: str = "") -> None:
        self.told.append("live")

    async def answers(self) -> None:
        self.told.append("answers")


def record(release: str, bundle: bytes = BUNDLE) -> ReleaseRecord:
    digest = hashlib.sha256(bundle).hexdigest()
    known: dict[str, Any] = dict.fromkeys(ReleaseRecord.model_fields, "")
    return ReleaseRecord(
        **{
            **known,
            "id": release,
            "place": "local",
            "generated": (),
            "tenant": "t1",
            "app": "app_1",
            "slug": "tiny",
            "number": 1,
            "attempts": 1,
            "demo": False,
            "accept_loss": False,
            "restores_data": False,
            "live_at": None,
            "bundle_key": digest,
            "bundle_sha256": digest,
            "state": "requested",
            "requested_at": utc_now(),
            "changed_at": utc_now(),
        }
    )


@pytest.fixture
def bundles(tmp_path: Path) -> FolderOfBundles:
    folder = tmp_path / "bundles"
    folder.mkdir()
    (folder / hashlib.sha256(BUNDLE).hexdigest()).write_bytes(BUNDLE)
    return FolderOfBundles(folder)


OTHER = zipped({"web/dist/index.html": b"<h1>other</h1>", "web/dist/assets/index-2.js": b"2"})


async def secrets(_tenant: str, _app: str) -> Mapping[str, SecretStr]:
    return {"MAIL_KEY": SecretStr("it's $hush")}


def test_the_compose_file_grants_as_little_as_possible() -> None:
    made = compose_file("app_1", "tiny", "rel_1", RunLimits(memory=256, cores=0.5, processes=32))
    document = yaml.safe_load(made.text())
    assert ComposeFile.model_validate(document) == made
    schema = json.loads((ROOT / "tests/data/compose-spec.json").read_text())
    jsonschema.validators.validator_for(schema)(schema).validate(document)
    service = document["services"]["app"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["deploy"]["resources"]["limits"] == {"cpus": "0.5", "memory": "256M", "pids": 32}
    assert document["networks"]["front"]["internal"] is True
    assert not {"ports", "privileged", "network_mode"} & set(service)


def test_a_compose_file_that_grants_more_is_not_ours() -> None:
    document = json.loads(compose_file("app_1", "tiny", "rel_1", RunLimits()).text())
    for change in ({"privileged": True}, {"cap_drop": ["NET_RAW"]}, {"read_only": False}):
        wrong = {**document, "services": {"app": {**document["services"]["app"], **change}}}
        with pytest.raises(ValidationError):
            ComposeFile.model_validate(wrong)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Stands for Compose: writes down what it was asked for, and fails for the release `rel_bad`."""
    script = tmp_path / "compose"
    script.write_text(
        f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\ncase "$2" in *rel_bad*) echo no; exit 1;; esac\n'
    )
    script.chmod(0o755)
    return script


async def test_compose_brings_a_version_up_and_the_one_before_back(
    tmp_path: Path, bundles: FolderOfBundles, program: Path
) -> None:
    folder = tmp_path / "containers"
    driver = ContainerDriver(folder, bundles, SETTINGS, program=[str(program)], secrets=secrets)
    await driver.open([HOSTED], [])
    steps = Steps()
    await driver.release(record("rel_1"), steps)
    assert steps.told == ["starting", "live", "answers"]
    assert (folder / "app_1/rel_1/project/Dockerfile").is_file()
    secret = folder / "app_1/rel_1/secrets.env"
    assert secret.read_text() == "MAIL_KEY='it\\'s $hush'\n"
    assert secret.stat().st_mode & 0o077 == 0

    live = HOSTED.model_copy(update={"live_release": "rel_1"})
    await driver.apply([live])
    with pytest.raises(ReleaseFailedError, match="no"):
        await driver.release(record("rel_bad"), Steps())
    await driver.apply([live.model_copy(update={"suspended": True})])
    await driver.apply([])
    asked = [line.split() for line in (tmp_path / "asked").read_text().splitlines()]
    assert [(Path(words[1]).parent.name, words[2]) for words in asked] == [
        ("rel_1", "up"),
        ("rel_bad", "up"),
        ("rel_1", "up"),
        ("rel_1", "stop"),
        ("rel_1", "down"),
    ]
    assert not (folder / "app_1").exists()


async def test_a_missing_compose_is_told(tmp_path: Path, bundles: FolderOfBundles) -> None:
    driver = ContainerDriver(tmp_path / "c", bundles, SETTINGS, program=["/no/such/program"])
    await driver.open([HOSTED], [])
    with pytest.raises(ReleaseFailedError, match="cannot be run"):
        await driver.release(record("rel_1"), Steps())


PLACE = AwsHostingSettings(
    domain="apps.example.org",
    certificate="arn:aws:acm:us-east-1:123456789012:certificate/1",
    bucket_domain="pages.s3.eu-central-1.amazonaws.com",
    access_control="E1",
    api_domain="api.example.org",
    images="123456789012.dkr.ecr.eu-central-1.amazonaws.com/apps",
    execution_role="arn:aws:iam::123456789012:role/run",
)


@pytest.fixture
async def amazon(aws_endpoint: str) -> AsyncIterator[AwsDriver]:
    settings = AwsSettings(endpoint=aws_endpoint)
    stores = [S3Objects(name, settings) for name in ("bundles", "pages")]
    for name in ("bundles", "pages"):
        stores[0].client.create_bucket(
            Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
        )
    await stores[0].put(hashlib.sha256(BUNDLE).hexdigest(), BUNDLE)
    await stores[0].put(hashlib.sha256(OTHER).hexdigest(), OTHER)
    made = {"rel_1": record("rel_1"), "rel_2": record("rel_2", OTHER), "rel_3": record("rel_3")}

    async def find(release: str) -> ReleaseRecord:
        return made[release]

    yield AwsDriver(
        settings,
        PLACE,
        SETTINGS,
        bundles=stores[0],
        pages=stores[1],
        secret_prefix="/loomery/apps",
        find=find,
    )


def shown_by(amazon: AwsDriver) -> dict[str, Any]:
    (shown,) = amazon.cloudfront.list_distributions()["DistributionList"]["Items"]
    return dict(shown)


async def test_pages_go_to_the_bucket_and_the_distribution_changes_over(amazon: AwsDriver) -> None:
    await amazon.open([HOSTED], [])
    first, second = record("rel_1"), record("rel_2", OTHER)
    for release in (first, second):
        steps = Steps()
        await amazon.release(release, steps)
        assert steps.told == ["starting", "live", "answers"]
        assert sorted(steps.files) == [
            "bucket-policy.json",
            "distribution.json",
            "execution-role-policy.json",
            "task.json",
        ]
    for name, kind, cache in (
        ("assets/index-1.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
        ("index.html", "text/html; charset=utf-8", "no-cache"),
    ):
        head = amazon._pages.client.head_object(Bucket="pages", Key=f"{pages_of(first)}/{name}")
        assert (head["ContentType"], head["CacheControl"]) == (kind, cache)
    listed = await amazon._pages.list(f"{pages_of(second)}/")
    assert [item.key.rpartition("/")[2] for item in listed.items] == ["index-2.js", "index.html"]

    shown = shown_by(amazon)
    assert shown["Origins"]["Items"][0]["OriginPath"] == f"/{pages_of(second)}"
    invalidations = amazon.cloudfront.list_invalidations(DistributionId=shown["Id"])
    assert len(invalidations["InvalidationList"]["Items"]) == 1
    assert len(amazon.ecs.list_task_definitions()["taskDefinitionArns"]) == 2

    await amazon._bundles.delete(first.bundle_key)
    await amazon.release(record("rel_3"), Steps())
    # Going back moves the pointer; nothing is fetched, nothing is brought again.
    assert shown_by(amazon)["Origins"]["Items"][0]["OriginPath"] == f"/{pages_of(first)}"
    listed = await amazon._pages.list("sites/app_1/")
    assert len({item.key.split("/")[2] for item in listed.items}) == 2
    await amazon.apply([HOSTED.model_copy(update={"live_release": "rel_2"})])
    await amazon.undo(record("rel_3"))
    assert shown_by(amazon)["Origins"]["Items"][0]["OriginPath"] == f"/{pages_of(second)}"

    live = HOSTED.model_copy(update={"live_release": "rel_2"})
    await amazon.apply([live])
    await amazon.apply([live.model_copy(update={"suspended": True})])
    assert not amazon.cloudfront.get_distribution(Id=shown["Id"])["Distribution"]["DistributionConfig"][
        "Enabled"
    ]
    await amazon.apply([])
    assert (await amazon._pages.list("sites/")).items == []


async def test_a_version_without_pages_is_refused(amazon: AwsDriver) -> None:
    bundle = zipped({"Dockerfile": b""})
    wanted = record("rel_1", bundle)
    await amazon._bundles.put(wanted.bundle_key, bundle)
    await amazon.open([HOSTED], [])
    with pytest.raises(ReleaseFailedError, match="no built pages"):
        await amazon.release(wanted, Steps())
    assert os.environ["AWS_ACCESS_KEY_ID"] == "testing"


async def test_what_amazon_would_refuse_is_found_before_anything_is_touched(amazon: AwsDriver) -> None:
    bad = task(PLACE, "app_1", "rel_1", RunLimits(), "/loomery/apps")
    with pytest.raises(ReleaseFailedError, match="RegisterTaskDefinition of ecs would be refused"):
        check_call("ecs", "RegisterTaskDefinition", {**bad, "cpu": 256})
    check_call("ecs", "RegisterTaskDefinition", bad)
    with pytest.raises(ReleaseFailedError, match="Missing required parameter"):
        check_call("cloudfront", "CreateDistribution", {"DistributionConfig": {"Comment": ""}})
    await amazon.open([HOSTED], [])
    amazon._place = PLACE.model_copy(update={"access_control": None})
    with pytest.raises(ReleaseFailedError, match="CreateDistribution of cloudfront would be refused"):
        await amazon.release(record("rel_1"), Steps())
    assert (await amazon._pages.list("sites/")).items == []
    assert amazon.ecs.list_task_definitions()["taskDefinitionArns"] == []


def test_policies_allow_no_more_than_one_application_needs() -> None:
    role = task_role_policy(PLACE, "123456789012", "app_1", "/loomery/apps")
    allowed = {statement["Sid"]: statement for statement in role["Statement"]}
    assert allowed["OwnValues"]["Resource"] == (
        "arn:aws:ssm:eu-central-1:123456789012:parameter/loomery/apps/app_1/*"
    )
    wide = [name for name, statement in allowed.items() if statement["Resource"] == "*"]
    assert wide == ["Registry"]
    assert not [action for each in role["Statement"] for action in [each["Action"]] if "*" in str(action)]
    bucket = pages_policy(PLACE, "123456789012", "E2")["Statement"][0]
    assert bucket["Action"] == "s3:GetObject"
    assert bucket["Condition"]["StringEquals"]["AWS:SourceArn"].endswith(":distribution/E2")


@pytest.mark.slow
async def test_an_engine_brings_a_container_up(tmp_path: Path) -> None:
    """Only where Docker runs: Compose reads the file itself."""
    asked = (
        await asyncio.create_subprocess_exec(
            "docker",
            "compose",
            "version",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        if shutil.which("docker")
        else None
    )
    if asked is None or await asked.wait():
        pytest.skip("Docker with Compose is not here")
    file = tmp_path / "compose.yaml"
    file.write_text(compose_file("app_1", "tiny", "rel_1", RunLimits()).text())
    (tmp_path / "secrets.env").touch()
    read = await asyncio.create_subprocess_exec("docker", "compose", "--file", str(file), "config", "--quiet")
    assert await read.wait() == 0
