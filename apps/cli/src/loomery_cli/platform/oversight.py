"""What those who run the platform look through: the builder, the audit log, and every service."""

from collections.abc import Mapping

from fastapi import FastAPI

from loomery_cli.platform.settings import PlatformSettings
from loomery_codegen.premises import BuildPremises
from loomery_codegen.understand.words.model.settings import ModelPlannerSettings
from loomery_orchestrator.admin.ports import Oversight, Service
from loomery_shared.clients import service_http
from loomery_shared.contracts.audit import AuditTrail

__all__ = ["make_oversight"]


def make_oversight(
    settings: PlatformSettings, audit: AuditTrail, services: Mapping[str, tuple[FastAPI, str]]
) -> Oversight:
    """`services`: by name, each with the path where it says whether it is ready."""
    token = settings.orchestrator.service_token.get_secret_value()
    remarks = {}
    if settings.email.email.transport == "outbox":
        remarks["mail"] = "ready, but mails stay on this machine: set LOOMERY_EMAIL__TRANSPORT to smtp or ses"
    return Oversight(
        premises=BuildPremises(settings.codegen, ModelPlannerSettings().model),
        audit=audit,
        services={
            name: Service(
                http=service_http("http://beside", token, app), ready=path, remark=remarks.get(name, "")
            )
            for name, (app, path) in services.items()
        },
    )
