"""Drivers for other places: what they ask of Compose and of Amazon's services."""

import hashlib
import json
import os
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import SecretStr, ValidationError

from apps.orchestrator.tests.releases.hosting import FolderOfBundles, zipped
from loomery_orchestrator.releases.aws.definitions import AwsHostingSettings
from loomery_orchestrator.releases.aws.driver import AwsDriver
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


async def secrets(_tenant: str, _app: str) -> Mapping[str, SecretStr]:
    return {"MAIL_KEY": SecretStr("it's $hush")}


def test_the_compose_file_grants_as_little_as_possible() -> None:
    made = compose_file("app_1", "tiny", "rel_1", RunLimits(memory=256, cores=0.5, processes=32))
    document = yaml.safe_load(made.text())
    assert ComposeFile.model_validate(document) == made
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
    yield AwsDriver(
        settings, PLACE, SETTINGS, bundles=stores[0], pages=stores[1], secret_prefix="/loomery/apps"
    )


async def test_pages_go_to_the_bucket_and_the_distribution_changes_over(amazon: AwsDriver) -> None:
    await amazon.open([HOSTED], [])
    for release in ("rel_1", "rel_2"):
        steps = Steps()
        await amazon.release(record(release), steps)
        assert steps.told == ["starting", "live", "answers"]
    script = await amazon._pages.stat("sites/app_1/rel_1/assets/index-1.js")
    assert script.content_type == "text/javascript; charset=utf-8"
    listed = await amazon._pages.list("sites/app_1/rel_2/")
    assert [item.key.rpartition("/")[2] for item in listed.items] == ["index-1.js", "index.html"]

    (shown,) = amazon.cloudfront.list_distributions()["DistributionList"]["Items"]
    assert shown["Origins"]["Items"][0]["OriginPath"] == "/sites/app_1/rel_2"
    assert (
        len(amazon.cloudfront.list_invalidations(DistributionId=shown["Id"])["InvalidationList"]["Items"])
        == 1
    )
    assert len(amazon.ecs.list_task_definitions()["taskDefinitionArns"]) == 2

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
